import { InvalidInput } from '~/engine/errors';
import {
  estimateRelaxations,
  type GeneratedShift,
  type RuleName,
  type RuleRelaxation,
  type ScheduleProblem,
} from '~/engine/scheduling';
import { definePoolTask } from './pool-task';

export interface RelaxTaskInput {
  problem: ScheduleProblem;
  shifts: GeneratedShift[];
  rules: RuleName[];
  timeBudgetMs: number;
}

export type RelaxTaskOutput = { relaxations: RuleRelaxation[] } | { fault: string };
export interface RelaxTaskProgress {
  fraction: number;
  rule: RuleName;
}

/** Rules by pairs, so that progress shows and a cancel is heard: each pair is weighed against its own search with all rules. */
export default definePoolTask<RelaxTaskInput, RelaxTaskOutput, RelaxTaskProgress>(
  ({ problem, shifts, rules, timeBudgetMs }, { post, isCancelled }) => {
    const relaxations: RuleRelaxation[] = [];
    try {
      for (let i = 0; i < rules.length; i += 2) {
        if (isCancelled()) break;
        const some = rules.slice(i, i + 2);
        const share = some.length / rules.length;
        relaxations.push(...estimateRelaxations(problem, shifts, some, { timeBudgetMs: timeBudgetMs * share }));
        post({ fraction: (i + some.length) / rules.length, rule: some[some.length - 1] });
      }
      return { relaxations };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
