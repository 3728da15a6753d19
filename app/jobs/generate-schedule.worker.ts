import { availableParallelism } from 'node:os';
import { InvalidInput } from '~/engine/errors';
import {
  type GeneratedShift,
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
  /** the saved state of a run that was interrupted */
  startFrom?: GeneratedShift[];
  checkpointEveryMs?: number;
}

/** What a run says while it goes on: how far it is, and now and then the best plan so far. */
export type ScheduleTaskMessage =
  | { kind: 'progress'; progress: ScheduleProgress }
  | { kind: 'checkpoint'; shifts: GeneratedShift[]; objective: number; elapsedMs: number };

/** A schedule with what the independent check found, or why the data cannot be planned. */
export type ScheduleTaskOutput = { result: ScheduleResult; violations: Violation[] } | { fault: string };

export default definePoolTask<ScheduleTaskInput, ScheduleTaskOutput, ScheduleTaskMessage>(
  async ({ problem, ...run }, { post, isCancelled }) => {
    const beganMs = performance.now();
    try {
      const result = await generateSchedule(problem, {
        ...run,
        threads: Number(process.env.COMPUTE_THREADS) || availableParallelism(),
        onProgress: (progress) => post({ kind: 'progress', progress }),
        onCheckpoint: (shifts, objective) =>
          post({ kind: 'checkpoint', shifts, objective, elapsedMs: performance.now() - beganMs }),
        isCancelled,
      });
      return { result, violations: validateSchedule(problem, result.shifts) };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
