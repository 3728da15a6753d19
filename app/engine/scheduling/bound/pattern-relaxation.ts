import { type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import { cellCost, Roster } from '../model/roster';
import { QUARTERS, SKILL_PLACES } from '../model/share-codes';
import { WeekSolver } from '../start/best-week';
import { patternOfAnswer, patternOfRoster, type WeekPattern } from './week-pattern';

const MAX_PATTERNS = 16;
/** Steps between stored patterns at each visit: far cheaper than a new pattern. */
const STEPS_PER_VISIT = 6;

/**
 * Some people's part of the schedule with people allowed to follow several weeks in part: a convex problem whose optimum no roster can beat.
 * Solved by pairwise Frank-Wolfe steps (Lacoste-Julien and Jaggi, 2015), one person-week at a time with its best pattern by
 * dynamic programming; any prices give a valid bound by Lagrangian duality. Rest, days in a row, weekly rest and spread of
 * starts are left out of the pattern problem, which only lowers the bound; hours, days, windows, pauses and free weekends
 * stay exact.
 */
export class PatternRelaxation {
  private readonly gain: Float64Array;
  private readonly late: Float64Array;
  private readonly weekend: Float64Array;
  private readonly blocks: { employee: number; week: number; patterns: WeekPattern[]; allowsShort: boolean }[] = [];
  private readonly solver: WeekSolver;
  private readonly placeOfSlot: Uint8Array;
  private readonly delta: Float64Array;
  private readonly touched: Int32Array;
  /** Coverage that no person-week decides. */
  private readonly constant: Int32Array;

  constructor(
    private readonly instance: Instance,
    roster: Roster,
    private readonly people: Int32Array,
    private readonly coverage: Float64Array,
  ) {
    this.gain = new Float64Array(roster.coverage.length);
    this.late = Float64Array.from(roster.lateCount);
    this.weekend = Float64Array.from(roster.weekendCount);
    this.solver = new WeekSolver(instance);
    this.placeOfSlot = new Uint8Array(instance.slotCount + 1);
    this.delta = new Float64Array(roster.coverage.length);
    this.touched = new Int32Array(7 * instance.maxSpan * SKILL_PLACES * 2 + 16);
    this.constant = new Roster(instance).coverage;
    for (const employee of people) {
      if (instance.skillCount[employee] === 0) continue;
      for (let week = 0; week < instance.weekCount; week++) {
        const at = employee * instance.weekCount + week;
        const limits = instance.limits[at];
        if (limits.days.length === 0) continue;
        const allowsShort = roster.weekMinutes[at] < limits.minMinutes || roster.weekDays[at] < limits.minDays;
        this.blocks.push({ employee, week, patterns: [patternOfRoster(roster, employee, week)], allowsShort });
      }
    }
  }

  get blockCount(): number {
    return this.blocks.length;
  }

  /** Person-week of a block. */
  personWeek(index: number): { employee: number; week: number } {
    return this.blocks[index];
  }

  /** Takes the fractional part of a person-week out of a coverage array. */
  takePatternsFrom(index: number, coverage: Int32Array): void {
    for (const pattern of this.blocks[index].patterns) {
      for (let i = 0; i < pattern.cells.length; i++) {
        coverage[pattern.cells[i]] -= Math.round(pattern.weight * pattern.units[i]);
      }
    }
  }

  /** Improves every person-week once. */
  *pass(roster: Roster): Generator<undefined, void> {
    for (let i = 0; i < this.blocks.length; i++) {
      if (i % 16 === 15) yield;
      this.improveBlock(roster, this.blocks[i]);
    }
  }

  private marginalGain(cell: number): number {
    const { cost, demand } = this.instance;
    const short = demand[cell] - this.coverage[cell];
    const at = cell * 4;
    return short > 0 ? cost[at] + 2 * short * cost[at + 1] : 2 * short * cost[at + 3] - cost[at + 2];
  }

  /** Prices the slots a person-week could use; returns the worth of its fixed shifts. */
  private priceSlots(employee: number, week: number, gainOf: (cell: number) => number): number {
    const { instance, solver, placeOfSlot } = this;
    const count = instance.skillCount[employee];
    let fixedWorth = 0;
    let filled = 0;
    for (const day of instance.limits[employee * instance.weekCount + week].days) {
      const cell = employee * instance.dayCount + day;
      const fixed = instance.fixedKind[cell];
      const set = instance.options[cell];
      const from = fixed >= 0 ? instance.fixedStart[cell] : Math.max(filled, set.firstSlot);
      const to = fixed >= 0 ? from + instance.kindSpan[fixed] : set.endSlot;
      for (let slot = from; slot < to; slot++) {
        let best = Number.NEGATIVE_INFINITY;
        for (let j = 0; j < count; j++) {
          const place = employee * SKILL_PLACES + j;
          const worth =
            QUARTERS *
            (instance.skillHundredths[place] * gainOf(instance.skillBase[place] + slot) - instance.skillCost[place]);
          if (worth > best) {
            best = worth;
            placeOfSlot[slot] = j;
          }
        }
        solver.values[slot] = best;
      }
      if (fixed >= 0) {
        for (let offset = 0; offset < to - from; offset++) {
          const isPause = instance.kinds[fixed].pauses.some(
            (p) => offset >= p.earliest && offset < p.earliest + p.slots,
          );
          if (!isPause) fixedWorth += solver.values[from + offset];
        }
      }
      filled = Math.max(filled, to);
    }
    return fixedWorth;
  }

  private fairnessPrices(employee: number, scale = 1): { latePrice: number; weekendPrice: number } {
    const { weights } = this.instance;
    return {
      latePrice: 2 * scale * weights.lateShift * this.late[employee],
      weekendPrice: 2 * scale * weights.weekendDay * this.weekend[employee],
    };
  }

  private solveBlock(
    roster: Roster,
    block: { employee: number; week: number; allowsShort: boolean },
    keepWeekendFree: boolean,
    scale = 1,
  ): number {
    return this.solver.solve(roster, {
      employee: block.employee,
      week: block.week,
      keepWeekendFree,
      ...this.fairnessPrices(block.employee, scale),
      isRelaxed: true,
      allowsShortWeek: block.allowsShort,
    });
  }

  private improveBlock(roster: Roster, block: (typeof this.blocks)[number]): void {
    const { employee, week, patterns } = block;
    this.priceSlots(employee, week, (cell) => this.marginalGain(cell));
    this.solveBlock(roster, block, false);
    const fresh = patternOfAnswer(this.instance, this.solver, employee, week, this.placeOfSlot);
    fresh.weight = 0;
    patterns.push(fresh);
    for (let step = 0; step < STEPS_PER_VISIT && patterns.length > 1; step++) {
      if (!this.stepBetweenPatterns(employee, patterns)) break;
    }
    const kept = patterns.filter((pattern) => pattern.weight > 1e-9);
    if (kept.length > MAX_PATTERNS) this.mergeSmallest(employee, kept);
    block.patterns = kept;
  }

  /** Moves weight from the dearest used pattern to the cheapest one; false when that gains nothing. */
  private stepBetweenPatterns(employee: number, patterns: WeekPattern[]): boolean {
    const prices = this.fairnessPrices(employee);
    let worst = patterns[0];
    let worstCost = Number.NEGATIVE_INFINITY;
    let best = patterns[0];
    let bestCost = Number.POSITIVE_INFINITY;
    for (const pattern of patterns) {
      let cost = pattern.cost + prices.latePrice * pattern.late + prices.weekendPrice * pattern.weekend;
      for (let i = 0; i < pattern.cells.length; i++) cost -= pattern.units[i] * this.marginalGain(pattern.cells[i]);
      if (cost > worstCost && pattern.weight > 1e-9) {
        worstCost = cost;
        worst = pattern;
      }
      if (cost < bestCost) {
        bestCost = cost;
        best = pattern;
      }
    }
    if (worstCost - bestCost < 1e-7) return false;
    const step = this.bestStep(employee, best, worst);
    if (step <= 0) return false;
    this.move(employee, best, step);
    this.move(employee, worst, -step);
    best.weight += step;
    worst.weight -= step;
    return true;
  }

  private move(employee: number, pattern: WeekPattern, amount: number): void {
    for (let i = 0; i < pattern.cells.length; i++) this.coverage[pattern.cells[i]] += amount * pattern.units[i];
    this.late[employee] += amount * pattern.late;
    this.weekend[employee] += amount * pattern.weekend;
  }

  /** Gives the weight of the least used pattern to the most used one. */
  private mergeSmallest(employee: number, patterns: WeekPattern[]): void {
    patterns.sort((a, b) => b.weight - a.weight);
    const least = patterns.pop();
    if (least === undefined) return;
    this.move(employee, least, -least.weight);
    this.move(employee, patterns[0], least.weight);
    patterns[0].weight += least.weight;
  }

  /** Best amount of weight to move from one pattern to another: zero of the derivative, by bisection on its sign. */
  private bestStep(employee: number, to: WeekPattern, from: WeekPattern): number {
    const { delta, touched, coverage } = this;
    const { cost, demand, weights } = this.instance;
    let count = 0;
    const collect = (pattern: WeekPattern, sign: number) => {
      for (let i = 0; i < pattern.cells.length; i++) {
        const cell = pattern.cells[i];
        if (delta[cell] === 0 && count < touched.length) touched[count++] = cell;
        delta[cell] += sign * pattern.units[i];
      }
    };
    collect(to, 1);
    collect(from, -1);
    const late = to.late - from.late;
    const weekend = to.weekend - from.weekend;
    const slope = (step: number) => {
      let sum = to.cost - from.cost;
      sum += 2 * weights.lateShift * (this.late[employee] + step * late) * late;
      sum += 2 * weights.weekendDay * (this.weekend[employee] + step * weekend) * weekend;
      for (let i = 0; i < count; i++) {
        const cell = touched[i];
        const change = delta[cell];
        if (change === 0) continue;
        const short = demand[cell] - coverage[cell] - step * change;
        const at = cell * 4;
        sum -= change * (short > 0 ? cost[at] + 2 * short * cost[at + 1] : 2 * short * cost[at + 3] - cost[at + 2]);
      }
      return sum;
    };
    let low = 0;
    let high = from.weight;
    let step = high;
    if (slope(high) > 0) {
      for (let i = 0; i < 14; i++) {
        const middle = (low + high) / 2;
        if (slope(middle) > 0) high = middle;
        else low = middle;
      }
      step = low;
    }
    for (let i = 0; i < count; i++) delta[touched[i]] = 0;
    return step;
  }

  /** Fixes the prices of this moment, scaled: any scale is valid, 1 is right once the prices have settled. */
  private fixPrices(scale: number): void {
    const { gain } = this;
    for (let cell = 0; cell < gain.length; cell++) gain[cell] = scale * this.marginalGain(cell);
  }

  /** Least of cost(coverage) + price * coverage over all coverages of a cell. */
  private conjugate(cell: number, price: number): number {
    const { cost, demand } = this.instance;
    const at = cell * 4;
    let coverage = demand[cell];
    if (price > cost[at]) {
      const square = 2 * cost[at + 1];
      coverage -= square > 0 ? Math.min(coverage, (price - cost[at]) / square) : coverage;
    } else if (-price > cost[at + 2]) {
      const square = 2 * cost[at + 3];
      if (square <= 0) return Number.NEGATIVE_INFINITY;
      coverage += (-price - cost[at + 2]) / square;
    }
    return cellCost(cost, demand[cell], cell, coverage) + price * coverage;
  }

  /** The part of the Lagrangian bound that coverage gives, at the prices of the present fractional schedule times `scale`. */
  evaluateCoverage(scale: number): number {
    const { gain } = this;
    this.fixPrices(scale);
    let value = 0;
    for (let cell = 0; cell < gain.length; cell++) {
      value += this.conjugate(cell, gain[cell]) - gain[cell] * this.constant[cell];
    }
    return value;
  }

  /** The part of the Lagrangian bound that these people give; the sum over all people and the coverage is the bound. */
  *evaluatePeople(roster: Roster, scale: number): Generator<undefined, number> {
    const { instance, gain, people } = this;
    this.fixPrices(scale);
    let value = 0;
    const { weights } = instance;
    for (const e of people) {
      // why: a count L of cost w L^2 and price 2 w M is cheapest at L = M
      const late = scale * this.late[e];
      const weekend = scale * this.weekend[e];
      value += weights.lateShift * late * (late - 2 * (late - instance.historyLate[e]));
      value += weights.weekendDay * weekend * (weekend - 2 * (weekend - instance.historyWeekends[e]));
    }
    const freeing = new Map<number, number[]>();
    for (let i = 0; i < this.blocks.length; i++) {
      const block = this.blocks[i];
      if (i % 16 === 15) yield;
      value -= this.priceSlots(block.employee, block.week, (cell) => gain[cell]);
      value += this.fixedCost(block.employee, block.week, scale);
      const best = this.solveBlock(roster, block, false, scale);
      value -= best;
      const weekendBlock = instance.weekendBlock[block.week];
      if (weekendBlock < 0) continue;
      const at = block.employee * instance.blockCount + weekendBlock;
      if (instance.weekendsNeeded[at] === 0) continue;
      const loss = Math.max(0, best - this.solveBlock(roster, block, true, scale));
      const losses = freeing.get(at);
      if (losses === undefined) freeing.set(at, [loss]);
      else losses.push(loss);
    }
    for (const [at, losses] of freeing) {
      losses.sort((a, b) => a - b);
      for (const loss of losses.slice(0, instance.weekendsNeeded[at])) value += loss;
    }
    return value;
  }

  /** Wishes and fairness that the fixed shifts of a week cost at the present prices. */
  private fixedCost(employee: number, week: number, scale: number): number {
    const { instance } = this;
    const prices = this.fairnessPrices(employee, scale);
    let cost = 0;
    for (const day of instance.limits[employee * instance.weekCount + week].days) {
      const cell = employee * instance.dayCount + day;
      const fixed = instance.fixedKind[cell];
      if (fixed < 0) continue;
      cost += shiftPreferenceCost(instance, employee, day, fixed, instance.fixedStart[cell]);
      cost += prices.latePrice * lateness(instance, employee, fixed, instance.fixedStart[cell]);
      if (instance.weekdayOfDay[day] >= 6) cost += prices.weekendPrice;
    }
    return cost;
  }
}
