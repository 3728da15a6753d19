import { mayFlipDay } from '../model/bonds';
import { dayOffPreferenceCost, type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import type { PrivateView } from '../model/private-view';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import { PAUSE_CODE } from '../model/share-codes';
import { countShortRuns } from '../model/short-runs';
import { keepsPeriod } from '../model/type-rules';
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
/** Most that an exchange is expected to gain in coverage: one that costs more in wishes and fairness is not tried. */
const COVERAGE_GAIN_HOPED = 0.2;
const REFUSED = Number.POSITIVE_INFINITY;

/**
 * Moves that exchange work between two people: the shifts of one day, or whole weeks. Where skills are alike the coverage
 * stays as it is, so these moves settle who works when: wishes, preferred starts, fairness.
 */
export class ExchangeMoves {
  private readonly placer: PausePlacer;
  private readonly prefix: Float64Array;
  private readonly held: HeldShift[];
  private heldCount = 0;

  private readonly roster: Roster;

  /** @param view where other threads change the roster too: its own coverage is worked on */
  constructor(
    private readonly instance: Instance,
    roster: Roster,
    private readonly view: PrivateView | null,
  ) {
    this.roster = view?.roster ?? roster;
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
    const { instance } = this;
    if (a === b || !this.mayExchange(a, b, days)) return 0;
    const week = instance.weekOfDay[days[0]];
    const own = this.ownChange(a, b, days, week);
    if (own === REFUSED || own > limit + COVERAGE_GAIN_HOPED) return 0;
    const { view } = this;
    if (view === null) return this.exchangeLawfully(a, b, days, week, limit);
    const { dayStart } = instance.grid.zones[instance.zoneOf[a]];
    // why: people with the same main group may live in different zones; a day on either side holds all their shifts
    const first = dayStart[Math.max(0, days[0] - 1)];
    view.open(a, b, first, dayStart[days[days.length - 1] + 2] + instance.grid.slotsPerDay);
    const delta = this.exchangeLawfully(a, b, days, week, limit);
    if (delta !== 0) view.close();
    return delta;
  }

  private exchangeLawfully(a: number, b: number, days: ArrayLike<number>, week: number, limit: number): number {
    const { instance, roster } = this;
    const shortA = countShortRuns(roster, a);
    const shortB = countShortRuns(roster, b);
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
    if (countShortRuns(roster, a) > shortA || countShortRuns(roster, b) > shortB) return this.putBack(a, b, days);
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
      const isSwapOfWork = roster.start[cellA] < 0 !== roster.start[cellB] < 0;
      if (isSwapOfWork && !(mayFlipDay(instance, a) && mayFlipDay(instance, b))) return false;
      if (roster.start[cellA] !== roster.start[cellB] || roster.kind[cellA] !== roster.kind[cellB]) differs = true;
      if (!this.hasOption(cellB, roster.kind[cellA], roster.start[cellA])) return false;
      if (!this.hasOption(cellA, roster.kind[cellB], roster.start[cellB])) return false;
    }
    return differs;
  }

  /** Change of wishes, fairness and targets of both people, by counting alone; REFUSED where the week's limits would break. */
  private ownChange(a: number, b: number, days: ArrayLike<number>, week: number): number {
    return this.changeOfOne(a, b, days, week) + this.changeOfOne(b, a, days, week);
  }

  private changeOfOne(employee: number, giver: number, days: ArrayLike<number>, week: number): number {
    const { instance, roster } = this;
    const { weights } = instance;
    let minutes = 0;
    let count = 0;
    let late = 0;
    let weekend = 0;
    let wishes = 0;
    for (let i = 0; i < days.length; i++) {
      const day = days[i];
      for (let turn = 0; turn < 2; turn++) {
        const cell = (turn === 0 ? employee : giver) * instance.dayCount + day;
        const sign = turn === 0 ? -1 : 1;
        const start = roster.start[cell];
        const kind = roster.kind[cell];
        if (start < 0) {
          wishes += sign * dayOffPreferenceCost(instance, employee, day);
          continue;
        }
        wishes += sign * shiftPreferenceCost(instance, employee, day, kind, start);
        minutes += sign * instance.kindPaid[kind];
        count += sign;
        late += sign * lateness(instance, employee, kind, start);
        if (instance.weekdayOfDay[day] >= 6) weekend += sign;
      }
    }
    const at = employee * instance.weekCount + week;
    const limits = instance.limits[at];
    const before = roster.weekMinutes[at];
    const after = before + minutes;
    const daysAfter = roster.weekDays[at] + count;
    if (after < limits.minMinutes || after > limits.maxMinutes) return REFUSED;
    if (!keepsPeriod(roster, employee, minutes)) return REFUSED;
    if (daysAfter < limits.minDays || daysAfter > limits.maxDays) return REFUSED;
    return (
      wishes +
      weights.lateShift * late * (2 * roster.lateCount[employee] + late) +
      weights.weekendDay * weekend * (2 * roster.weekendCount[employee] + weekend) +
      targetCost(weights, after, limits.targetMinutes) -
      targetCost(weights, before, limits.targetMinutes)
    );
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

  private softCost(employee: number, week: number): number {
    const { instance, roster } = this;
    const { weights } = instance;
    const at = employee * instance.weekCount + week;
    return (
      weights.lateShift * roster.lateCount[employee] ** 2 +
      weights.weekendDay * roster.weekendCount[employee] ** 2 +
      targetCost(weights, roster.weekMinutes[at], instance.limits[at].targetMinutes)
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
    let cost = shiftPreferenceCost(instance, employee, day, held.kind, held.start);
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
    return loss - sum + shiftPreferenceCost(instance, employee, day, kind, start);
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
