import type { Instance } from '../model/instance';
import type { Roster } from '../model/roster';
import { PAUSE_CODE, SKILL_PLACES } from '../model/share-codes';
import { PausePlacer } from './place-pauses';

/** Cost of a pause where the limit is reached: above any gain of coverage. */
const CROWDED_COST = 1e6;
const ROUNDS = 4;

/** Most people of a main group in a pause at once: a part of those present, at least one. */
export const mostPaused = (present: number, percent: number): number =>
  Math.max(1, Math.floor((present * percent) / 100 + 1e-9));

/**
 * Moves pauses out of slots where too many of a main group rest at once, each to where it costs least among slots with
 * room. Works on a finished roster in a fixed order; shifts that are given keep their pauses.
 * @returns pauses that had to stay where there are too many
 */
export function limitPauses(roster: Roster): number {
  const { instance } = roster;
  const percent = instance.problem.pausesAtOncePercent;
  if (percent === undefined || (instance.problem.rules?.pauses_at_once ?? 'planning_only') === 'ignore') return 0;
  const counts = new PauseCounts(instance);
  const cells: number[] = [];
  for (let cell = 0; cell < roster.start.length; cell++) {
    if (roster.start[cell] < 0 || instance.skillCount[employeeOf(instance, cell)] === 0) continue;
    counts.add(roster, cell, 1);
    if (instance.fixedKind[cell] < 0 && instance.kinds[roster.kind[cell]].pauses.length > 0) cells.push(cell);
  }
  const mover = new PauseMover(roster, counts, percent);
  let crowded = 0;
  for (let round = 0; round < ROUNDS; round++) {
    crowded = 0;
    for (const cell of cells) if (counts.isCrowded(roster, cell, percent)) crowded += mover.move(cell);
    if (crowded === 0) break;
  }
  return crowded;
}

const employeeOf = (instance: Instance, cell: number): number => Math.floor(cell / instance.dayCount);

/** People present and in a pause, by main group and slot. */
class PauseCounts {
  readonly present: Int32Array;
  readonly paused: Int32Array;

  constructor(private readonly instance: Instance) {
    this.present = new Int32Array(instance.groupCount * instance.slotCount);
    this.paused = new Int32Array(this.present.length);
  }

  /** First count of the main group of the person of a cell. */
  base(cell: number): number {
    return this.instance.skillBase[employeeOf(this.instance, cell) * SKILL_PLACES];
  }

  add(roster: Roster, cell: number, sign: number): void {
    const base = this.base(cell) + roster.start[cell];
    const span = this.instance.kindSpan[roster.kind[cell]];
    for (let offset = 0; offset < span; offset++) {
      if (this.isGap(roster, cell, offset)) continue;
      this.present[base + offset] += sign;
      if (roster.share[cell * this.instance.maxSpan + offset] === PAUSE_CODE) this.paused[base + offset] += sign;
    }
  }

  /** Whether a slot lies between the parts of a split shift: the person is not there. */
  private isGap(roster: Roster, cell: number, offset: number): boolean {
    const gap = this.instance.kinds[roster.kind[cell]].pauses.find(({ kind }) => kind === 'gap');
    return gap !== undefined && offset >= gap.earliest && offset < gap.earliest + gap.slots;
  }

  isCrowded(roster: Roster, cell: number, percent: number): boolean {
    const base = this.base(cell) + roster.start[cell];
    const span = this.instance.kindSpan[roster.kind[cell]];
    for (let offset = 0; offset < span; offset++) {
      if (roster.share[cell * this.instance.maxSpan + offset] !== PAUSE_CODE) continue;
      if (this.isGap(roster, cell, offset)) continue;
      if (this.paused[base + offset] > mostPaused(this.present[base + offset], percent)) return true;
    }
    return false;
  }
}

/** Takes a shift out and puts it back with its pauses where there is room. */
class PauseMover {
  private readonly placer: PausePlacer;
  private readonly prefix: Float64Array;

  constructor(
    private readonly roster: Roster,
    private readonly counts: PauseCounts,
    private readonly percent: number,
  ) {
    this.placer = new PausePlacer(roster.instance);
    this.prefix = new Float64Array(roster.instance.slotCount + 2);
  }

  /** @returns 1 when some pause still lies where there are too many */
  move(cell: number): number {
    const { roster, counts, prefix, placer, percent } = this;
    const { instance } = roster;
    const employee = employeeOf(instance, cell);
    const day = cell % instance.dayCount;
    const kind = roster.kind[cell];
    const start = roster.start[cell];
    const base = counts.base(cell);
    counts.add(roster, cell, -1);
    roster.removeShift(employee, day);
    prefix[start] = 0;
    for (let slot = start; slot < start + instance.kindSpan[kind]; slot++) {
      const isFull = counts.paused[base + slot] + 1 > mostPaused(counts.present[base + slot] + 1, percent);
      prefix[slot + 1] = prefix[slot] - roster.bestCostOfAdding(employee, slot) + (isFull ? CROWDED_COST : 0);
    }
    placer.place(instance.kinds[kind], prefix, start, true);
    roster.placeShift(employee, day, kind, start, placer.positions);
    counts.add(roster, cell, 1);
    return counts.isCrowded(roster, cell, percent) ? 1 : 0;
  }
}
