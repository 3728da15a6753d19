import { createRandom } from '~/engine/random';
import { checkProblem } from './model/check-problem';
import { compileProblem } from './model/compile-problem';
import { loadRoster } from './model/load-roster';
import { Roster } from './model/roster';
import { coverageSummary, rosterCosts, totalCost } from './model/roster-cost';
import type { GeneratedShift } from './result-types';
import { chooseRotations } from './rotations/choose-rotations';
import { withoutRule } from './rules-in-force';
import { placeFixedShifts, sweepPeople } from './start/build-start';
import { WeekImprover } from './start/improve-week';
import { limitPauses } from './start/limit-pauses';
import type { RuleName, ScheduleProblem } from './types';

/** What the schedule could gain if a rule did not hold. */
export interface RuleRelaxation {
  rule: RuleName;
  /** Fall of the objective and of the shortage (percent of demand) beyond what the same search gains with the rule. */
  objectiveGain: number;
  shortPercentGain: number;
  objective: number;
  shortPercent: number;
}

export interface RelaxationOptions {
  seed?: number;
  /** Limit for all rules together; each search has its part of it. Default 20,000. */
  timeBudgetMs?: number;
  /** Sweeps of exact best responses in each search; default 2. */
  sweeps?: number;
}

/**
 * What dropping each rule would bring: the schedule is improved by sweeps of exact best responses with all rules, and again
 * without the rule; the difference is the gain. A measure from below: a longer search might gain more.
 * @param shifts a lawful schedule of the problem
 * @throws InvalidInput as generateSchedule
 */
export function estimateRelaxations(
  given: ScheduleProblem,
  shifts: GeneratedShift[],
  rules: RuleName[],
  options: RelaxationOptions = {},
): RuleRelaxation[] {
  checkProblem(given);
  const { problem } = chooseRotations(given, shifts);
  const partMs = (options.timeBudgetMs ?? 20_000) / (rules.length + 1);
  const withAll = improve(problem, shifts, partMs, options);
  return rules.map((rule) => {
    const without = improve(withoutRule(problem, rule), shifts, partMs, options);
    return {
      rule,
      ...without,
      objectiveGain: Math.max(0, withAll.objective - without.objective),
      shortPercentGain: withAll.shortPercent - without.shortPercent,
    };
  });
}

function improve(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  timeMs: number,
  options: RelaxationOptions,
): { objective: number; shortPercent: number } {
  const endMs = performance.now() + timeMs;
  const instance = compileProblem(problem);
  const roster = new Roster(instance);
  placeFixedShifts(roster);
  loadRoster(roster, shifts);
  const improver = new WeekImprover(instance, roster);
  const random = createRandom(options.seed ?? 1);
  const people = Int32Array.from({ length: instance.employeeCount }, (_, e) => e);
  for (let sweep = 0; sweep < (options.sweeps ?? 2); sweep++) {
    for (const _ of sweepPeople(roster, improver, random, people)) if (performance.now() > endMs) break;
  }
  limitPauses(roster);
  return { objective: totalCost(rosterCosts(roster)), shortPercent: coverageSummary(roster).shortPercent };
}
