import type { Instance } from '../model/instance';
import { Roster } from '../model/roster';
import { placeFixedShifts } from '../start/build-start';
import { isWeekendFree } from '../start/weekends';
import { type BoundWeek, coverageCostBound, fairnessPrices, PatternBound } from './pattern-bound';
import { PatternLine } from './pattern-line';
import { SlotPrices } from './slot-prices';
import { patternOfAnswer, patternOfRoster, type WeekPattern } from './week-pattern';

/** Patterns that one person-week may follow at a time, and all together (memory: about 1.2 kB each). */
const MAX_PATTERNS = 16;
const MAX_PATTERNS_OF_ALL = 160_000;
const MIN_PATTERNS = 4;
/** Steps between stored patterns at each visit: far cheaper than a new pattern. */
const STEPS_PER_VISIT = 6;

interface PersonWeek extends BoundWeek {
  patterns: WeekPattern[];
  /** The weekend that this week keeps free for the rule on free weekends. */
  keepsWeekendFree: boolean;
  /** Follows one pattern from now on: the one its roster has. */
  isRounded: boolean;
}

/**
 * Some people's part of the schedule with people allowed to follow several weeks in part: a convex problem whose optimum no roster can beat.
 * Solved by pairwise Frank-Wolfe steps (Lacoste-Julien and Jaggi, 2015), one person-week at a time with its best pattern by
 * dynamic programming; any prices give a valid bound by Lagrangian duality. Each week keeps its own rules exactly (hours,
 * days, windows, pauses, rest, spread of starts); what ties it to the weeks beside it and to other people is left out, which
 * only lowers the bound. Free weekends are counted over their weeks.
 */
export class PatternRelaxation {
  private readonly gain: Float64Array;
  private readonly late: Float64Array;
  private readonly weekend: Float64Array;
  private readonly blocks: PersonWeek[] = [];
  private readonly prices: SlotPrices;
  private readonly bound: PatternBound;
  private readonly line: PatternLine;
  private readonly maxPatterns: number;
  /** Fixed shifts alone: weeks are priced without their neighbours. */
  private readonly bare: Roster;
  /** Coverage that no person-week decides. */
  private readonly constant: Int32Array;

  constructor(
    private readonly instance: Instance,
    roster: Roster,
    people: Int32Array,
    private readonly coverage: Float64Array,
  ) {
    this.gain = new Float64Array(roster.coverage.length);
    this.late = Float64Array.from(roster.lateCount);
    this.weekend = Float64Array.from(roster.weekendCount);
    this.prices = new SlotPrices(instance);
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
          standsAlone: standsAlone(instance, employee, limits.days),
          isRounded: false,
        });
      }
    }
    this.bound = new PatternBound(instance, this.bare, this.prices, people, this.blocks);
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

  private fairnessPrices(employee: number): { latePrice: number; weekendPrice: number } {
    return fairnessPrices(this.instance, this.late[employee], this.weekend[employee]);
  }

  /** The best week at the present prices, lawful by itself (rest, spread of starts, days in a row), as one more pattern. */
  private addPattern(block: PersonWeek): void {
    const { employee, week, allowsShort } = block;
    const { gain } = this;
    this.prices.price(employee, week, (cell) => {
      gain[cell] = this.marginalGain(cell);
      return gain[cell];
    });
    this.prices.solver.solve(this.bare, {
      employee,
      week,
      keepWeekendFree: block.keepsWeekendFree,
      ...this.fairnessPrices(employee),
      isRelaxed: false,
      allowsShortWeek: allowsShort,
    });
    const fresh = patternOfAnswer(this.instance, this.prices.solver, employee, week, this.prices.placeOfSlot);
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

  /** The part of the Lagrangian bound that coverage gives, at the prices of the present fractional schedule times `scale`. */
  evaluateCoverage(scale: number): number {
    this.fixPrices(scale);
    return coverageCostBound(this.instance, this.constant, this.gain);
  }

  /** The part of the Lagrangian bound that these people give; the sum over all people and the coverage is the bound. */
  *evaluatePeople(scale: number): Generator<undefined, number> {
    this.fixPrices(scale);
    const late = this.late.map((count) => scale * count);
    const weekend = this.weekend.map((count) => scale * count);
    return yield* this.bound.costOfPeople(this.gain, late, weekend);
  }

  /** Prices of a missing unit, at most 1: what it costs now, in parts of `part` of what the dearest unit costs. */
  private fixShortagePrices(part: number): void {
    const { gain } = this;
    const { demand } = this.instance;
    let dearest = 0;
    for (let cell = 0; cell < gain.length; cell++) {
      gain[cell] = demand[cell] === 0 ? 0 : Math.max(0, this.marginalGain(cell));
      if (gain[cell] > dearest) dearest = gain[cell];
    }
    const one = part * dearest;
    for (let cell = 0; cell < gain.length; cell++) gain[cell] = one > 0 ? Math.min(1, gain[cell] / one) : 0;
  }

  /** The demand's part of a bound on the shortage alone, in units. */
  evaluateDemand(part: number): number {
    const { gain, constant } = this;
    const { demand } = this.instance;
    this.fixShortagePrices(part);
    let value = 0;
    for (let cell = 0; cell < gain.length; cell++) value += gain[cell] * (demand[cell] - constant[cell]);
    return value;
  }

  /** These people's part of a bound on the shortage alone, in units: less what they can give at most. */
  *evaluateSupply(part: number): Generator<undefined, number> {
    this.fixShortagePrices(part);
    return yield* this.bound.supplyOfPeople(this.gain);
  }
}

/** Whether nothing but the person's own week decides which weeks are lawful: no fixed shift in it, no bond to others. */
function standsAlone(instance: Instance, employee: number, days: number[]): boolean {
  if (instance.bonds !== null && instance.bonds.linksOf[employee] !== null) return false;
  return days.every((day) => instance.fixedKind[employee * instance.dayCount + day] < 0);
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
