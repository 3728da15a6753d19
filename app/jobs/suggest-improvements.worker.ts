import { InvalidInput } from '~/engine/errors';
import type { GeneratedShift, ScheduleProblem } from '~/engine/scheduling';
import { type Suggestion, type SuggestionStage, suggestImprovements } from '~/engine/suggestions';
import { definePoolTask } from './pool-task';

export interface SuggestTaskInput {
  problem: ScheduleProblem;
  shifts: GeneratedShift[];
  dates: string[];
  employeeIds: string[] | null;
  aggressiveness: number;
  complexity: number;
  seed: number;
  timeBudgetMs: number;
}

export type SuggestTaskOutput = { suggestions: Suggestion[] } | { fault: string };
export interface SuggestTaskProgress {
  stage: SuggestionStage;
  fraction: number;
  found: number;
}

export default definePoolTask<SuggestTaskInput, SuggestTaskOutput, SuggestTaskProgress>(
  async ({ problem, shifts, dates, employeeIds, ...options }, { post, isCancelled }) => {
    try {
      const suggestions = await suggestImprovements(
        { problem, shifts },
        {
          ...options,
          dates: new Set(dates),
          ...(employeeIds ? { employeeIds: new Set(employeeIds) } : {}),
          onProgress: post,
          isCancelled,
        },
      );
      return { suggestions };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
