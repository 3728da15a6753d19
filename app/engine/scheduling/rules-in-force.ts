import type { Employee, RuleName, ScheduleProblem } from './types';

type HasData = (problem: ScheduleProblem) => boolean;

const someone =
  (has: (employee: Employee) => boolean): HasData =>
  ({ employees }) =>
    employees.some(has);

/** What must be there for a rule to hold anything back; rules that are not named hold back whoever works. */
const dataOfRule: Partial<Record<RuleName, HasData>> = {
  absence: someone(({ absences = [] }) => absences.length > 0),
  availability: someone(
    (person) => person.weeklyAvailability !== undefined || (person.dateAvailability ?? []).length > 0,
  ),
  bond: ({ bonds = [] }) => bonds.length > 0,
  break_rule: ({ breakRules }) => breakRules.length > 0,
  consecutive_days_min: someone(({ contract }) => (contract.minConsecutiveDays ?? 1) > 1),
  continuous_work: ({ longestWorkMinutes }) => longestWorkMinutes !== undefined,
  core_hours: ({ templates, employees }) =>
    [...templates, ...employees].some(({ coreHours }) => coreHours !== undefined),
  fixed_shift: someone(({ fixedShifts = [] }) => fixedShifts.length > 0),
  free_weekends: someone(({ contract }) => contract.freeWeekendsPer4 > 0),
  minimum_notice: ({ notice, employees }) =>
    notice !== undefined && employees.some(({ publishedShifts }) => publishedShifts !== undefined),
  night: someone(({ contract }) => !contract.nightAllowed),
  overtime: ({ overtime }) => overtime !== undefined,
  pauses_at_once: ({ pausesAtOncePercent }) => pausesAtOncePercent !== undefined,
  period_max: someone(({ contract }) => contract.periodMaxMinutes !== undefined),
  permit: someone(({ permits = [] }) => permits.length > 0),
  rotation: someone(({ rotation, rotationChoice }) => rotation !== undefined || rotationChoice !== undefined),
  run_hours: someone(({ contract }) => contract.maxRunMinutes !== undefined),
  shift_type_max: someone(({ shiftTypeLimits = [] }) => shiftTypeLimits.length > 0),
  start_spread: someone(({ contract }) => contract.maxStartSpreadMinutes !== null),
  succession: ({ forbiddenSuccessions = [] }) => forbiddenSuccessions.length > 0,
  weekend: someone(({ contract }) => !contract.weekendAllowed),
  weekly_rest: someone(({ contract }) => contract.weeklyRestMinutes !== null),
};

/** Whether planning keeps a rule for anyone, and there is something the rule could hold back. */
export function isRuleInForce(problem: ScheduleProblem, rule: RuleName): boolean {
  const isKept = (mode: string) => mode === 'planning_only' || mode === 'warn';
  const shared = problem.rules?.[rule] ?? 'planning_only';
  const isKeptBySome = isKept(shared) || problem.employees.some((person) => isKept(person.rules?.[rule] ?? shared));
  return isKeptBySome && (dataOfRule[rule]?.(problem) ?? true);
}

/** The problem without a rule, for everyone, whatever their own modes say. */
export const withoutRule = (problem: ScheduleProblem, rule: RuleName): ScheduleProblem => ({
  ...problem,
  rules: { ...problem.rules, [rule]: 'ignore' },
  employees: problem.employees.map((employee) =>
    employee.rules?.[rule] === undefined ? employee : { ...employee, rules: { ...employee.rules, [rule]: 'ignore' } },
  ),
});
