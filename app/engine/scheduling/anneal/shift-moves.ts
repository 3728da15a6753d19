import { dayOffPreferenceCost, type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import { PAUSE_CODE } from '../model/share-codes';
import { PausePlacer } from '../start/place-pauses';
import type { FastRandom } from './fast-random';
import { isLawfulShift } from './lawful-shift';

/** A shift taken out for a trial, with what its removal saves. */
interface TakenShift {
  day: number;
  kind: number;
  start: number;
  cost: number;
  pause: Int16Array;
  share: Uint8Array;
}

/** Moves that change when or how long someone works. Pauses of a new shift are placed exactly (chain programme). */
export class ShiftMoves {
  private readonly placer: PausePlacer;
  private readonly prefix: Float64Array;
  private readonly taken: TakenShift[];
  private readonly pausesA: Int16Array;
  private readonly pausesB: Int16Array;

  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
    private readonly random: FastRandom,
  ) {
    this.placer = new PausePlacer(instance);
    this.prefix = new Float64Array(instance.slotCount + 2);
    this.taken = Array.from({ length: 2 }, () => ({
      day: 0,
      kind: 0,
      start: 0,
      cost: 0,
      pause: new Int16Array(instance.maxPauses),
      share: new Uint8Array(instance.maxSpan),
    }));
    this.pausesA = new Int16Array(instance.maxPauses);
    this.pausesB = new Int16Array(instance.maxPauses);
  }

  /** Another start or length near the present one; returns the change of cost (0 = not done). */
  changeShift(employee: number, day: number, limit: number): number {
    const { instance, roster } = this;
    const cell = employee * instance.dayCount + day;
    if (roster.start[cell] < 0 || instance.fixedKind[cell] >= 0) return 0;
    const option = this.nearbyOption(employee, day, roster.start[cell], roster.kind[cell]);
    if (option < 0) return 0;
    const set = instance.options[cell];
    const kind = set.kinds[option];
    const start = set.starts[option];
    const weekCell = employee * instance.weekCount + instance.weekOfDay[day];
    const minutes = roster.weekMinutes[weekCell];
    const minutesAfter = minutes + instance.kindPaid[kind] - instance.kindPaid[roster.kind[cell]];
    if (!this.keepsHours(weekCell, minutes, minutesAfter)) return 0;
    if (!this.isLawfulInstead(employee, cell, weekCell, day, kind, start)) return 0;
    const softBefore = this.softCost(employee, weekCell);
    const taken = this.take(employee, day, 0);
    const cost = this.shiftCost(employee, day, kind, start, this.pausesA) - taken.cost;
    const soft = this.softCostWith(employee, weekCell, kind, start, day, -1, -1, -1) - softBefore;
    if (cost + soft > limit) return this.giveUp(employee, 1);
    roster.placeShift(employee, day, kind, start, this.pausesA);
    return cost + soft;
  }

  /** Places the pauses and shares of a shift anew, kept only when the cost falls. */
  placeAgain(employee: number, day: number): number {
    const { instance, roster } = this;
    const cell = employee * instance.dayCount + day;
    if (roster.start[cell] < 0 || instance.skillCount[employee] === 0) return 0;
    const { cost, kind, start } = this.take(employee, day, 0);
    const delta = this.shiftCost(employee, day, kind, start, this.pausesA) - cost;
    if (delta > -1e-9) return this.giveUp(employee, 1);
    roster.placeShift(employee, day, kind, start, this.pausesA);
    return delta;
  }

  /** One shift longer and another of the same week shorter (or any two nearby changes that keep the hours). */
  changeTwoShifts(employee: number, dayA: number, dayB: number, limit: number): number {
    const { instance, roster } = this;
    const cellA = employee * instance.dayCount + dayA;
    const cellB = employee * instance.dayCount + dayB;
    if (roster.start[cellA] < 0 || roster.start[cellB] < 0) return 0;
    if (instance.fixedKind[cellA] >= 0 || instance.fixedKind[cellB] >= 0) return 0;
    const optionA = this.nearbyOption(employee, dayA, roster.start[cellA], roster.kind[cellA]);
    const optionB = this.nearbyOption(employee, dayB, roster.start[cellB], roster.kind[cellB]);
    if (optionA < 0 || optionB < 0) return 0;
    return this.replaceTwo(employee, dayA, dayB, dayA, optionA, dayB, optionB, limit);
  }

  /** A work day moves to a free day of the same week. */
  moveDay(employee: number, from: number, to: number, limit: number): number {
    const { instance, roster } = this;
    const fromCell = employee * instance.dayCount + from;
    const toCell = employee * instance.dayCount + to;
    if (roster.start[fromCell] < 0 || roster.start[toCell] >= 0) return 0;
    if (instance.fixedKind[fromCell] >= 0 || instance.fixedKind[toCell] >= 0) return 0;
    const zone = instance.grid.zones[instance.zoneOf[employee]];
    const wanted = roster.start[fromCell] + zone.dayStart[to] - zone.dayStart[from];
    const option = this.nearbyOption(employee, to, wanted, roster.kind[fromCell]);
    if (option < 0) return 0;
    return this.replaceTwo(employee, from, -1, to, option, -1, -1, limit);
  }

  /** One more shift on a free day, or one less, where the limits of the week leave room. */
  addOrDrop(employee: number, day: number, limit: number): number {
    const { instance, roster } = this;
    const cell = employee * instance.dayCount + day;
    if (instance.fixedKind[cell] >= 0 || instance.skillCount[employee] === 0) return 0;
    const weekCell = employee * instance.weekCount + instance.weekOfDay[day];
    const limits = instance.limits[weekCell];
    const minutes = roster.weekMinutes[weekCell];
    const softBefore = this.softCost(employee, weekCell);
    if (roster.start[cell] >= 0) {
      const minutesAfter = minutes - instance.kindPaid[roster.kind[cell]];
      if (roster.weekDays[weekCell] <= limits.minDays || !this.keepsHours(weekCell, minutes, minutesAfter)) return 0;
      const cost = dayOffPreferenceCost(instance, employee, day) - this.take(employee, day, 0).cost;
      const delta = cost + this.softCost(employee, weekCell) - softBefore;
      return delta > limit ? this.giveUp(employee, 1) : delta;
    }
    const set = instance.options[cell];
    if (set.kinds.length === 0 || roster.weekDays[weekCell] >= limits.maxDays) return 0;
    const option = this.random.below(set.kinds.length);
    const kind = set.kinds[option];
    const start = set.starts[option];
    if (!this.keepsHours(weekCell, minutes, minutes + instance.kindPaid[kind])) return 0;
    if (!isLawfulShift(roster, employee, day, kind, start)) return 0;
    const cost =
      this.shiftCost(employee, day, kind, start, this.pausesA) - dayOffPreferenceCost(instance, employee, day);
    const delta = cost + this.softCostWith(employee, weekCell, kind, start, day, -1, -1, -1) - softBefore;
    if (delta > limit) return 0;
    roster.placeShift(employee, day, kind, start, this.pausesA);
    return delta;
  }

  private replaceTwo(
    employee: number,
    outA: number,
    outB: number,
    inA: number,
    optionA: number,
    inB: number,
    optionB: number,
    limit: number,
  ): number {
    const { instance, roster } = this;
    const { dayCount } = instance;
    const weekCell = employee * instance.weekCount + instance.weekOfDay[outA];
    const setA = instance.options[employee * dayCount + inA];
    const kindA = setA.kinds[optionA];
    const startA = setA.starts[optionA];
    const setB = inB < 0 ? setA : instance.options[employee * dayCount + inB];
    const kindB = inB < 0 ? -1 : setB.kinds[optionB];
    const startB = inB < 0 ? -1 : setB.starts[optionB];
    const minutes = roster.weekMinutes[weekCell];
    let minutesAfter = minutes + instance.kindPaid[kindA] - instance.kindPaid[roster.kind[employee * dayCount + outA]];
    if (inB >= 0) minutesAfter += instance.kindPaid[kindB] - instance.kindPaid[roster.kind[employee * dayCount + outB]];
    if (!this.keepsHours(weekCell, minutes, minutesAfter)) return 0;
    if (!this.arePlacementsLawful(employee, weekCell, outA, outB, inA, kindA, startA, inB, kindB, startB)) return 0;
    const softBefore = this.softCost(employee, weekCell);
    let saved = this.take(employee, outA, 0).cost;
    if (outB >= 0) saved += this.take(employee, outB, 1).cost;
    const outCount = outB < 0 ? 1 : 2;
    let cost = this.shiftCost(employee, inA, kindA, startA, this.pausesA) - saved;
    if (inB >= 0) cost += this.shiftCost(employee, inB, kindB, startB, this.pausesB);
    else if (inA !== outA)
      cost += dayOffPreferenceCost(instance, employee, outA) - dayOffPreferenceCost(instance, employee, inA);
    const soft = this.softCostWith(employee, weekCell, kindA, startA, inA, kindB, startB, inB) - softBefore;
    if (cost + soft > limit) return this.giveUp(employee, outCount);
    roster.placeShift(employee, inA, kindA, startA, this.pausesA);
    if (inB >= 0) roster.placeShift(employee, inB, kindB, startB, this.pausesB);
    return cost + soft;
  }

  /** Lawful in place of the present shift of the day? Looks without touching coverage. */
  private isLawfulInstead(
    employee: number,
    cell: number,
    weekCell: number,
    day: number,
    kind: number,
    start: number,
  ): boolean {
    const { roster } = this;
    const present = roster.start[cell];
    roster.start[cell] = -1;
    roster.weekDays[weekCell]--;
    const isLawful = isLawfulShift(roster, employee, day, kind, start);
    roster.start[cell] = present;
    roster.weekDays[weekCell]++;
    return isLawful;
  }

  /** Are one or two new shifts lawful once one or two others are out? Looks without touching coverage. */
  private arePlacementsLawful(
    employee: number,
    weekCell: number,
    outA: number,
    outB: number,
    inA: number,
    kindA: number,
    startA: number,
    inB: number,
    kindB: number,
    startB: number,
  ): boolean {
    const { roster } = this;
    const first = employee * this.instance.dayCount;
    const presentA = roster.start[first + outA];
    const presentKindA = roster.kind[first + outA];
    const presentB = outB < 0 ? -1 : roster.start[first + outB];
    roster.start[first + outA] = -1;
    roster.weekDays[weekCell]--;
    if (outB >= 0) {
      roster.start[first + outB] = -1;
      roster.weekDays[weekCell]--;
    }
    let isLawful = isLawfulShift(roster, employee, inA, kindA, startA);
    if (isLawful && inB >= 0) {
      roster.start[first + inA] = startA;
      roster.kind[first + inA] = kindA;
      roster.weekDays[weekCell]++;
      isLawful = isLawfulShift(roster, employee, inB, kindB, startB);
      roster.weekDays[weekCell]--;
      roster.start[first + inA] = -1;
    }
    roster.start[first + outA] = presentA;
    roster.kind[first + outA] = presentKindA;
    roster.weekDays[weekCell]++;
    if (outB >= 0) {
      roster.start[first + outB] = presentB;
      roster.weekDays[weekCell]++;
    }
    return isLawful;
  }

  /** Hours may move inside the limits, or towards them where the week is outside. */
  private keepsHours(weekCell: number, before: number, after: number): boolean {
    const { minMinutes, maxMinutes } = this.instance.limits[weekCell];
    if (after < minMinutes && after < before) return false;
    return after <= maxMinutes || after <= before;
  }

  /** An option of a day close to a start, other than the very same shift; -1 when there is none. */
  private nearbyOption(employee: number, day: number, start: number, kind: number): number {
    const { starts, kinds } = this.instance.options[employee * this.instance.dayCount + day];
    const count = kinds.length;
    if (count === 0) return -1;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    const reach = 12;
    const option = low - reach + this.random.below(2 * reach + 4);
    if (option < 0 || option >= count) return -1;
    if (starts[option] === start && kinds[option] === kind) return -1;
    return option;
  }

  private take(employee: number, day: number, place: number): TakenShift {
    const { instance, roster } = this;
    const { maxSpan, maxPauses } = instance;
    const taken = this.taken[place];
    const cell = employee * instance.dayCount + day;
    taken.day = day;
    taken.kind = roster.kind[cell];
    taken.start = roster.start[cell];
    for (let i = 0; i < maxPauses; i++) taken.pause[i] = roster.pause[cell * maxPauses + i];
    const span = instance.kindSpan[taken.kind];
    for (let i = 0; i < span; i++) taken.share[i] = roster.share[cell * maxSpan + i];
    roster.removeShift(employee, day);
    let cost = shiftPreferenceCost(instance, employee, day, taken.start);
    for (let i = 0; i < span; i++) {
      const code = taken.share[i];
      if (code !== PAUSE_CODE) cost += roster.costOfAdding(employee, taken.start + i, code);
    }
    taken.cost = cost;
    return taken;
  }

  private giveUp(employee: number, count: number): number {
    for (let place = 0; place < count; place++) {
      const taken = this.taken[place];
      this.roster.restoreShift(employee, taken.day, taken.kind, taken.start, taken.pause, taken.share);
    }
    return 0;
  }

  /** Cost of a new shift with its best pauses, which are left in `pauses`. */
  private shiftCost(employee: number, day: number, kind: number, start: number, pauses: Int16Array): number {
    const { instance, roster, prefix } = this;
    const span = instance.kindSpan[kind];
    let sum = 0;
    prefix[start] = 0;
    for (let slot = start; slot < start + span; slot++) {
      sum -= roster.bestCostOfAdding(employee, slot);
      prefix[slot + 1] = sum;
    }
    const loss = this.placer.place(instance.kinds[kind], prefix, start, true);
    pauses.set(this.placer.positions);
    return loss - sum + shiftPreferenceCost(instance, employee, day, start);
  }

  /** Fairness and target cost as the roster stands. */
  private softCost(employee: number, weekCell: number): number {
    const { instance, roster } = this;
    const { weights } = instance;
    return (
      weights.lateShift * roster.lateCount[employee] ** 2 +
      weights.weekendDay * roster.weekendCount[employee] ** 2 +
      targetCost(weights.weeklyTargetPerHour, roster.weekMinutes[weekCell], instance.limits[weekCell].targetMinutes)
    );
  }

  /** The same with one or two more shifts. */
  private softCostWith(
    employee: number,
    weekCell: number,
    kindA: number,
    startA: number,
    dayA: number,
    kindB: number,
    startB: number,
    dayB: number,
  ): number {
    const { instance, roster } = this;
    const { weights } = instance;
    let late = roster.lateCount[employee] + lateness(instance, employee, kindA, startA);
    let weekend = roster.weekendCount[employee] + (instance.weekdayOfDay[dayA] >= 6 ? 1 : 0);
    let minutes = roster.weekMinutes[weekCell] + instance.kindPaid[kindA];
    if (dayB >= 0) {
      late += lateness(instance, employee, kindB, startB);
      weekend += instance.weekdayOfDay[dayB] >= 6 ? 1 : 0;
      minutes += instance.kindPaid[kindB];
    }
    return (
      weights.lateShift * late * late +
      weights.weekendDay * weekend * weekend +
      targetCost(weights.weeklyTargetPerHour, minutes, instance.limits[weekCell].targetMinutes)
    );
  }
}
