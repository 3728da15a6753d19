import { dayOffPreferenceCost, type Instance, shiftPreferenceCost } from '../model/instance';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import { PAUSE_CODE } from '../model/share-codes';
import { PausePlacer } from '../start/place-pauses';
import { isLawfulShift } from './lawful-shift';

/** What two people had on the days of an exchange, to put it back. */
interface HeldShift {
  employee: number;
  day: number;
  kind: number;
  start: number;
  pause: Int16Array;
  share: Uint8Array;
}

const MAX_HELD = 14;

/**
 * Moves that exchange work between two people: the shifts of one day, or whole weeks. Where skills are alike the coverage
 * stays as it is, so these moves settle who works when: wishes, preferred starts, fairness.
 */
export class ExchangeMoves {
  private readonly placer: PausePlacer;
  private readonly prefix: Float64Array;
  private readonly held: HeldShift[];
  private heldCount = 0;

  constructor(
    private readonly instance: Instance,
    private readonly roster: Roster,
  ) {
    this.placer = new PausePlacer(instance);
    this.prefix = new Float64Array(instance.slotCount + 2);
    this.held = Array.from({ length: MAX_HELD }, () => ({
      employee: 0,
      day: 0,
      kind: -1,
      start: -1,
      pause: new Int16Array(instance.maxPauses),
      share: new Uint8Array(instance.maxSpan),
    }));
  }

  /** Two people take each other's shift (or day off) of some days of one week; returns the change of cost (0 = not done). */
  exchange(a: number, b: number, days: ArrayLike<number>, limit: number): number {
    const { instance, roster } = this;
    if (a === b || !this.mayExchange(a, b, days)) return 0;
    const week = instance.weekOfDay[days[0]];
    const softBefore = this.softCost(a, week) + this.softCost(b, week);
    this.heldCount = 0;
    let saved = 0;
    for (let i = 0; i < days.length; i++) saved += this.hold(a, days[i]) + this.hold(b, days[i]);
    let cost = 0;
    for (let i = 0; i < this.heldCount; i++) {
      const from = this.held[i];
      const employee = from.employee === a ? b : a;
      if (from.kind < 0) {
        cost += dayOffPreferenceCost(instance, employee, from.day);
        continue;
      }
      if (!isLawfulShift(roster, employee, from.day, from.kind, from.start)) return this.putBack(a, b, days);
      cost += this.place(employee, from.day, from.kind, from.start);
    }
    if (!this.keepsLimits(a, week) || !this.keepsLimits(b, week)) return this.putBack(a, b, days);
    const delta = cost - saved + this.softCost(a, week) + this.softCost(b, week) - softBefore;
    return delta > limit ? this.putBack(a, b, days) : delta;
  }

  /** Quick refusals before anything is touched: fixed shifts, nothing to exchange, shifts the other may not work. */
  private mayExchange(a: number, b: number, days: ArrayLike<number>): boolean {
    const { instance, roster } = this;
    let differs = false;
    for (let i = 0; i < days.length; i++) {
      const cellA = a * instance.dayCount + days[i];
      const cellB = b * instance.dayCount + days[i];
      if (instance.fixedKind[cellA] >= 0 || instance.fixedKind[cellB] >= 0) return false;
      if (roster.start[cellA] !== roster.start[cellB] || roster.kind[cellA] !== roster.kind[cellB]) differs = true;
      if (!this.hasOption(cellB, roster.kind[cellA], roster.start[cellA])) return false;
      if (!this.hasOption(cellA, roster.kind[cellB], roster.start[cellB])) return false;
    }
    return differs;
  }

  private hasOption(cell: number, kind: number, start: number): boolean {
    if (start < 0) return true;
    const { starts, kinds } = this.instance.options[cell];
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] < start) low = middle + 1;
      else high = middle;
    }
    for (let o = low; o < starts.length && starts[o] === start; o++) if (kinds[o] === kind) return true;
    return false;
  }

  private keepsLimits(employee: number, week: number): boolean {
    const at = employee * this.instance.weekCount + week;
    const limits = this.instance.limits[at];
    const minutes = this.roster.weekMinutes[at];
    const days = this.roster.weekDays[at];
    return (
      minutes >= limits.minMinutes && minutes <= limits.maxMinutes && days >= limits.minDays && days <= limits.maxDays
    );
  }

  private softCost(employee: number, week: number): number {
    const { instance, roster } = this;
    const { weights } = instance;
    const at = employee * instance.weekCount + week;
    return (
      weights.lateShift * roster.lateCount[employee] ** 2 +
      weights.weekendDay * roster.weekendCount[employee] ** 2 +
      targetCost(weights.weeklyTargetPerHour, roster.weekMinutes[at], instance.limits[at].targetMinutes)
    );
  }

  /** Takes a day of a person out and returns what it cost. */
  private hold(employee: number, day: number): number {
    const { instance, roster } = this;
    const held = this.held[this.heldCount++];
    const cell = employee * instance.dayCount + day;
    held.employee = employee;
    held.day = day;
    held.kind = roster.kind[cell];
    held.start = roster.start[cell];
    if (held.kind < 0) return dayOffPreferenceCost(instance, employee, day);
    const { maxSpan, maxPauses } = instance;
    const span = instance.kindSpan[held.kind];
    for (let i = 0; i < maxPauses; i++) held.pause[i] = roster.pause[cell * maxPauses + i];
    for (let i = 0; i < span; i++) held.share[i] = roster.share[cell * maxSpan + i];
    roster.removeShift(employee, day);
    let cost = shiftPreferenceCost(instance, employee, day, held.start);
    for (let i = 0; i < span; i++) {
      if (held.share[i] !== PAUSE_CODE) cost += roster.costOfAdding(employee, held.start + i, held.share[i]);
    }
    return cost;
  }

  private place(employee: number, day: number, kind: number, start: number): number {
    const { instance, roster, prefix } = this;
    const span = instance.kindSpan[kind];
    let sum = 0;
    prefix[start] = 0;
    for (let slot = start; slot < start + span; slot++) {
      sum -= roster.bestCostOfAdding(employee, slot);
      prefix[slot + 1] = sum;
    }
    const loss = this.placer.place(instance.kinds[kind], prefix, start, true);
    roster.placeShift(employee, day, kind, start, this.placer.positions);
    return loss - sum + shiftPreferenceCost(instance, employee, day, start);
  }

  private putBack(a: number, b: number, days: ArrayLike<number>): number {
    const { roster } = this;
    for (let i = 0; i < days.length; i++) {
      roster.removeShift(a, days[i]);
      roster.removeShift(b, days[i]);
    }
    for (let i = 0; i < this.heldCount; i++) {
      const held = this.held[i];
      if (held.kind >= 0) roster.restoreShift(held.employee, held.day, held.kind, held.start, held.pause, held.share);
    }
    return 0;
  }
}
