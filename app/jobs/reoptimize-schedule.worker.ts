import { availableParallelism } from 'node:os';
import { InvalidInput } from '~/engine/errors';
import {
  type GeneratedShift,
  reoptimizeBreaks,
  type ScheduleProblem,
  type ScheduleProgress,
} from '~/engine/scheduling';
import { reoptimizePart } from '~/engine/suggestions';
import { definePoolTask } from './pool-task';

export interface ReoptimizeTaskInput {
  problem: ScheduleProblem;
  shifts: GeneratedShift[];
  mode: 'shifts' | 'breaks';
  dates: string[];
  /** people whose shifts may change; null = everyone */
  employeeIds: string[] | null;
  stability: number;
  /** shifts were given up, so that any answer counts; otherwise only a better one */
  isReplacing: boolean;
  seed: number;
  timeBudgetMs: number;
}

export type ReoptimizeTaskOutput = { shifts: GeneratedShift[] } | { fault: string };
export type ReoptimizeTaskProgress = Partial<ScheduleProgress> & { fraction: number };

export default definePoolTask<ReoptimizeTaskInput, ReoptimizeTaskOutput, ReoptimizeTaskProgress>(
  async (input, { post, isCancelled }) => {
    try {
      if (input.mode === 'breaks') return { shifts: placeBreaksByDate(input, post, isCancelled) };
      const { problem, shifts, stability, seed, timeBudgetMs, employeeIds, dates } = input;
      const result = await reoptimizePart(
        problem,
        shifts,
        { dates: new Set(dates), stability, ...(employeeIds ? { employeeIds: new Set(employeeIds) } : {}) },
        {
          seed,
          timeBudgetMs,
          threads: Number(process.env.COMPUTE_THREADS) || availableParallelism(),
          onProgress: post,
          isCancelled,
        },
      );
      return { shifts: input.isReplacing || result.isBetter ? result.shifts : shifts };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);

function placeBreaksByDate(
  { problem, shifts, dates, employeeIds, stability, seed, timeBudgetMs }: ReoptimizeTaskInput,
  post: (progress: ReoptimizeTaskProgress) => void,
  isCancelled: () => boolean,
): GeneratedShift[] {
  let present = shifts;
  const perDateMs = Math.min(2000, timeBudgetMs / dates.length);
  for (const [i, date] of dates.entries()) {
    if (isCancelled()) break;
    const scope = { date, seed, timeBudgetMs: perDateMs, minGainPerShift: stability / 10 };
    present = reoptimizeBreaks(problem, present, {
      ...scope,
      ...(employeeIds ? { employeeIds: new Set(employeeIds) } : {}),
    }).shifts;
    post({ fraction: (i + 1) / dates.length });
  }
  return present;
}
