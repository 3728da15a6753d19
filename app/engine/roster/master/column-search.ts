import type { Highs } from 'highs';
import type { Random } from '../../random';
import { CoverLp, type RosterColumn } from './cover-lp';
import { polishRows } from './polish-rows';
import type { SubProblem } from './sub-problem';

/** What one column search may use. */
export interface SearchLimits {
  now: () => number;
  deadlineMs: number;
  /** only rosters cheaper than this are of interest */
  cutoff: number;
  isCancelled: () => boolean;
}

export type GenerationEnd = 'converged' | 'cut' | 'time';

const TOLERANCE = 1e-5;
/** Weights are whole numbers, so a better roster is better by one at least. */
const LEAST_GAIN = 1;
/** Columns above this reduced cost are dropped before a dive; pricing brings back what it needs. */
const DIVE_REDUCED_COST = 3;

/** Time to better the rows that a search ends with, beyond its own. */
const POLISH_MS = 200;
/** Noise on the shares that a dive goes by, so that dives into one neighbourhood differ. */
const DIVE_NOISES = [0.02, 0.02, 0.1, 0.3];

/**
 * Column generation over whole rows of the people of a sub-problem, with smoothed prices (Wentges, 1997), a Lagrangian
 * bound, and a dive that fixes people one by one and prices again after each.
 */
export class ColumnSearch {
  /** valid lower bound of the sub-problem while every pricer is exact */
  bound = Number.NEGATIVE_INFINITY;
  readonly lp: CoverLp;
  /** price of one person in a shift, over the whole horizon */
  readonly prices: Float64Array;
  private readonly isFixed: boolean[];
  private readonly fixedRows: (Int8Array | null)[];
  private nextPerson = 0;
  private readonly diveNoise: number;
  private pricingMs = 1;
  private priced = 1;
  private lpMs = 1;

  constructor(
    private readonly sub: SubProblem,
    highs: Highs,
    private readonly random: Random,
    private readonly limits: SearchLimits,
  ) {
    this.diveNoise = random.pick(DIVE_NOISES);
    this.lp = new CoverLp(highs, sub.cover, sub.pricers.length);
    this.prices = new Float64Array(sub.rowOf.length);
    this.isFixed = sub.pricers.map(() => false);
    this.fixedRows = sub.pricers.map(() => null);
    this.lp.add(sub.currentRows.map((values, person) => sub.column(person, values)));
  }

  private isOver(): boolean {
    return this.limits.now() >= this.limits.deadlineMs || this.limits.isCancelled();
  }

  /**
   * Finds first prices and columns without the linear programme: everybody answers the prices in turn, which then move
   * with the surplus of people, by smaller and smaller steps.
   * @param start prices of an earlier search, or null
   */
  warm(passes: number, start: Float64Array | null): void {
    const { sub, prices } = this;
    const { need, underCost, overCost } = sub.cover;
    const rows = sub.currentRows.slice();
    const counts = sub.countRows(rows);
    const columns: RosterColumn[] = [];
    const mean = new Float64Array(need.length);
    const current = new Float64Array(need.length);
    for (let row = 0; row < need.length; row++) {
      const surplus = counts[row] - need[row];
      const guess = surplus < 0 ? 0.2 * underCost[row] : surplus === 0 ? 0.03 * underCost[row] : -0.9 * overCost[row];
      current[row] = Math.min(underCost[row], Math.max(-overCost[row], start?.[sub.cellOf[row]] ?? guess));
    }
    for (let pass = 0; pass < passes && !this.isOver(); pass++) {
      const step = (0.05 * 4) / (1 + 0.7 * pass) / rows.length;
      for (const person of this.random.shuffle(rows.map((_, index) => index))) {
        for (let row = 0; row < need.length; row++) prices[sub.cellOf[row]] = current[row];
        const found = sub.pricers[person].price(prices, 2);
        if (found === null) continue;
        sub.addToCounts(counts, rows[person], -1);
        sub.addToCounts(counts, found.values, 1);
        rows[person] = found.values;
        columns.push(sub.column(person, found.values));
        for (let row = 0; row < need.length; row++) {
          const moved = current[row] + step * underCost[row] * (need[row] - counts[row]);
          current[row] = Math.min(underCost[row], Math.max(-overCost[row], moved));
        }
      }
      if (pass >= passes / 2) for (let row = 0; row < need.length; row++) mean[row] += current[row];
    }
    const counted = passes - Math.ceil(passes / 2);
    for (let row = 0; row < need.length; row++) {
      prices[sub.cellOf[row]] = counted > 0 && passes > 1 ? mean[row] / counted : current[row];
    }
    this.lp.add(columns);
  }

  /**
   * Generates columns until no row can improve the linear programme, or its bound shows that nothing below the cutoff
   * exists, or passes or time are used up.
   */
  generate(smoothing: number, maxSolves: number, afterDeletion = false): GenerationEnd {
    const { lp, sub, prices, limits } = this;
    let alpha = smoothing;
    this.solveLp(afterDeletion);
    for (let solves = 1; ; ) {
      for (let row = 0; row < sub.cellOf.length; row++) {
        const cell = sub.cellOf[row];
        prices[cell] = alpha * prices[cell] + (1 - alpha) * lp.coverDuals[row];
      }
      const { columns, bound, gain } = this.pricePeople();
      this.bound = Math.max(this.bound, bound);
      if (this.bound > limits.cutoff - LEAST_GAIN + 1e-6) return 'cut';
      if (this.isOver()) return 'time';
      if (columns.length === 0) {
        if (alpha === 0) return 'converged';
        alpha = Math.max(0, alpha - 0.35);
        continue;
      }
      if (lp.objective - this.bound < 0.02 || (alpha === 0 && gain < 1e-4 * Math.abs(lp.objective))) return 'converged';
      if (solves >= maxSolves) return 'time';
      this.purge();
      lp.add(columns);
      this.solveLp(false);
      solves++;
    }
  }

  /** Takes over columns and prices of a search of the same sub-problem and solves the linear programme. */
  resume(columns: RosterColumn[], prices: Float64Array): void {
    this.prices.set(prices);
    this.lp.add(columns.map((column) => ({ ...column, share: 0, reducedCost: 0, isBasic: false })));
    this.solveLp(false);
  }

  private solveLp(afterDeletion: boolean): void {
    const startedMs = this.limits.now();
    this.lp.solve(afterDeletion);
    this.lpMs = this.limits.now() - startedMs;
  }

  /** Prices free people in turn for about as long as the last linear programme took, all of them at most. */
  private pricePeople() {
    const { sub, lp, prices, isFixed } = this;
    const count = sub.pricers.length;
    const columns: RosterColumn[] = [];
    const startedMs = this.limits.now();
    const wanted = Math.max(6, Math.ceil((1.5 * this.lpMs) / (this.pricingMs / this.priced)));
    let bound = 0;
    let gain = 0;
    let priced = 0;
    let visited = 0;
    for (; visited < count && priced < wanted; visited++) {
      const person = this.nextPerson;
      this.nextPerson = (person + 1) % count;
      if (isFixed[person]) continue;
      const found = sub.pricers[person].price(prices, 2);
      priced++;
      if (found === null) {
        bound = Number.NEGATIVE_INFINITY;
        continue;
      }
      bound += found.bound;
      const column = sub.column(person, found.values);
      let reducedCost = column.cost - lp.personDuals[person];
      for (const row of column.coverRows) reducedCost -= lp.coverDuals[row];
      if (reducedCost < -TOLERANCE) {
        gain -= reducedCost;
        columns.push(column);
      }
    }
    this.pricingMs = 0.5 * (this.pricingMs + Math.max(0.01, this.limits.now() - startedMs));
    this.priced = 0.5 * (this.priced + Math.max(1, priced));
    const isComplete = visited === count && !isFixed.some(Boolean);
    if (isComplete)
      for (let row = 0; row < sub.cellOf.length; row++) bound += prices[sub.cellOf[row]] * sub.cover.need[row];
    return {
      columns,
      bound: isComplete ? bound : Number.NEGATIVE_INFINITY,
      gain: isComplete ? gain : Number.POSITIVE_INFINITY,
    };
  }

  private purge(): void {
    const { lp } = this;
    const free = this.isFixed.filter((fixed) => !fixed).length;
    if (lp.columns.length < 1.3 * (30 * free + 200)) return;
    const slack = Math.max(2, (3 * Math.max(0, this.limits.cutoff - lp.objective)) / Math.max(1, free));
    lp.keep((column) =>
      this.isFixed[column.person] ? column.values === this.fixedRows[column.person] : column.reducedCost <= slack,
    );
  }

  /**
   * Fixes people to rows of the linear programme until all are fixed, pricing again after each step.
   * @returns rows, rounded where time ran out; null when the linear programme rose above the cutoff
   */
  dive(solvesPerStep: number): Int8Array[] | null {
    const { lp, limits, isFixed, fixedRows } = this;
    lp.keep((column) => column.reducedCost <= DIVE_REDUCED_COST);
    while (fixedRows.some((row) => row === null)) {
      if (this.isOver()) return this.roundAndPolish();
      this.fixSome();
      if (!isFixed.includes(false)) break;
      const before = lp.objective;
      this.solveLp(true);
      lp.keep((column) => !isFixed[column.person] || column.values === fixedRows[column.person]);
      if (lp.objective > before + TOLERANCE) this.generate(0.3, solvesPerStep, false);
      if (lp.objective > limits.cutoff - LEAST_GAIN + 1e-4) return null;
    }
    const rows = fixedRows.map((row) => row!);
    this.polish(rows);
    return rows;
  }

  private polish(rows: Int8Array[]): void {
    const { now, deadlineMs, isCancelled } = this.limits;
    // why: rows put together when time is out are worth little as they are and much after a moment of this
    polishRows(this.sub, rows, this.random, () => now() >= deadlineMs + POLISH_MS || isCancelled());
  }

  /** Fixes all whole columns and a few that are nearly whole, else the largest share. */
  private fixSome(): void {
    const { lp, isFixed, fixedRows } = this;
    const open = lp.columns.filter((column) => !isFixed[column.person]);
    const free = isFixed.filter((fixed) => !fixed).length;
    const chosen: RosterColumn[] = [];
    const fix = (column: RosterColumn) => {
      isFixed[column.person] = true;
      fixedRows[column.person] = column.values;
      chosen.push(column);
    };
    for (const column of open) if (column.share >= 0.9999 && !isFixed[column.person]) fix(column);
    const nearly = open.filter((column) => column.share > 0.9 && column.share < 0.9999 && !isFixed[column.person]);
    nearly.sort((a, b) => b.share - a.share);
    nearly.slice(0, Math.ceil(0.06 * free)).forEach(fix);
    if (chosen.length === 0)
      this.largestShares(open)
        .slice(0, Math.ceil(0.03 * free))
        .forEach(fix);
    lp.fix(chosen);
  }

  private largestShares(open: RosterColumn[]): RosterColumn[] {
    const noise = new Map(open.map((column) => [column, column.share + this.diveNoise * this.random.next()]));
    const ordered = open.filter((column) => column.share > 0).sort((a, b) => noise.get(b)! - noise.get(a)!);
    const isTaken = new Set<number>();
    return ordered.filter((column, index) => {
      if (isTaken.has(column.person) || (index > 0 && column.share < 0.5)) return false;
      isTaken.add(column.person);
      return true;
    });
  }

  /** The fixed row, else the one with the largest share, of each person, made better one at a time. */
  roundAndPolish(): Int8Array[] {
    const { sub, lp } = this;
    const largest = sub.pricers.map(() => ({ share: -1, values: sub.currentRows[0] }));
    for (const column of lp.columns) {
      if (column.share > largest[column.person].share) largest[column.person] = column;
    }
    const rows = largest.map((column, person) => this.fixedRows[person] ?? column.values);
    this.polish(rows);
    return rows;
  }

  dispose(): void {
    this.lp.dispose();
  }
}
