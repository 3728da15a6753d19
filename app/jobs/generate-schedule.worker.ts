import { availableParallelism } from 'node:os';
import { InvalidInput } from '~/engine/errors';
import {
  generateSchedule,
  type ScheduleProblem,
  type ScheduleProgress,
  type ScheduleResult,
  type Violation,
  validateSchedule,
} from '~/engine/scheduling';
import { definePoolTask } from './pool-task';

export interface ScheduleTaskInput {
  problem: ScheduleProblem;
  seed: number;
  timeBudgetMs: number;
  /** measured in moves instead of time, for results that repeat */
  iterations?: number;
}

/** A schedule with what the independent check found, or why the data cannot be planned. */
export type ScheduleTaskOutput = { result: ScheduleResult; violations: Violation[] } | { fault: string };

export default definePoolTask<ScheduleTaskInput, ScheduleTaskOutput, ScheduleProgress>(
  async ({ problem, seed, timeBudgetMs, iterations }, { post, isCancelled }) => {
    try {
      const result = await generateSchedule(problem, {
        seed,
        timeBudgetMs,
        iterations,
        threads: Number(process.env.COMPUTE_THREADS) || availableParallelism(),
        onProgress: post,
        isCancelled,
      });
      return { result, violations: validateSchedule(problem, result.shifts) };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
