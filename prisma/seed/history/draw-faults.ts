import type { Random } from '~/engine/random';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A stretch of the history that is not as it should be. */
export interface HistoryFault {
  startMs: number;
  endMs: number;
  /** gap: rows are missing; scale: volume is multiplied */
  kind: 'gap' | 'scale';
  factor: number;
}

/**
 * What every real centre has in its history: missing days and hours, rushes nobody explained, hours in which the line was dead.
 * The last two weeks stay clean.
 */
export function drawFaults(random: Random, startMs: number, nowMs: number): HistoryFault[] {
  const endMs = nowMs - 14 * dayMs;
  const weeks = Math.max(0, (endMs - startMs) / (7 * dayMs));
  const faults: HistoryFault[] = [];
  const add = (perYear: number, kind: HistoryFault['kind'], hours: () => number, factor: () => number) => {
    const count = weeks === 0 ? 0 : Math.max(1, Math.round((perYear * weeks) / 52));
    for (let index = 0; index < count; index++) {
      const offsetHours = random.int(Math.max(1, Math.floor((endMs - startMs) / hourMs)));
      const from = startMs + offsetHours * hourMs;
      faults.push({ startMs: from, endMs: from + hours() * hourMs, kind, factor: factor() });
    }
  };
  const none = () => 0;
  add(1.4, 'gap', () => 24, none);
  add(4, 'gap', () => 1 + random.int(5), none);
  add(
    4,
    'scale',
    () => 1 + random.int(3),
    () => 1.8 + 1.6 * random.next(),
  );
  add(
    3,
    'scale',
    () => 0.25,
    () => 5 + 4 * random.next(),
  );
  add(
    2,
    'scale',
    () => 2 + random.int(3),
    () => 0.05 + 0.1 * random.next(),
  );
  return faults.sort((a, b) => a.startMs - b.startMs);
}
