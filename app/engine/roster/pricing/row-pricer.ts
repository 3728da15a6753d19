import { type RosterProblem, weekendOf } from '../model/roster-problem';
import { createDayPrices, type DayPrices, priceDays } from './day-prices';
import { guideSpace } from './guide-space';
import type { PricingScratch } from './pricing-scratch';
import type { RowSpace } from './row-space';
import { StretchCosts } from './stretch-costs';
import type { WindowEdges } from './window-edges';

const NONE = Number.POSITIVE_INFINITY;

/** The cheapest row of a person in a window at given prices. */
export interface PricedRow {
  /** request cost minus prices (plus type prices) */
  reducedCost: number;
  /** values of the days of the window */
  values: Int8Array;
}

interface RowEnd {
  cost: number;
  kind: 'worked' | 'rested' | 'crossing';
  day: number;
  state: number;
  units: number;
  key: number;
}

/**
 * Exact pricer of the rows of one person in a window, by dynamic programming over runs of shifts: `worked` holds the
 * cheapest part row that ends with a finished run, `rested` one whose days off before the next run are long enough, and
 * each arc is a whole run at the price found by StretchCosts. The state is (counters, weekends) x minutes.
 */
export class RowPricer {
  private readonly stretches: StretchCosts;
  private readonly days: DayPrices;
  private readonly stateCount: number;
  private readonly live: Int32Array;
  private readonly maxRun: number;
  private readonly minRun: number;
  private readonly minOff: number;
  /** day on which the free days at the start are long enough for a run; beyond the window when they never are */
  private readonly firstRested: number;
  /** days off at the end that are too short inside but long enough together with those after the window */
  private readonly shortEnds: boolean[];

  constructor(
    private readonly problem: RosterProblem,
    private readonly scratch: PricingScratch,
    private readonly employee: number,
    private readonly edges: WindowEdges,
    readonly space: RowSpace,
  ) {
    const rules = problem.employees[employee];
    const { groups, dayCount } = space;
    const { width, forbidden } = problem;
    const mayMeet = (before: number, after: number) =>
      before === 0 || after === 0 || forbidden[before * width + after] === 0;
    this.maxRun = rules.maxRun;
    this.minRun = rules.minRun;
    this.minOff = rules.minOff;
    this.stretches = new StretchCosts(
      groups,
      space.keys,
      Math.min(rules.maxRun, dayCount),
      groups.members.map(([value]) => mayMeet(edges.leftValue, value)),
      groups.members.map(([value]) => mayMeet(value, edges.rightValue)),
    );
    this.days = createDayPrices(dayCount, groups.count);
    this.stateCount = space.counterStates * space.weekendStates;
    this.live = new Int32Array(this.stateCount);
    this.firstRested = edges.leftRun > 0 ? dayCount + 1 : Math.max(0, rules.minOff - edges.leftOff);
    this.shortEnds = Array.from({ length: rules.minOff }, (_, days) => this.isEndOffEnough(days));
  }

  private isEndOffEnough(days: number): boolean {
    if (this.edges.end === this.problem.dayCount) return true;
    return this.edges.rightRun === 0 && days + this.edges.rightOff >= this.minOff;
  }

  /** Narrows the search to rows near the given one; see guideSpace. */
  follow(guide: Int8Array): void {
    guideSpace(this.problem, this.edges, this.space, guide);
  }

  /**
   * @param prices price of one person in a shift: index day * width + value over the whole horizon
   * @param typePrices price of each use of a shift value
   * @returns null when no row is lawful
   */
  price(prices: Float64Array, typePrices: Float64Array | null): PricedRow | null {
    priceDays(this.problem, this.employee, this.edges, this.space.groups, prices, typePrices, this.days);
    this.scratch.reserve((this.space.dayCount + 1) * this.stateCount, this.space.unitWidth);
    const end = this.sweep();
    return end === null ? null : { reducedCost: end.cost, values: this.trace(end) };
  }

  private sweep(): RowEnd | null {
    const { space, edges, scratch } = this;
    const { dayCount } = space;
    const end: RowEnd = { cost: NONE, kind: 'rested', day: 0, state: 0, units: 0, key: 0 };
    if (space.lowUnits[0] > 0) return null;
    scratch.clear((dayCount + 1) * this.stateCount, space.unitWidth);
    if (edges.leftRun > 0 && (edges.leftRun >= this.minRun || edges.isLeftOpen)) scratch.put(scratch.worked, 0, 0, 0);
    for (let day = 0; day <= dayCount; day++) {
      this.rest(day);
      if (day < dayCount) this.work(day, end);
    }
    this.finish(end);
    return end.cost === NONE ? null : end;
  }

  /** Fills `rested` of a day from the day before and from runs that ended just long enough ago. */
  private rest(day: number): void {
    const { scratch, stateCount, minOff, space } = this;
    const { offCost } = this.days;
    const { mask } = space;
    const base = day * stateCount;
    const low = space.lowUnits[day];
    const high = space.highUnits[day];
    if (day === this.firstRested && low === 0) {
      let cost = 0;
      for (let before = 0; before < day; before++) cost += offCost[before];
      scratch.put(scratch.rested, base, cost, 0);
    }
    if (day > 0) {
      scratch.pull(
        scratch.rested,
        base - stateCount,
        space.lowUnits[day - 1],
        offCost[day - 1],
        base,
        low,
        high,
        stateCount,
        mask,
      );
    }
    if (day >= minOff) {
      let cost = 0;
      for (let before = day - minOff; before < day; before++) cost += offCost[before];
      const from = day - minOff;
      scratch.pull(scratch.worked, from * stateCount, space.lowUnits[from], cost, base, low, high, stateCount, mask);
    }
  }

  /** Pushes all runs that start on a day. */
  private work(day: number, end: RowEnd): void {
    const { space, edges, scratch, stateCount, stretches } = this;
    const { keys, dayCount, weekendStates, counterStates, nextCounter, mask } = space;
    const continuesLeft = day === 0 && edges.leftRun > 0;
    const base = day * stateCount;
    if (continuesLeft) scratch.put(scratch.rested, base, 0, 0);
    const { live } = this;
    const liveCount = scratch.rested.listLive(base, stateCount, live);
    if (liveCount === 0) return;
    const already = continuesLeft ? edges.leftRun : 0;
    stretches.fill(this.days.cheapest, day, Math.min(this.maxRun - already, dayCount - day), continuesLeft);
    const isOpen = day === 0 && edges.isLeftOpen;
    const fromLow = space.lowUnits[day];
    let addedWeekends = 0;
    let lastWeekend = -1;
    for (let run = 1; run <= stretches.longest; run++) {
      const until = day + run;
      const weekend = space.countsWeekends ? weekendOf(edges.first + until - 1) : -1;
      if (weekend >= 0 && weekend !== lastWeekend) {
        addedWeekends++;
        lastWeekend = weekend;
      }
      const length = already + run;
      if (until === dayCount && edges.rightRun > 0) {
        this.cross(day, run, length, addedWeekends, isOpen, end);
        continue;
      }
      const endsOpen = until === dayCount && edges.end === this.problem.dayCount;
      if (length < this.minRun && !isOpen && !endsOpen) continue;
      const level = keys.levels[run];
      const toBase = until * stateCount;
      const highWeekends = Math.min(weekendStates - 1, space.highWeekends[until]) - addedWeekends;
      const lowWeekends = Math.max(space.lowWeekends[day], space.lowWeekends[until] - addedWeekends);
      for (let key = 0; key < level.count; key++) {
        const cost = stretches.cost[run * keys.maxKeys + key];
        if (cost === NONE) continue;
        const vectorBase = level.vector[key] * counterStates;
        for (let index = 0; index < liveCount; index++) {
          const state = live[index];
          const weekends = state % weekendStates;
          if (weekends < lowWeekends || weekends > highWeekends) continue;
          const nextCounterState = nextCounter[vectorBase + (state - weekends) / weekendStates];
          if (nextCounterState < 0) continue;
          const to = toBase + nextCounterState * weekendStates + weekends + addedWeekends;
          if (mask !== null && mask[to] === 0) continue;
          scratch.push(
            base + state,
            fromLow,
            cost,
            level.units[key],
            to,
            space.lowUnits[until],
            space.highUnits[until],
          );
        }
      }
    }
    if (continuesLeft) scratch.rested.remove(base);
  }

  /** A run that goes on into the fixed run right of the window ends the row. */
  private cross(day: number, run: number, length: number, addedWeekends: number, isOpen: boolean, end: RowEnd): void {
    const { space, edges, stretches, stateCount } = this;
    const { keys, weekendStates, counterStates, nextCounter } = space;
    const total = length + edges.rightRun;
    if (total > this.maxRun || (total < this.minRun && !isOpen && !edges.isRightOpen)) return;
    const level = keys.levels[run];
    for (let key = 0; key < level.count; key++) {
      const cost = stretches.costToRight[run * keys.maxKeys + key];
      if (cost === NONE) continue;
      for (let counter = 0; counter < counterStates; counter++) {
        const nextState = nextCounter[level.vector[key] * counterStates + counter];
        if (nextState < 0) continue;
        for (let weekends = 0; weekends + addedWeekends < weekendStates; weekends++) {
          const state = counter * weekendStates + weekends;
          const low = space.endLow[nextState] - level.units[key];
          const high = space.endHigh[nextState] - level.units[key];
          this.keepBest(end, 'crossing', day, state, stateCount * day + state, low, high, cost, key);
        }
      }
    }
  }

  /** Looks at all ways to end the row without crossing the right edge. */
  private finish(end: RowEnd): void {
    const { space, edges, stateCount } = this;
    const { offCost } = this.days;
    const { dayCount, weekendStates } = space;
    const restsRight = edges.rightRun === 0;
    const mayStartRight = !restsRight && (edges.rightRun >= this.minRun || edges.isRightOpen);
    for (let state = 0; state < stateCount; state++) {
      const counter = Math.floor(state / weekendStates);
      const low = space.endLow[counter];
      const high = space.endHigh[counter];
      if (restsRight || mayStartRight) {
        this.keepBest(end, 'rested', dayCount, state, dayCount * stateCount + state, low, high, 0, 0);
      }
      let cost = 0;
      for (let days = 0; days < this.minOff && days <= dayCount && restsRight; days++) {
        if (days > 0) cost += offCost[dayCount - days];
        const day = dayCount - days;
        if (this.shortEnds[days])
          this.keepBest(end, 'worked', day, state, day * stateCount + state, low, high, cost, 0);
      }
    }
    this.finishFree(end);
  }

  /** The row without any shift in the window. */
  private finishFree(end: RowEnd): void {
    const { space, edges } = this;
    const { offCost } = this.days;
    const { dayCount } = space;
    if (edges.leftRun > 0 || edges.rightRun > 0 || this.firstRested <= dayCount) return;
    if (edges.leftOff + dayCount + edges.rightOff < this.minOff) return;
    if (space.endLow[0] > 0 || space.endHigh[0] < 0) return;
    const cost = offCost.reduce((sum, value) => sum + value, 0);
    if (cost < end.cost) Object.assign(end, { cost, kind: 'rested', day: 0, state: 0, units: 0, key: 0 });
  }

  private keepBest(
    end: RowEnd,
    kind: RowEnd['kind'],
    day: number,
    state: number,
    at: number,
    low: number,
    high: number,
    added: number,
    key: number,
  ): void {
    const layer = kind === 'worked' ? this.scratch.worked : this.scratch.rested;
    const origin = this.space.lowUnits[day];
    const first = Math.max(low, layer.low[at]);
    const last = Math.min(high, layer.high[at]);
    for (let units = first; units <= last; units++) {
      const cost = layer.cost[at * this.space.unitWidth + units - origin] + added;
      if (cost < end.cost) {
        end.cost = cost;
        end.kind = kind;
        end.day = day;
        end.state = state;
        end.units = units;
        end.key = key;
      }
    }
  }

  /** Walks back from the end; equal sums are equal floats because they were added in the same order. */
  private trace(end: RowEnd): Int8Array {
    const { space, scratch, stateCount, edges } = this;
    const values = new Int8Array(space.dayCount);
    let { day, state, units } = end;
    let isWorked = end.kind === 'worked';
    if (end.kind === 'crossing') {
      this.placeRun(values, day, space.dayCount - day, end.key, true);
      if (day === 0) return values;
    }
    while (day > 0) {
      if (isWorked) {
        const step = this.findRun(day, state, units);
        this.placeRun(values, step.day, day - step.day, step.key, false);
        ({ day, state, units } = step);
        isWorked = false;
        if (day === 0 && edges.leftRun > 0) return values;
        continue;
      }
      const cost = scratch.rested.at(day * stateCount + state, units, space.lowUnits[day]);
      const dayBefore = (day - 1) * stateCount + state;
      if (scratch.rested.at(dayBefore, units, space.lowUnits[day - 1]) + this.days.offCost[day - 1] === cost) {
        day--;
        continue;
      }
      const from = day - this.minOff;
      let rest = 0;
      for (let before = Math.max(0, from); before < day; before++) rest += this.days.offCost[before];
      if (from < 0 || scratch.worked.at(from * stateCount + state, units, space.lowUnits[from]) + rest !== cost) break;
      day = from;
      isWorked = true;
    }
    return values;
  }

  private findRun(
    day: number,
    state: number,
    units: number,
  ): { day: number; state: number; units: number; key: number } {
    const { space, scratch, stateCount, stretches, edges } = this;
    const { keys, weekendStates, counterStates, nextCounter } = space;
    const cost = scratch.worked.at(day * stateCount + state, units, space.lowUnits[day]);
    const counter = Math.floor(state / weekendStates);
    const weekends = state % weekendStates;
    let addedWeekends = 0;
    let lastWeekend = -1;
    for (let start = day - 1; start >= Math.max(0, day - this.maxRun); start--) {
      const weekend = space.countsWeekends ? weekendOf(edges.first + start) : -1;
      if (weekend >= 0 && weekend !== lastWeekend) {
        addedWeekends++;
        lastWeekend = weekend;
      }
      const continuesLeft = start === 0 && edges.leftRun > 0;
      const run = day - start;
      if (addedWeekends > weekends || (continuesLeft && run + edges.leftRun > this.maxRun)) break;
      const length = continuesLeft ? run + edges.leftRun : run;
      const endsOpen = day === space.dayCount && edges.end === this.problem.dayCount;
      if (length < this.minRun && !(start === 0 && edges.isLeftOpen) && !endsOpen) continue;
      stretches.fill(this.days.cheapest, start, run, continuesLeft);
      if (stretches.longest < run) continue;
      const level = keys.levels[run];
      for (let key = 0; key < level.count; key++) {
        const added = stretches.cost[run * keys.maxKeys + key];
        const unitsBefore = units - level.units[key];
        if (added === NONE || unitsBefore < 0) continue;
        for (let from = 0; from <= counter; from++) {
          if (nextCounter[level.vector[key] * counterStates + from] !== counter) continue;
          const stateBefore = from * weekendStates + weekends - addedWeekends;
          const before = continuesLeft
            ? stateBefore === 0 && unitsBefore === 0
              ? 0
              : NONE
            : scratch.rested.at(start * stateCount + stateBefore, unitsBefore, space.lowUnits[start]);
          if (before !== NONE && before + added === cost) {
            return { day: start, state: stateBefore, units: unitsBefore, key };
          }
        }
      }
    }
    throw new RangeError('the row cannot be traced back');
  }

  private placeRun(values: Int8Array, day: number, run: number, key: number, meetsRight: boolean): void {
    const continuesLeft = day === 0 && this.edges.leftRun > 0;
    this.stretches.fill(this.days.cheapest, day, run, continuesLeft);
    const groups = this.stretches.trace(this.days.cheapest, day, run, key, meetsRight);
    groups.forEach((group, index) => {
      values[day + index] = this.days.cheapestValue[(day + index) * this.space.groups.count + group];
    });
  }
}
