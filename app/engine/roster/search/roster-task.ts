import type { Neighbourhood } from '../master/sub-problem';
import type { PriceMemory } from './price-memory';

/**
 * A piece of work for one thread, plain data: `start` makes a first roster, `descend` betters single rows, `recreate`
 * anneals for the whole budget, `wander` does so to end somewhere else, `columns` generates columns and dives.
 */
export type RosterTask =
  | { kind: 'start'; seed: string; budgetMs: number }
  | {
      kind: 'descend' | 'recreate' | 'wander';
      seed: string;
      budgetMs: number;
      values: Int8Array;
      neighbourhood: Neighbourhood;
    }
  | {
      kind: 'columns';
      seed: string;
      budgetMs: number;
      values: Int8Array;
      neighbourhood: Neighbourhood;
      memory: PriceMemory;
    };

/** What came of it. */
export interface RosterTaskResult {
  /** the whole roster for `start`, else the rows of the neighbourhood; null when nothing as good was found */
  rows: Int8Array[] | null;
  /** prices of the window, index day * width + value over the horizon */
  prices: Float64Array | null;
  /** valid lower bound of the whole problem, -Infinity when none */
  bound: number;
  isExhausted: boolean;
  elapsedMs: number;
}

/** One thread that solves tasks one after the other. */
export interface RosterWorker {
  run(task: RosterTask): Promise<RosterTaskResult>;
  close(): Promise<void>;
}
