import type { Neighbourhood } from '../master/sub-problem';
import type { RosterProblem } from '../model/roster-problem';

/** Prices of one person in a shift that earlier searches ended with; they start the next ones. */
export interface PriceMemory {
  /** index day * width + value */
  prices: Float64Array;
  /** 1 for days that have prices */
  isKnown: Uint8Array;
}

export function createPriceMemory(problem: RosterProblem): PriceMemory {
  return {
    prices: new Float64Array(problem.dayCount * problem.width),
    isKnown: new Uint8Array(problem.dayCount),
  };
}

/** Whether every day of a window has prices. */
export function knowsDays(memory: PriceMemory, { first, end }: Neighbourhood): boolean {
  return memory.isKnown.subarray(first, end).every((known) => known === 1);
}

/** Takes over the prices of the days of a window. */
export function rememberPrices(memory: PriceMemory, { first, end }: Neighbourhood, prices: Float64Array): void {
  const width = memory.prices.length / memory.isKnown.length;
  memory.prices.set(prices.subarray(first * width, end * width), first * width);
  memory.isKnown.fill(1, first, end);
}
