import { createRandom, type Random } from '~/engine/random';
import type { CentreBlueprint } from './blueprint/types';
import { TableRows } from './table-rows';

/** What every part of the seed shares. */
export interface SeedContext {
  blueprint: CentreBlueprint;
  organizationId: string;
  /** the present instant, epoch ms */
  nowMs: number;
  /** local date of the organization */
  today: string;
  random: Random;
  /** UUIDv7 that depends on the seed only */
  nextId: () => string;
  rows: TableRows;
}

/** @param now everything in the demo centre is dated relative to it */
export function createSeedContext(input: {
  blueprint: CentreBlueprint;
  seed: number | string;
  now: Date;
  today: string;
}): SeedContext {
  const random = createRandom(`${input.seed}/${input.blueprint.code}`);
  const nextId = createIdMaker(random.fork('ids'), input.now.getTime());
  return {
    blueprint: input.blueprint,
    organizationId: nextId(),
    nowMs: input.now.getTime(),
    today: input.today,
    random,
    nextId,
    rows: new TableRows(),
  };
}

/** UUIDs of version 7 (RFC 9562) whose random part is seeded; they sort in the order in which they were made. */
function createIdMaker(random: Random, startMs: number): () => string {
  let timeMs = startMs;
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  return () => {
    timeMs += 1;
    const time = hex(timeMs, 12);
    const variant = 0x8000 + random.int(0x4000);
    const tail = hex(random.int(2 ** 32), 8) + hex(random.int(0x10000), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.int(0x1000), 3)}-${hex(variant, 4)}-${tail}`;
  };
}
