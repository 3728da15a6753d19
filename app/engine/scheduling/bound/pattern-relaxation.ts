import { cellCost } from '../model/cell-cost';
import { type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import { Roster } from '../model/roster';
import { SHARE_PARTS, SKILL_PLACES } from '../model/share-codes';
import { WeekSolver } from '../start/best-week';
import { placeFixedShifts } from '../start/build-start';
import { isWeekendFree } from '../start/weekends';
import { PatternLine } from './pattern-line';
import { patternOfAnswer, patternOfRoster, type WeekPattern } from './week-pattern';

/** Patterns that one person-week may follow at a time, and all together (memory: about 1.2 kB each). */
const MAX_PATTERNS = 16;
const MAX_PATTERNS_OF_ALL = 160_000;
const MIN_PATTERNS = 4;
/** Steps between stored patterns at each visit: far cheaper than a new pattern. */
const STEPS_PER_VISIT = 6;

interface PersonWeek {
  employee: number;
  week: number;
  patterns: WeekPattern[];
  allowsShort: boolean;
  /** The weekend that this week keeps free for the rule on free weekends. */
  keepsWeekendFree: boolean;
  /** Follows one pattern from now on: the one its roster has. */
  isRounded: boolean;
}

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
  private readonly blocks: PersonWeek[] = [];
  private readonly solver: WeekSolver;
  private readonly placeOfSlot: Uint8Array;
  private readonly line: PatternLine;
  private readonly maxPatterns: number;
  /** Fixed shifts alone: weeks are priced without their neighbours. */
  private readonly bare: Roster;
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
    this.line = new PatternLine(instance, coverage);
    const share = Math.floor(MAX_PATTERNS_OF_ALL / Math.max(1, instance.employeeCount * instance.weekCount));
    this.maxPatterns = Math.max(MIN_PATTERNS, Math.min(MAX_PATTERNS, share));
    this.bare = new Roster(instance);
    this.constant = Int32Array.from(this.bare.coverage);
    placeFixedShifts(this.bare);
    for (const employee of people) {
      if (instance.skillCount[employee] === 0) continue;
      const free = neededFreeWeekends(roster, employee);
      for (let week = 0; week < instance.weekCount; week++) {
        const at = employee * instance.weekCount + week;
        const limits = instance.limits[at];
        if (limits.days.length === 0) continue;
        const allowsShort = roster.weekMinutes[at] < limits.minMinutes || roster.weekDays[at] < limits.minDays;
        this.blocks.push({
          employee,
          week,
          patterns: [patternOfRoster(roster, employee, week)],
          allowsShort,
          keepsWeekendFree: free.has(week),
          isRounded: false,
        });
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

  /**
   * Improves every person-week that is not rounded.
   * @param withNewPatterns also look for new weeks, which takes several times as long as steps between those known
   */
  *pass(withNewPatterns: boolean): Generator<undefined, void> {
    for (let i = 0; i < this.blocks.length; i++) {
      if (i % 16 === 15) yield;
      const block = this.blocks[i];
      if (block.isRounded) continue;
      if (withNewPatterns) this.addPattern(block);
      else for (const pattern of block.patterns) this.refreshGains(pattern);
      this.stepAmongPatterns(block);
    }
  }

  /** A person-week follows its roster from now on, and nothing else. */
  round(index: number, roster: Roster): void {
    const block = this.blocks[index];
    for (const pattern of block.patterns) this.move(block.employee, pattern, -pattern.weight);
    const only = patternOfRoster(roster, block.employee, block.week);
    this.move(block.employee, only, 1);
    block.patterns = [only];
    block.isRounded = true;
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
            SHARE_PARTS *
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

  private solveBlock(roster: Roster, block: PersonWeek, keepWeekendFree: boolean, scale = 1): number {
    return this.solver.solve(roster, {
      employee: block.employee,
      week: block.week,
      keepWeekendFree,
      ...this.fairnessPrices(block.employee, scale),
      isRelaxed: true,
      allowsShortWeek: block.allowsShort,
    });
  }

  /** The best week at the present prices, lawful by itself (rest, spread of starts, days in a row), as one more pattern. */
  private addPattern(block: PersonWeek): void {
    const { employee, week, allowsShort } = block;
    const { gain } = this;
    this.priceSlots(employee, week, (cell) => {
      gain[cell] = this.marginalGain(cell);
      return gain[cell];
    });
    this.solver.solve(this.bare, {
      employee,
      week,
      keepWeekendFree: block.keepsWeekendFree,
      ...this.fairnessPrices(employee, 1),
      isRelaxed: false,
      allowsShortWeek: allowsShort,
    });
    const fresh = patternOfAnswer(this.instance, this.solver, employee, week, this.placeOfSlot);
    fresh.weight = 0;
    block.patterns.push(fresh);
  }

  private stepAmongPatterns(block: PersonWeek): void {
    const { employee, patterns } = block;
    for (let step = 0; step < STEPS_PER_VISIT && patterns.length > 1; step++) {
      if (!this.stepBetweenPatterns(employee, patterns)) break;
    }
    const kept = patterns.filter((pattern) => pattern.weight > 1e-9);
    if (kept.length > this.maxPatterns) this.mergeSmallest(employee, kept);
    block.patterns = kept;
  }

  /** Worth of one more unit in every cell of a pattern, at the present coverage. */
  private refreshGains(pattern: WeekPattern): void {
    const { cells } = pattern;
    for (let i = 0; i < cells.length; i++) this.gain[cells[i]] = this.marginalGain(cells[i]);
  }

  /** Moves weight from the dearest used pattern to the cheapest one; false when that gains nothing. */
  private stepBetweenPatterns(employee: number, patterns: WeekPattern[]): boolean {
    const { gain } = this;
    const prices = this.fairnessPrices(employee);
    let worst = patterns[0];
    let worstCost = Number.NEGATIVE_INFINITY;
    let best = patterns[0];
    let bestCost = Number.POSITIVE_INFINITY;
    for (const pattern of patterns) {
      let cost = pattern.cost + prices.latePrice * pattern.late + prices.weekendPrice * pattern.weekend;
      for (let i = 0; i < pattern.cells.length; i++) cost -= pattern.units[i] * gain[pattern.cells[i]];
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
    const step = this.line.bestStep(best, worst, {
      late: this.late[employee],
      weekend: this.weekend[employee],
    });
    if (step <= 0) return false;
    this.move(employee, best, step);
    this.move(employee, worst, -step);
    this.refreshGains(best);
    this.refreshGains(worst);
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

/** As many of a person's free weekends as the rule needs: those the roster has, first come first. */
function neededFreeWeekends(roster: Roster, employee: number): Set<number> {
  const { instance } = roster;
  const needed = new Map<number, number>();
  const free = new Set<number>();
  for (let i = 0; i < instance.weekCount; i++) {
    const week = (i + employee) % instance.weekCount;
    const block = instance.weekendBlock[week];
    if (block < 0) continue;
    const left = needed.get(block) ?? instance.weekendsNeeded[employee * instance.blockCount + block];
    if (left === 0 || !isWeekendFree(roster, employee, week)) continue;
    free.add(week);
    needed.set(block, left - 1);
  }
  return free;
}
