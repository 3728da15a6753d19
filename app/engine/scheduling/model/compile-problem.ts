import { weekdayOf } from '~/engine/time';
import {
  DEFAULT_LATE_END_MINUTE,
  DEFAULT_NIGHT,
  DEFAULT_WEIGHTS,
  type Employee,
  type RuleMode,
  type RuleName,
  type ScheduleProblem,
} from '../types';
import { compileBonds } from './bonds';
import { compileDemand } from './compile-demand';
import { compileEmployees } from './compile-employees';
import { compileKinds } from './compile-kinds';
import { compileTypeRules } from './compile-type-rules';
import { freezePublished } from './freeze-published';
import type { Instance } from './instance';
import { compilePay, compileUnpopular } from './pay-and-points';
import { OptionCatalogue } from './shift-options';
import { compileShortRuns } from './short-runs';
import { buildSlotGrid } from './slot-grid';

/** Mode of a rule in a problem; for a person, that person's own where there is one. */
export function modeOfRule(problem: ScheduleProblem, rule: RuleName, employee?: Employee): RuleMode {
  return employee?.rules?.[rule] ?? problem.rules?.[rule] ?? 'planning_only';
}

/** Whether planning keeps a rule for an employee without exception. */
export type HardRuleTest = (rule: RuleName, employee: number) => boolean;

/** Rules that stay asked for even from people whose `consider` rules are dropped: dropping them would gain nothing. */
const ALWAYS_ASKED: ReadonlySet<RuleName> = new Set(['weekly_min', 'days_min']);

/**
 * Compiles a checked problem into the arrays the optimiser works on.
 * @param relaxed employees (indexes) for whom rules of mode `consider` are left out, because they stand in the way of others
 */
export function compileProblem(given: ScheduleProblem, relaxed: ReadonlySet<number> = new Set()): Instance {
  const problem = freezePublished(given);
  const isHard: HardRuleTest = (rule, employee) => {
    const mode = modeOfRule(problem, rule, problem.employees[employee]);
    if (mode === 'ignore') return false;
    return mode !== 'consider' || ALWAYS_ASKED.has(rule) || !relaxed.has(employee);
  };
  const { horizon } = problem;
  const zoneNames = [...new Set(problem.employees.map((employee) => employee.zone))].sort();
  const stepMs = horizon.intervalMinutes * 60_000;
  const grid = buildSlotGrid(
    horizon,
    zoneNames,
    Math.min(...problem.groups.map((group) => group.demandStartMs)),
    Math.max(...problem.groups.map((group) => group.demandStartMs + group.demand.length * stepMs)),
  );
  const weights = { ...DEFAULT_WEIGHTS, ...problem.weights };
  const { kinds, kindsOf } = compileKinds(problem);
  const firstWeekday = weekdayOf(horizon.startDate);
  const weekOfDay = Int32Array.from({ length: horizon.days }, (_, day) => Math.floor((day + firstWeekday - 1) / 7));
  const weekdayOfDay = Uint8Array.from({ length: horizon.days }, (_, day) => ((day + firstWeekday - 1) % 7) + 1);
  const night = problem.night ?? DEFAULT_NIGHT;
  const catalogue = new OptionCatalogue({
    grid,
    templates: problem.templates,
    kindsOf,
    kinds,
    night,
    overtime: problem.overtime,
  });
  const calendar = { weekOfDay, weekdayOfDay, weekCount: horizon.days === 0 ? 0 : weekOfDay[horizon.days - 1] + 1 };
  const employees = compileEmployees({ problem, grid, weights, kinds, catalogue, isHard, ...calendar });
  return {
    problem,
    ...compileTypeRules(problem, kinds, isHard),
    grid,
    weights,
    employeeCount: problem.employees.length,
    dayCount: horizon.days,
    groupCount: problem.groups.length,
    slotCount: grid.slotCount,
    ...calendar,
    ...compileDemand(problem, grid, weights),
    ...employees,
    bonds: compileBonds(problem, grid, isHard),
    shortRuns: compileShortRuns(problem, grid, isHard),
    pay: compilePay(problem, grid, night),
    unpopular: compileUnpopular(problem, grid, kinds, night),
    kinds,
    kindSpan: Int32Array.from(kinds, (kind) => kind.spanSlots),
    kindPaid: Int32Array.from(kinds, (kind) => kind.paidMinutes),
    maxSpan: Math.max(1, ...kinds.map((kind) => kind.spanSlots)),
    maxPauses: Math.max(1, ...kinds.map((kind) => kind.pauses.length)),
    lateEndMinute: problem.lateEndMinute ?? DEFAULT_LATE_END_MINUTE,
    impossibleTemplates: problem.templates.filter((_, i) => kindsOf[i].length === 0).map((template) => template.id),
  };
}
