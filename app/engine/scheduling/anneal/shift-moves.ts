import { mayFlipDay } from '../model/bonds';
import { dayOffPreferenceCost, type Instance, lateness } from '../model/instance';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import { keepsLeastRun } from '../model/short-runs';
import { keepsChain } from '../model/tighten-pauses';
import { keepsPeriod } from '../model/type-rules';
import type { FastRandom } from './fast-random';
import { isLawfulShift } from './lawful-shift';
import { ShiftPricer } from './shift-pricer';

/** Options on either side of the present one that a change may take. */
const REACH = 12;
/** Longest slide of a shift, in steps of its starts. */
const SLIDE_STEPS = 3;

/** Moves that change when or how long someone works. Pauses of a shift of another kind are placed exactly (chain programme). */
export class ShiftMoves {
  private readonly pricer: ShiftPricer;
  private readonly pausesA: Int16Array;
  private readonly pausesB: Int16Array;

  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
    private readonly random: FastRandom,
  ) {
    this.pricer = new ShiftPricer(instance, roster);
    this.pausesA = new Int16Array(instance.maxPauses);
    this.pausesB = new Int16Array(instance.maxPauses);
  }

  /** The same shift a little earlier or later, pauses where they are as far as their windows allow: the cheapest move. */
  slideShift(employee: number, day: number, limit: number): number {
    const { instance, roster, pausesA } = this;
    const cell = employee * instance.dayCount + day;
    const present = roster.start[cell];
    if (present < 0 || instance.fixedKind[cell] >= 0) return 0;
    const kind = roster.kind[cell];
    const start = this.slidStart(cell, kind, present);
    if (start < 0) return 0;
    const { pauses, spacingSlots, longestWorkSlots } = instance.kinds[kind];
    const base = cell * instance.maxPauses;
    for (let i = 0; i < pauses.length; i++) {
      const wanted = roster.pause[base + i] + present - start;
      const position = Math.min(pauses[i].latest, Math.max(pauses[i].earliest, wanted));
      if (i > 0 && position < pausesA[i - 1] + pauses[i - 1].slots + spacingSlots) return 0;
      pausesA[i] = position;
    }
    if (longestWorkSlots > 0 && !keepsChain(instance.kinds[kind], pausesA)) return 0;
    const weekCell = employee * instance.weekCount + instance.weekOfDay[day];
    if (!this.isLawfulInstead(employee, cell, weekCell, day, kind, start)) return 0;
    const late = lateness(instance, employee, kind, start) - lateness(instance, employee, kind, present);
    const soft = instance.weights.lateShift * late * (2 * roster.lateCount[employee] + late);
    const delta = this.pricer.changeCost(employee, day, kind, start, pausesA) + soft;
    if (delta > limit) return 0;
    this.pricer.replace(employee, day, kind, start, pausesA);
    return delta;
  }

  /** Another start or length near the present one; returns the change of cost (0 = not done). */
  changeShift(employee: number, day: number, limit: number): number {
    const { instance, roster, pricer } = this;
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
    const soft = this.softChange(employee, weekCell, day, -1, day, kind, start, -1, -1, -1);
    const saved = pricer.presentCost(employee, day);
    const delta = pricer.bestCost(employee, day, kind, start, this.pausesA) - saved + soft;
    if (delta > limit) return 0;
    pricer.replace(employee, day, kind, start, this.pausesA);
    return delta;
  }

  /** Places the pauses and shares of a shift anew, kept only when the cost falls by more than `minGain`. */
  placeAgain(employee: number, day: number, minGain: number): number {
    const { instance, roster, pricer } = this;
    const cell = employee * instance.dayCount + day;
    if (roster.start[cell] < 0 || instance.skillCount[employee] === 0) return 0;
    const kind = roster.kind[cell];
    const start = roster.start[cell];
    const before = pricer.presentCost(employee, day);
    const delta = pricer.bestCost(employee, day, kind, start, this.pausesA) - before;
    if (delta > -minGain) return 0;
    pricer.replace(employee, day, kind, start, this.pausesA);
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
    if (!mayFlipDay(instance, employee)) return 0;
    if (instance.fixedKind[fromCell] >= 0 || instance.fixedKind[toCell] >= 0) return 0;
    const zone = instance.grid.zones[instance.zoneOf[employee]];
    const wanted = roster.start[fromCell] + zone.dayStart[to] - zone.dayStart[from];
    const option = this.nearbyOption(employee, to, wanted, roster.kind[fromCell]);
    if (option < 0) return 0;
    return this.replaceTwo(employee, from, -1, to, option, -1, -1, limit);
  }

  /** One more shift on a free day, or one less, where the limits of the week leave room. */
  addOrDrop(employee: number, day: number, limit: number): number {
    const { instance, roster, pricer } = this;
    const cell = employee * instance.dayCount + day;
    if (instance.fixedKind[cell] >= 0 || instance.skillCount[employee] === 0) return 0;
    if (!mayFlipDay(instance, employee)) return 0;
    const weekCell = employee * instance.weekCount + instance.weekOfDay[day];
    const limits = instance.limits[weekCell];
    const minutes = roster.weekMinutes[weekCell];
    if (roster.start[cell] >= 0) {
      const minutesAfter = minutes - instance.kindPaid[roster.kind[cell]];
      if (roster.weekDays[weekCell] <= limits.minDays || !this.keepsHours(weekCell, minutes, minutesAfter)) return 0;
      if (!keepsLeastRun(roster, employee, day, -1)) return 0;
      const soft = this.softChange(employee, weekCell, day, -1, -1, -1, -1, -1, -1, -1);
      const delta = dayOffPreferenceCost(instance, employee, day) - pricer.presentCost(employee, day) + soft;
      if (delta > limit) return 0;
      roster.removeShift(employee, day);
      return delta;
    }
    const set = instance.options[cell];
    if (set.kinds.length === 0 || roster.weekDays[weekCell] >= limits.maxDays) return 0;
    const option = this.random.below(set.kinds.length);
    const kind = set.kinds[option];
    const start = set.starts[option];
    if (!this.keepsHours(weekCell, minutes, minutes + instance.kindPaid[kind])) return 0;
    if (!isLawfulShift(roster, employee, day, kind, start) || !keepsLeastRun(roster, employee, -1, day)) return 0;
    const cost = pricer.bestCost(employee, day, kind, start, this.pausesA);
    const soft = this.softChange(employee, weekCell, -1, -1, day, kind, start, -1, -1, -1);
    const delta = cost - dayOffPreferenceCost(instance, employee, day) + soft;
    if (delta > limit) return 0;
    pricer.replace(employee, day, kind, start, this.pausesA);
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
    if (inA !== outA && !keepsLeastRun(roster, employee, outA, inA)) return 0;
    const soft = this.softChange(employee, weekCell, outA, outB, inA, kindA, startA, inB, kindB, startB);
    const { pricer } = this;
    let delta = soft - pricer.presentCost(employee, outA);
    delta += pricer.bestCost(employee, inA, kindA, startA, this.pausesA);
    if (inB >= 0) {
      delta -= pricer.presentCost(employee, outB);
      delta += pricer.bestCost(employee, inB, kindB, startB, this.pausesB);
    } else {
      delta += dayOffPreferenceCost(instance, employee, outA) - dayOffPreferenceCost(instance, employee, inA);
    }
    if (delta > limit) return 0;
    if (inA !== outA) roster.removeShift(employee, outA);
    pricer.replace(employee, inA, kindA, startA, this.pausesA);
    if (inB >= 0) pricer.replace(employee, inB, kindB, startB, this.pausesB);
    return delta;
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
    const employee = Math.floor(weekCell / this.instance.weekCount);
    if (!keepsPeriod(this.roster, employee, after - before)) return false;
    return after <= maxMinutes || after <= before;
  }

  /** An option of a day close to a start, other than the very same shift; -1 when there is none. */
  private nearbyOption(employee: number, day: number, start: number, kind: number): number {
    const { starts, kinds } = this.instance.options[employee * this.instance.dayCount + day];
    const count = kinds.length;
    if (count === 0) return -1;
    const option = lowerBound(starts, start) - REACH + this.random.below(2 * REACH + 4);
    if (option < 0 || option >= count) return -1;
    if (starts[option] === start && kinds[option] === kind) return -1;
    return option;
  }

  /** A start of the same kind some steps away that the day offers; -1 when there is none. */
  private slidStart(cell: number, kind: number, present: number): number {
    const { starts, kinds } = this.instance.options[cell];
    const steps = this.random.below(2 * SLIDE_STEPS);
    const isLater = steps >= SLIDE_STEPS;
    let left = isLater ? steps - SLIDE_STEPS + 1 : steps + 1;
    let at = lowerBound(starts, present);
    const move = isLater ? 1 : -1;
    if (!isLater) at--;
    for (; at >= 0 && at < starts.length; at += move) {
      if (kinds[at] !== kind || starts[at] === present) continue;
      if (--left === 0) return starts[at];
    }
    return -1;
  }

  /** Change of fairness and target cost when shifts of days outA and outB leave and those of inA and inB come (-1 = none). */
  private softChange(
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
  ): number {
    const { instance, roster } = this;
    const { weights } = instance;
    let late = 0;
    let weekend = 0;
    let minutes = 0;
    for (let i = 0; i < 2; i++) {
      const out = i === 0 ? outA : outB;
      if (out >= 0) {
        const cell = employee * instance.dayCount + out;
        late -= lateness(instance, employee, roster.kind[cell], roster.start[cell]);
        if (instance.weekdayOfDay[out] >= 6) weekend--;
        minutes -= instance.kindPaid[roster.kind[cell]];
      }
      const day = i === 0 ? inA : inB;
      if (day < 0) continue;
      const kind = i === 0 ? kindA : kindB;
      late += lateness(instance, employee, kind, i === 0 ? startA : startB);
      if (instance.weekdayOfDay[day] >= 6) weekend++;
      minutes += instance.kindPaid[kind];
    }
    const before = roster.weekMinutes[weekCell];
    const target = instance.limits[weekCell].targetMinutes;
    return (
      weights.lateShift * late * (2 * roster.lateCount[employee] + late) +
      weights.weekendDay * weekend * (2 * roster.weekendCount[employee] + weekend) +
      targetCost(weights, before + minutes, target) -
      targetCost(weights, before, target)
    );
  }
}

function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
