import type { Highs } from 'highs';
import type { Random } from '../../random';
import { ColumnSearch } from '../master/column-search';
import { LinearProgramFault } from '../master/cover-lp';
import { type Neighbourhood, SubProblem } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';
import type { RosterState } from '../model/roster-state';
import type { PricingScratch } from '../pricing/pricing-scratch';
import { knowsDays, type PriceMemory } from './price-memory';

/** Most linear programmes after each fix of a dive. */
const DIVE_SOLVES = 30;
/** Most dives into one neighbourhood, and the columns that each starts from. */
const MOST_DIVES = 5;
const POOL_REDUCED_COST = 3;

export interface NeighbourhoodInput {
  problem: RosterProblem;
  highs: Highs;
  scratch: PricingScratch;
  memory: PriceMemory;
  random: Random;
  state: RosterState;
  neighbourhood: Neighbourhood;
  now: () => number;
  deadlineMs: number;
  isCancelled: () => boolean;
}

export interface NeighbourhoodResult {
  /** new rows of the window, one per person of the neighbourhood; null when nothing better was found */
  rows: Int8Array[] | null;
  gain: number;
  /** objective of the linear programme when it converged or was cut */
  lowerCost: number;
  /** valid lower bound of the objective when the neighbourhood is the whole problem, else -Infinity */
  bound: number;
  /** prices of the window when column generation ended, null when it did not */
  prices: Float64Array | null;
  /** whether the neighbourhood is known to hold nothing better */
  isExhausted: boolean;
}

/** Solves one neighbourhood by column generation and diving; the rest of the roster stays as it is. */
export function solveNeighbourhood(input: NeighbourhoodInput): NeighbourhoodResult {
  const { problem, neighbourhood, memory, random } = input;
  const sub = new SubProblem(problem, input.scratch, input.state, neighbourhood);
  const { now } = input;
  const startSearch = (cutoff: number) =>
    new ColumnSearch(sub, input.highs, random, {
      now,
      deadlineMs: input.deadlineMs,
      cutoff,
      isCancelled: input.isCancelled,
    });
  const startedMs = now();
  const search = startSearch(sub.currentCost);
  const result: NeighbourhoodResult = {
    rows: null,
    gain: 0,
    lowerCost: Number.NEGATIVE_INFINITY,
    bound: Number.NEGATIVE_INFINITY,
    prices: null,
    isExhausted: false,
  };
  const offer = (rows: Int8Array[] | null) => {
    if (rows === null) return;
    const gain = sub.currentCost - sub.costOf(rows);
    if (gain <= result.gain + 1e-6) return;
    result.rows = rows;
    result.gain = gain;
  };
  const isWhole = neighbourhood.people.length === problem.employeeCount && sub.days === problem.dayCount;
  try {
    const isKnown = knowsDays(memory, neighbourhood);
    search.warm(isKnown ? 2 : 8, isKnown ? memory.prices : null);
    const end = search.generate(0.6, Number.POSITIVE_INFINITY);
    const lowerCost = search.lp.objective;
    result.lowerCost = lowerCost;
    if (isWhole && sub.pricers.every((pricer) => pricer.isExact)) result.bound = search.bound;
    result.prices = search.prices.slice();
    result.isExhausted = end === 'cut' || search.lp.objective > sub.currentCost - 0.5;
    if (!result.isExhausted) {
      const pool = search.lp.columns.filter((column) => column.reducedCost <= POOL_REDUCED_COST);
      offer(search.roundAndPolish());
      const generatedMs = now();
      offer(search.dive(DIVE_SOLVES));
      // why: dives differ, and the columns they start from are the dear part
      for (let dives = 1; dives < MOST_DIVES && now() < input.deadlineMs; dives++) {
        if (now() - generatedMs > generatedMs - startedMs) break;
        const cutoff = sub.currentCost - result.gain;
        if (lowerCost > cutoff - 1 + 1e-4) break;
        const again = startSearch(cutoff);
        try {
          again.resume(pool, result.prices);
          offer(again.dive(DIVE_SOLVES));
        } finally {
          again.dispose();
        }
      }
    }
  } catch (fault) {
    if (!(fault instanceof LinearProgramFault)) throw fault;
  } finally {
    search.dispose();
  }
  return result;
}
