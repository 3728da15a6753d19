import type { ComputeControl } from './types';

/** Watches progress, cancellation and the time budget of one computation. */
export interface Watch {
  /** Reports progress. @throws DOMException AbortError where the computation was cancelled */
  step(done: number, name: string): void;
  /** Whether optional work is to be left out. */
  isOverBudget(): boolean;
}

/** Starts watching; the budget counts from this call on. */
export function startWatch({ onProgress, signal, clock, timeBudgetMs }: ComputeControl): Watch {
  const startedAt = clock?.() ?? 0;
  return {
    step(done, name) {
      signal?.throwIfAborted();
      onProgress?.(done, name);
    },
    isOverBudget: () => clock !== undefined && timeBudgetMs !== undefined && clock() - startedAt > timeBudgetMs,
  };
}
