import type { RosterProblem } from '../model/roster-problem';
import type { PricingScratch } from './pricing-scratch';
import { repairTypeLimits } from './repair-type-limits';
import { type PricedRow, RowPricer } from './row-pricer';
import { createRowSpace, NARROW_BAND, type RowBand, spaceEffort, spaceSize, WIDE_BAND } from './row-space';
import type { WindowEdges } from './window-edges';

/** A counter is added only while one pricing stays below this many elementary steps. */
const MAX_EFFORT = 1_000_000;
/** And while the state space keeps below so many numbers. */
const MAX_SIZE = 2_000_000;

/** Larger spaces of long windows stay nearer the straight line. */
const WIDE_EFFORT = 15_000_000;

export interface PricerOptions {
  /** how near the straight line rows of long windows stay; as near as their space is large where missing */
  band?: RowBand;
  /** leaves the limits of types to prices and repair alone, for pricers that answer once or twice */
  isBrief?: boolean;
}

/** A lawful row with a valid lower bound of the reduced cost of all lawful rows. */
export interface BoundedRow extends PricedRow {
  bound: number;
}

/**
 * Pricer that respects the limits of shift types lazily: rows are priced without them first; a type that a row
 * overuses gets an exact counter while the state space stays small, and a price (Lagrangian multiplier) when it would
 * not. Rows that still overuse a type are repaired by exchanging types on single days, so that problems with many
 * limited types are answered with good lawful rows although not always with the best.
 */
export class PersonPricer {
  /** whether each answer so far came from a search of the whole lawful space */
  isExact = true;
  /** whether the search space, limits of types apart, turned out to hold no lawful row at all */
  isEmpty = false;
  private pricer: RowPricer | null;
  private guide: Int8Array | null = null;
  private counted: number[] = [];
  private readonly typePrices: Float64Array;
  private hasTypePrices = false;
  private readonly limited: number[] = [];
  private readonly used: Int32Array;

  constructor(
    private readonly problem: RosterProblem,
    private readonly scratch: PricingScratch,
    readonly employee: number,
    private readonly edges: WindowEdges,
    private readonly options: PricerOptions = {},
  ) {
    this.typePrices = new Float64Array(problem.width);
    this.used = new Int32Array(problem.width);
    const days = edges.end - edges.first;
    for (let value = 1; value < problem.width; value++) {
      if (edges.maxShifts[value] > 0 && edges.maxShifts[value] < days) this.limited.push(value);
    }
    this.pricer = this.createPricer(options.band);
  }

  /**
   * Answers from now on with the best of the rows near the given lawful one, which is much faster on long horizons.
   * @param guide values of the days of the window
   */
  follow(guide: Int8Array): void {
    this.guide = guide;
    this.isExact = false;
    this.pricer?.follow(guide);
  }

  private createPricer(band: RowBand | undefined): RowPricer | null {
    const { problem, employee, edges } = this;
    let space = createRowSpace(problem, employee, edges, [], band ?? WIDE_BAND);
    if (space && band === undefined && spaceEffort(space, false) > WIDE_EFFORT) {
      space = createRowSpace(problem, employee, edges, [], NARROW_BAND);
    }
    if (space === null) return null;
    if (!space.isExact) this.isExact = false;
    return new RowPricer(problem, this.scratch, employee, edges, space);
  }

  /**
   * @param prices price of one person in a shift: index day * width + value over the whole horizon
   * @param rounds most pricings with changed type prices
   * @returns null when no lawful row was found
   */
  price(prices: Float64Array, rounds: number): BoundedRow | null {
    let best: BoundedRow | null = null;
    let bound = Number.NEGATIVE_INFINITY;
    for (let round = 0; round < rounds; ) {
      const row = this.pricer?.price(prices, this.hasTypePrices ? this.typePrices : null) ?? null;
      if (row === null) {
        if (this.counted.length === 0) this.isEmpty = true;
        return best;
      }
      const { excess, slackPrice, atLimits, ofUse } = this.measure(row.values);
      bound = Math.max(bound, row.reducedCost - atLimits);
      const trueCost = row.reducedCost - ofUse;
      if (excess.length === 0) {
        if (best === null || trueCost < best.reducedCost) best = { reducedCost: trueCost, values: row.values, bound };
        if (slackPrice < 1e-7) break;
      } else if (!this.options.isBrief && this.promote(excess)) {
        continue;
      } else {
        const repaired = repairTypeLimits(this.problem, this.employee, this.edges, row.values, prices);
        if (repaired && (best === null || trueCost + repaired.addedCost < best.reducedCost)) {
          best = { reducedCost: trueCost + repaired.addedCost, values: repaired.values, bound };
        }
      }
      round++;
      this.adjustTypePrices(best === null ? null : best.reducedCost - bound, excess.length > 0);
    }
    if (best) best.bound = Math.min(bound, best.reducedCost);
    return best;
  }

  private measure(values: Int8Array) {
    const { used, edges, typePrices, limited } = this;
    used.fill(0);
    for (let day = 0; day < values.length; day++) used[values[day]]++;
    const excess: number[] = [];
    let slackPrice = 0;
    let atLimits = 0;
    let ofUse = 0;
    for (const value of limited) {
      const limit = edges.maxShifts[value];
      if (used[value] > limit) excess.push(value);
      slackPrice += typePrices[value] * Math.max(0, limit - used[value]);
      atLimits += typePrices[value] * limit;
      ofUse += typePrices[value] * used[value];
    }
    return { excess, slackPrice, atLimits, ofUse };
  }

  /** Gives the most overused type a counter where that is cheap enough. */
  private promote(excess: number[]): boolean {
    const { used, edges } = this;
    const ordered = excess.slice().sort((a, b) => used[b] - edges.maxShifts[b] - (used[a] - edges.maxShifts[a]));
    for (const value of ordered) {
      const counted = [...this.counted, value];
      const states = counted.reduce((product, type) => product * (edges.maxShifts[type] + 1), 1);
      if (states > 5_000) continue;
      const space = createRowSpace(this.problem, this.employee, edges, counted);
      if (space === null || spaceSize(space) > MAX_SIZE) continue;
      if (spaceEffort(space, this.guide !== null) > MAX_EFFORT) continue;
      this.counted = counted;
      this.typePrices[value] = 0;
      this.pricer = new RowPricer(this.problem, this.scratch, this.employee, edges, space);
      if (this.guide) this.pricer.follow(this.guide);
      return true;
    }
    return false;
  }

  /** Subgradient step; without a lawful row yet its length is a guess that grows with the excess. */
  private adjustTypePrices(gap: number | null, isOverused: boolean): void {
    let norm = 0;
    for (const value of this.limited) {
      const slope = this.used[value] - this.edges.maxShifts[value];
      if (slope > 0 || this.typePrices[value] > 0) norm += slope * slope;
    }
    if (norm === 0) return;
    const length = gap === null ? (isOverused ? 20 / Math.sqrt(norm) : 0) : Math.max(0.05, (0.7 * gap) / norm);
    this.hasTypePrices = false;
    for (const value of this.limited) {
      if (this.counted.includes(value)) continue;
      const slope = this.used[value] - this.edges.maxShifts[value];
      this.typePrices[value] = Math.max(0, this.typePrices[value] + length * slope);
      if (this.typePrices[value] > 0) this.hasTypePrices = true;
    }
  }
}
