import { keepsBonds, togetherDay } from '../model/bonds';
import { dayOffPreferenceCost, type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import type { ShiftKind } from '../model/shift-kinds';
import { cutsRun, runLengthBefore, shortLengths } from '../model/short-runs';
import { keepsSuccession, periodLeftForWeek } from '../model/type-rules';
import { PausePlacer } from './place-pauses';
import { buildRestClasses, type RestClasses } from './rest-classes';
import { WorkTable } from './work-table';

/** Cost of an hour below the weekly minimum, of a missing day, of a missing weekly rest: above any coverage gain. */
const SHORTFALL_COST = 1e6;
/** Value of a day on which others work who must not be left alone: above any coverage gain, below the weekly minimum. */
const TOGETHER_VALUE = 1e4;
/** Cost of a row of days that is too short: above the weekly minimum, so only shifts that are given leave one. */
const SHORT_RUN_COST = SHORTFALL_COST * 100;
const NONE = Number.NEGATIVE_INFINITY;

export interface WeekRequest {
  employee: number;
  week: number;
  /** Keep Saturday and Sunday free (fixed shifts stay). */
  keepWeekendFree: boolean;
  /** Linear prices of a late shift and of a weekend day. */
  latePrice: number;
  weekendPrice: number;
  /** Leave out rest, weekly rest, start spread and days in a row: the answer is then a bound on what is possible. */
  isRelaxed: boolean;
  /** 1 where a kind may not be used on a day of the week: index day in week * kinds + kind; null = all may. */
  blocked?: Uint8Array | null;
  /** In a relaxed answer: do not ask for the weekly minimum. */
  allowsShortWeek: boolean;
  /** Fewer days in a row than the person's own limit; missing = that limit. */
  maxRun?: number;
  /** Fewest days in a row, together with the weeks around; missing or 1 = no rule. */
  leastRun?: number;
  /** Wishes and the weekly target cost nothing. */
  ignoresWishes?: boolean;
}

/**
 * Exact best week of one person against given slot values: dynamic programme over the days with states (days in a row left,
 * progress of the weekly rest, rest class, days worked, hours worked). Scratch arrays live in the object; not re-entrant.
 */
export class WeekSolver {
  /** Value of an agent in each slot of the horizon; the caller fills the slots of the week before solve(). */
  readonly values: Float64Array;
  readonly pauses: PausePlacer;
  /** Answer: kind (-1 = off) and start per day of the week, in the order of limits.days. */
  readonly chosenKind = new Int32Array(7);
  readonly chosenStart = new Int32Array(7);
  /** Whether the last answer misses hours, days or a rest that the week cannot keep. */
  isUnlawful = false;

  private readonly prefix: Float64Array;
  private readonly table: WorkTable;
  private readonly classes: (RestClasses | undefined)[];
  private readonly units: Int32Array;
  private current = new Float64Array(0);
  private next = new Float64Array(0);
  private live: Int32Array = new Int32Array(0);
  private liveNext: Int32Array = new Int32Array(0);
  private back: Int32Array[] = [];
  private choice: Int32Array[] = [];
  private readonly optionValue: Float64Array[] = Array.from({ length: 7 }, () => new Float64Array(0));
  /** First option of each day that the present band may use; bands are tried in ascending order. */
  private readonly firstOption = new Int32Array(7);

  constructor(private readonly instance: Instance) {
    this.values = new Float64Array(instance.slotCount + 1);
    this.prefix = new Float64Array(instance.slotCount + 2);
    this.pauses = new PausePlacer(instance);
    this.table = new WorkTable(instance);
    this.classes = new Array(instance.employeeCount * instance.dayCount);
    this.units = new Int32Array(instance.employeeCount);
  }

  /** Fills values from the cost a roster would save by one more agent, in all slots the week could use. */
  fillValues(roster: Roster, employee: number, week: number): void {
    const { instance, values } = this;
    const { days } = instance.limits[employee * instance.weekCount + week];
    let filled = 0;
    for (const day of days) {
      const set = instance.options[employee * instance.dayCount + day];
      for (let slot = Math.max(filled, set.firstSlot); slot < set.endSlot; slot++) {
        values[slot] = -roster.bestCostOfAdding(employee, slot);
      }
      filled = Math.max(filled, set.endSlot);
    }
  }

  /**
   * Best week for the request; the person's own week must not be in the roster (fixed shifts may be).
   * @returns value of the answer (values gained minus prices and preference costs)
   */
  solve(roster: Roster, request: WeekRequest): number {
    const { instance } = this;
    const { employee, week } = request;
    const limits = instance.limits[employee * instance.weekCount + week];
    const { days } = limits;
    if (days.length === 0) return 0;
    this.sumPrefix(employee, days);
    this.priceOptions(roster, request, days);
    const spread = request.isRelaxed ? -1 : instance.startSpread[employee];
    if (spread < 0) {
      this.firstOption.fill(0);
      return this.solveBand(roster, request, days, 0, 1e9, NONE);
    }
    let best = NONE;
    this.firstOption.fill(0);
    for (const from of this.bandStarts(employee, days)) {
      best = this.solveBand(roster, request, days, from, from + spread, best);
    }
    return best;
  }

  /** Places the pauses of a shift by the values of the last solve; read them from `pauses.positions`. */
  placePauses(kind: ShiftKind, start: number): void {
    this.pauses.place(kind, this.prefix, start, true);
  }

  private sumPrefix(employee: number, days: number[]): void {
    const { instance, prefix, values } = this;
    let first = instance.slotCount;
    let end = 0;
    for (const day of days) {
      const set = instance.options[employee * instance.dayCount + day];
      if (set.kinds.length === 0) continue;
      if (set.firstSlot < first) first = set.firstSlot;
      if (set.endSlot > end) end = set.endSlot;
    }
    if (first >= end) return;
    prefix[first] = 0;
    for (let slot = first; slot < end; slot++) prefix[slot + 1] = prefix[slot] + values[slot];
  }

  /** Value of every option of every day; options that clash with the neighbouring weeks get none. */
  private priceOptions(roster: Roster, request: WeekRequest, days: number[]): void {
    const { instance, prefix } = this;
    const { employee, isRelaxed } = request;
    const rest = instance.restSlots[employee];
    const firstAllowed = isRelaxed ? -1 : roster.endBefore(employee, days[0]) + rest;
    const after = days[days.length - 1] + 1;
    const nextStart = after < instance.dayCount ? roster.start[employee * instance.dayCount + after] : -1;
    const lastAllowed = isRelaxed || nextStart < 0 ? 0x7fffffff : nextStart - rest;
    for (let i = 0; i < days.length; i++) {
      const day = days[i];
      const cell = employee * instance.dayCount + day;
      const set = instance.options[cell];
      const count = set.kinds.length;
      if (this.optionValue[i].length < count) this.optionValue[i] = new Float64Array(count);
      const worth = this.optionValue[i];
      const isWeekend = instance.weekdayOfDay[day] >= 6;
      const together = isRelaxed || instance.bonds === null ? 'open' : togetherDay(roster, employee, day);
      if ((isWeekend && request.keepWeekendFree) || together === 'off') {
        worth.fill(NONE, 0, count);
        continue;
      }
      for (let o = 0; o < count; o++) {
        const kind = set.kinds[o];
        const start = set.starts[o];
        const end = start + instance.kindSpan[kind];
        if (
          (i === 0 && start < firstAllowed) ||
          (i === days.length - 1 && end > lastAllowed) ||
          request.blocked?.[i * instance.kinds.length + kind] === 1 ||
          // why: shifts of the neighbouring weeks and fixed shifts are on the roster, the rest of the week is not
          (!isRelaxed && instance.forbidsNext !== null && !keepsSuccession(roster, employee, day, kind)) ||
          (!isRelaxed && instance.bonds !== null && !keepsBonds(roster, employee, day, kind, start))
        ) {
          worth[o] = NONE;
          continue;
        }
        worth[o] =
          prefix[end] -
          prefix[start] -
          this.pauses.place(instance.kinds[kind], prefix, start, false) -
          (request.ignoresWishes === true ? 0 : shiftPreferenceCost(instance, employee, day, kind, start)) -
          request.latePrice * lateness(instance, employee, kind, start) -
          (isWeekend ? request.weekendPrice : 0) +
          (together === 'work' ? TOGETHER_VALUE : 0);
      }
    }
  }

  private bandStarts(employee: number, days: number[]): number[] {
    const { instance } = this;
    const minuteOf = instance.grid.zones[instance.zoneOf[employee]].slotMinute;
    const minutes = new Set<number>();
    const fixed: number[] = [];
    for (const day of days) {
      const cell = employee * instance.dayCount + day;
      if (instance.fixedKind[cell] >= 0) fixed.push(minuteOf[instance.fixedStart[cell]]);
      else for (const start of instance.options[cell].starts) minutes.add(minuteOf[start]);
    }
    const spread = instance.startSpread[employee];
    const sorted = [...minutes, ...fixed].sort((a, b) => a - b);
    const holding = sorted.filter((from) => fixed.every((minute) => minute >= from && minute <= from + spread));
    if (holding.length > 0) return [...new Set(holding)];
    return sorted.length === 0 ? [0] : [...new Set(sorted)];
  }

  private unitOf(employee: number): number {
    if (this.units[employee] === 0) this.units[employee] = gcdOfPaidMinutes(this.instance, employee);
    return this.units[employee];
  }

  private classesOf(employee: number, day: number, isLast: boolean): RestClasses {
    const cell = employee * this.instance.dayCount + day;
    let found = this.classes[cell];
    if (found === undefined) {
      found = buildRestClasses(this.instance, employee, day, isLast);
      this.classes[cell] = found;
    }
    return found;
  }

  /** Whether starts within a band are rest enough from one day to the next, whatever the shifts. */
  private bandKeepsRest(employee: number, days: number[], bandMinutes: number): boolean {
    const { instance } = this;
    const slots = Math.ceil(bandMinutes / instance.grid.intervalMinutes);
    const { dayStart } = instance.grid.zones[instance.zoneOf[employee]];
    let shortestDay = instance.grid.slotsPerDay;
    for (const day of days) shortestDay = Math.min(shortestDay, dayStart[day + 1] - dayStart[day]);
    return slots + instance.maxSpan + instance.restSlots[employee] <= shortestDay;
  }

  private reserve(days: number, states: number): void {
    if (this.current.length < states) {
      this.current = new Float64Array(states).fill(NONE);
      this.next = new Float64Array(states).fill(NONE);
      this.live = new Int32Array(states);
      this.liveNext = new Int32Array(states);
      this.back = Array.from({ length: 7 }, () => new Int32Array(states));
      this.choice = Array.from({ length: 7 }, () => new Int32Array(states));
    }
    if (days > 7) throw new RangeError('a week has seven days');
  }

  /** Solves with start times in [bandFrom, bandTo]; keeps the answer when it beats `toBeat`. */
  private solveBand(
    roster: Roster,
    request: WeekRequest,
    days: number[],
    bandFrom: number,
    bandTo: number,
    toBeat: number,
  ): number {
    const { instance } = this;
    const { employee, week, isRelaxed } = request;
    const weekCell = employee * instance.weekCount + week;
    const limits = instance.limits[weekCell];
    const n = days.length;
    const unit = this.unitOf(employee);
    let fixedMinutes = 0;
    let fixedToCome = 0;
    for (const day of days) {
      const fixed = instance.fixedKind[employee * instance.dayCount + day];
      if (fixed < 0) continue;
      fixedMinutes += instance.kindPaid[fixed];
      fixedToCome++;
    }
    const maxMinutes = isRelaxed
      ? limits.maxMinutes
      : Math.min(limits.maxMinutes, periodLeftForWeek(roster, employee, week));
    const NH = Math.max(0, Math.floor((maxMinutes - fixedMinutes) / unit)) + 1;
    const ND = limits.maxDays + 1;
    const runAfter = isRelaxed ? 0 : roster.runFrom(employee, days[n - 1] + 1);
    const runLimit = isRelaxed ? 1e6 : Math.min(instance.maxRun[employee], request.maxRun ?? Number.POSITIVE_INFINITY);
    const runBefore = isRelaxed ? 0 : Math.min(runLimit, roster.runBefore(employee, days[0]));
    const runMatters = runBefore + n + runAfter > runLimit;
    const FREE = runMatters ? runLimit + 1 : 0;
    const need = isRelaxed ? 0 : instance.restDays[weekCell];
    const NQ = need === 0 ? 1 : need + 2;
    const SPILLED = need + 1;
    let NK = 1;
    const hasClasses =
      !isRelaxed &&
      (need > 0 || instance.forbidsNext !== null || !this.bandKeepsRest(employee, days, bandTo - bandFrom));
    if (hasClasses) for (let i = 0; i < n - 1; i++) NK = Math.max(NK, this.classesOf(employee, days[i], false).count);
    const plane = ND * NH;
    const least = request.leastRun ?? 1;
    const NL = FREE + 1;
    const NM = least > 1 ? least + 1 : 1;
    const states = NM * NL * NQ * NK * plane;
    this.reserve(n, states);
    const zone = instance.grid.zones[instance.zoneOf[employee]];

    const canonical = (left: number, daysToCome: number) =>
      !runMatters || left >= daysToCome + runAfter ? FREE : left;
    let rest = 0;
    if (need > 0 && roster.endBefore(employee, days[0]) > zone.dayStart[days[0]] + instance.restSpill[weekCell])
      rest = SPILLED;
    const length = least > 1 ? runLengthBefore(roster, employee, days[0]) : 0;
    const initial = ((length * NL + canonical(runLimit - runBefore, n)) * NQ + rest) * NK * plane;
    this.current[initial] = 0;
    this.live[0] = initial;
    let liveCount = 1;

    let previous: RestClasses | null = null;
    for (let i = 0; i < n; i++) {
      const day = days[i];
      const cell = employee * instance.dayCount + day;
      const fixed = instance.fixedKind[cell];
      const classes = hasClasses ? this.classesOf(employee, day, i === n - 1) : null;
      if (fixed >= 0) fixedToCome--;
      const set = instance.options[cell];
      const worth = this.optionValue[i];
      const inCount = previous === null ? 1 : previous.count;
      const { table } = this;
      if (fixed >= 0) table.fillFixed(inCount, classes);
      else {
        const minuteOf = zone.slotMinute;
        let first = this.firstOption[i];
        while (first < set.starts.length && minuteOf[set.starts[first]] < bandFrom) first++;
        this.firstOption[i] = first;
        table.fill(set, worth, previous, classes, first, bandTo, minuteOf, unit);
      }
      const offCost = request.ignoresWishes === true ? 0 : dayOffPreferenceCost(instance, employee, day);
      const cutsHere = least > 1 && cutsRun(roster, employee, day);
      const lengthOfFirst = least > 1 ? (cutsRun(roster, employee, day - 1) ? least : 1) : 0;
      const back = this.back[i];
      const choice = this.choice[i];
      const { current, next, live, liveNext } = this;
      let nextCount = 0;
      for (let at = 0; at < liveCount; at++) {
        const state = live[at];
        const value = current[state];
        current[state] = NONE;
        let rem = state;
        const hours = rem % NH;
        rem = (rem - hours) / NH;
        const worked = rem % ND;
        rem = (rem - worked) / ND;
        const restClass = rem % NK;
        rem = (rem - restClass) / NK;
        const restState = rem % NQ;
        rem = (rem - restState) / NQ;
        const left = rem % NL;
        const length = (rem - left) / NL;
        if (fixed < 0) {
          const restOff = need === 0 ? 0 : restState === SPILLED ? 0 : restState < need ? restState + 1 : restState;
          const leftOff = canonical(runLimit, n - i - 1);
          const to = ((leftOff * NQ + restOff) * NK * ND + worked) * NH + hours;
          const isShort = length > 0 && length < least && !cutsHere;
          const total = value - offCost - (isShort ? SHORT_RUN_COST : 0);
          if (next[to] < total) {
            if (next[to] === NONE) liveNext[nextCount++] = to;
            next[to] = total;
            back[to] = state;
            choice[to] = -1;
          }
        }
        if (fixed < 0 && (worked + 1 + fixedToCome >= ND || (runMatters && left === 0))) continue;
        // why: a fixed shift stays even where the run before it is too long; runs that leave room for it are preferred
        const price = fixed >= 0 && runMatters && left === 0 ? SHORTFALL_COST : 0;
        const lengthWork = length === 0 ? lengthOfFirst : Math.min(least, length + 1);
        const leftWork = lengthWork * NL + (left === FREE ? FREE : canonical(Math.max(0, left - 1), n - i - 1));
        const workedNext = Math.min(ND - 1, worked + 1);
        const row = Math.min(restClass, inCount - 1);
        for (let t = table.first[row]; t < table.first[row + 1]; t++) {
          const hoursNext = hours + table.hours[t];
          if (hoursNext >= NH) continue;
          const out = table.out[t];
          const restWork =
            need === 0 ? 0 : restState === need ? need : classes !== null && classes.spills[out] === 1 ? SPILLED : 0;
          const to = (((leftWork * NQ + restWork) * NK + out) * ND + workedNext) * NH + hoursNext;
          const total = value + table.value[t] - price;
          if (next[to] < total) {
            if (next[to] === NONE) liveNext[nextCount++] = to;
            next[to] = total;
            back[to] = state;
            choice[to] = table.option[t];
          }
        }
      }
      this.current = next;
      this.next = current;
      this.live = liveNext;
      this.liveNext = live;
      liveCount = nextCount;
      previous = classes;
    }
    const shortAtEnd = least > 1 ? shortLengths(roster, employee, days[n - 1], least) : null;
    return this.readAnswer(
      request,
      days,
      { liveCount, NH, ND, NK, NQ, need, unit, fixedMinutes, runAfter, FREE, runMatters, shortAtEnd },
      toBeat,
    );
  }

  private readAnswer(
    request: WeekRequest,
    days: number[],
    shape: {
      liveCount: number;
      NH: number;
      ND: number;
      NK: number;
      NQ: number;
      need: number;
      unit: number;
      fixedMinutes: number;
      runAfter: number;
      FREE: number;
      runMatters: boolean;
      shortAtEnd: Uint8Array | null;
    },
    toBeat: number,
  ): number {
    const { instance, current, live } = this;
    const limits = instance.limits[request.employee * instance.weekCount + request.week];
    const { weights } = instance;
    let best = NONE;
    let bestState = -1;
    let misses = false;
    for (let at = 0; at < shape.liveCount; at++) {
      const state = live[at];
      const value = current[state];
      current[state] = NONE;
      const hours = state % shape.NH;
      let rem = (state - hours) / shape.NH;
      const worked = rem % shape.ND;
      rem = ((rem - worked) / shape.ND - (((rem - worked) / shape.ND) % shape.NK)) / shape.NK;
      const restState = rem % shape.NQ;
      rem = (rem - restState) / shape.NQ;
      const left = rem % (shape.FREE + 1);
      const minutes = shape.fixedMinutes + hours * shape.unit;
      let total = request.ignoresWishes === true ? value : value - targetCost(weights, minutes, limits.targetMinutes);
      let shortfall = 0;
      if (!request.allowsShortWeek) {
        if (minutes < limits.minMinutes) shortfall += (SHORTFALL_COST * (limits.minMinutes - minutes)) / 60;
        if (worked < limits.minDays) shortfall += SHORTFALL_COST * (limits.minDays - worked);
      }
      if (shape.need > 0 && restState !== shape.need) shortfall += SHORTFALL_COST * 100;
      if (shape.runMatters && left !== shape.FREE && left < shape.runAfter) shortfall += SHORTFALL_COST * 100;
      if (shape.shortAtEnd !== null && shape.shortAtEnd[(rem - left) / (shape.FREE + 1)] === 1)
        shortfall += SHORT_RUN_COST;
      total -= shortfall;
      if (total > best) {
        best = total;
        bestState = state;
        misses = shortfall > 0;
      }
    }
    if (!(best > toBeat)) return toBeat;
    this.isUnlawful = misses;
    for (let i = days.length - 1; i >= 0; i--) {
      const option = this.choice[i][bestState];
      const set = instance.options[request.employee * instance.dayCount + days[i]];
      this.chosenKind[i] = option < 0 ? option : set.kinds[option];
      this.chosenStart[i] = option < 0 ? -1 : set.starts[option];
      bestState = this.back[i][bestState];
    }
    return best;
  }
}

function gcdOfPaidMinutes(instance: Instance, employee: number): number {
  const kinds = new Set<number>();
  for (let day = 0; day < instance.dayCount; day++) {
    for (const kind of instance.options[employee * instance.dayCount + day].kinds) kinds.add(kind);
  }
  let unit = 0;
  for (const kind of kinds) {
    let a = instance.kindPaid[kind];
    while (a > 0) [unit, a] = [a, unit % a];
  }
  return Math.max(1, unit);
}
