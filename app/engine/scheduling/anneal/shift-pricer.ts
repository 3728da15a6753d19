import { type Instance, shiftPreferenceCost } from '../model/instance';
import type { Roster } from '../model/roster';
import { PAUSE_CODE } from '../model/share-codes';
import { PausePlacer } from '../start/place-pauses';

/**
 * Prices a shift in the place of another without touching the coverage: a slot that both work keeps its share, a slot that
 * only the old one works is saved, a slot that only the new one works takes its best share. Exact, because slots of one
 * person lie in different cells.
 */
export class ShiftPricer {
  private readonly placer: PausePlacer;
  private readonly prefix: Float64Array;
  /** Cost of each slot of the shift last given to presentCost. */
  private readonly slotCost: Float64Array;
  private readonly isWorked: Uint8Array;
  private readonly oldCodes: Uint8Array;

  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
  ) {
    this.placer = new PausePlacer(instance);
    this.prefix = new Float64Array(instance.slotCount + 2);
    this.slotCost = new Float64Array(instance.maxSpan);
    this.isWorked = new Uint8Array(instance.maxSpan);
    this.oldCodes = new Uint8Array(instance.maxSpan);
  }

  /** Coverage and wishes of the shift a person has on a day. Call it before bestCost of the same day. */
  presentCost(employee: number, day: number): number {
    const { instance, roster, slotCost } = this;
    const cell = employee * instance.dayCount + day;
    const start = roster.start[cell];
    const base = cell * instance.maxSpan;
    const span = instance.kindSpan[roster.kind[cell]];
    let cost = shiftPreferenceCost(instance, employee, day, roster.kind[cell], start);
    for (let i = 0; i < span; i++) {
      const code = roster.share[base + i];
      if (code === PAUSE_CODE) continue;
      const own = roster.costOfPresent(employee, start + i, code);
      slotCost[i] = own;
      cost += own;
    }
    return cost;
  }

  /** Coverage and wishes of a shift with its best pauses (left in `pauses`), the day's present shift being out. */
  bestCost(employee: number, day: number, kind: number, start: number, pauses: Int16Array): number {
    const { instance, roster, prefix, slotCost } = this;
    const cell = employee * instance.dayCount + day;
    const base = cell * instance.maxSpan;
    const oldStart = roster.start[cell];
    const oldSpan = oldStart < 0 ? 0 : instance.kindSpan[roster.kind[cell]];
    const end = start + instance.kindSpan[kind];
    let sum = 0;
    prefix[start] = 0;
    for (let slot = start; slot < end; slot++) {
      const i = slot - oldStart;
      if (i >= 0 && i < oldSpan && roster.share[base + i] !== PAUSE_CODE) sum -= slotCost[i];
      else sum -= roster.bestCostOfAdding(employee, slot);
      prefix[slot + 1] = sum;
    }
    const loss = this.placer.place(instance.kinds[kind], prefix, start, true);
    pauses.set(this.placer.positions);
    return loss - sum + shiftPreferenceCost(instance, employee, day, kind, start);
  }

  /** Change of coverage and wishes when the shift of a day becomes another with given pauses: looks at differing slots only. */
  changeCost(employee: number, day: number, kind: number, start: number, pauses: ArrayLike<number>): number {
    const { instance, roster, isWorked } = this;
    const cell = employee * instance.dayCount + day;
    const base = cell * instance.maxSpan;
    const oldStart = roster.start[cell];
    const oldKind = roster.kind[cell];
    const oldSpan = instance.kindSpan[oldKind];
    const span = instance.kindSpan[kind];
    this.markWorked(kind, pauses);
    let delta =
      shiftPreferenceCost(instance, employee, day, kind, start) -
      shiftPreferenceCost(instance, employee, day, oldKind, oldStart);
    for (let i = 0; i < oldSpan; i++) {
      const code = roster.share[base + i];
      const offset = oldStart + i - start;
      const stays = offset >= 0 && offset < span && isWorked[offset] === 1;
      if (code === PAUSE_CODE) {
        if (stays) delta += roster.bestCostOfAdding(employee, oldStart + i);
      } else if (!stays) delta -= roster.costOfPresent(employee, oldStart + i, code);
    }
    for (let slot = start; slot < Math.min(start + span, oldStart); slot++) {
      if (isWorked[slot - start] === 1) delta += roster.bestCostOfAdding(employee, slot);
    }
    for (let slot = Math.max(start, oldStart + oldSpan); slot < start + span; slot++) {
      if (isWorked[slot - start] === 1) delta += roster.bestCostOfAdding(employee, slot);
    }
    return delta;
  }

  /** Puts a shift in the place of the day's present one (or on a free day); slots that both work keep their shares. */
  replace(employee: number, day: number, kind: number, start: number, pauses: ArrayLike<number>): void {
    const { instance, roster, isWorked, oldCodes } = this;
    const cell = employee * instance.dayCount + day;
    const base = cell * instance.maxSpan;
    const oldStart = roster.start[cell];
    const oldSpan = oldStart < 0 ? 0 : instance.kindSpan[roster.kind[cell]];
    const span = instance.kindSpan[kind];
    this.markWorked(kind, pauses);
    for (let i = 0; i < oldSpan; i++) {
      const code = roster.share[base + i];
      oldCodes[i] = code;
      const offset = oldStart + i - start;
      const stays = offset >= 0 && offset < span && isWorked[offset] === 1;
      if (code !== PAUSE_CODE && !stays) roster.addWork(employee, oldStart + i, code, -1);
    }
    for (let offset = 0; offset < span; offset++) {
      if (isWorked[offset] === 0) {
        roster.share[base + offset] = PAUSE_CODE;
        continue;
      }
      const i = start + offset - oldStart;
      if (i >= 0 && i < oldSpan && oldCodes[i] !== PAUSE_CODE) {
        roster.share[base + offset] = oldCodes[i];
        continue;
      }
      const code = roster.bestCode(employee, start + offset);
      roster.share[base + offset] = code;
      roster.addWork(employee, start + offset, code, 1);
    }
    for (let i = 0; i < instance.kinds[kind].pauses.length; i++)
      roster.pause[cell * instance.maxPauses + i] = pauses[i];
    if (oldSpan > 0) roster.countShift(employee, day, roster.kind[cell], oldStart, -1);
    roster.start[cell] = start;
    roster.kind[cell] = kind;
    roster.countShift(employee, day, kind, start, 1);
  }

  private markWorked(kind: number, pauses: ArrayLike<number>): void {
    const { instance, isWorked } = this;
    const span = instance.kindSpan[kind];
    for (let i = 0; i < span; i++) isWorked[i] = 1;
    const rules = instance.kinds[kind].pauses;
    for (let p = 0; p < rules.length; p++) {
      for (let s = 0; s < rules[p].slots; s++) isWorked[pauses[p] + s] = 0;
    }
  }
}
