import { modeOfRule } from '../model/compile-problem';
import type { Instance } from '../model/instance';
import type { GeneratedShift, UnmetRule } from '../result-types';
import type { RuleName } from '../types';
import { validateSchedule } from '../validator/validate-schedule';

/**
 * Rules the result does not keep, each with its reason: what the data make impossible (found before planning) and what
 * the independent validator finds in the finished schedule.
 */
export function nameUnmetRules(instance: Instance, shifts: GeneratedShift[]): UnmetRule[] {
  const { problem } = instance;
  const unmet: UnmetRule[] = [];
  const add = (employeeId: string | null, date: string | null, rule: RuleName, reason: string) => {
    unmet.push({ employeeId, date, rule, mode: modeOfRule(problem, rule), reason });
  };
  if (problem.employees.length === 0) add(null, null, 'employment', 'there are no employees to plan');
  if (problem.templates.length === 0) add(null, null, 'template', 'there are no shift templates');
  if (problem.groups.length === 0) add(null, null, 'skill', 'there are no groups with demand');
  for (const id of instance.impossibleTemplates) {
    add(null, null, 'template', `the pauses of template ${id} do not fit into their windows; it was not used`);
  }
  for (const group of problem.groups) {
    const hasDemand = Array.from(group.demand).some((agents) => agents > 0);
    const hasPeople = problem.employees.some((employee) => employee.skills.some((skill) => skill.groupId === group.id));
    if (hasDemand && !hasPeople) add(null, null, 'skill', `no employee has a skill for group ${group.id}`);
  }
  problem.employees.forEach((employee, e) => {
    if (employee.skills.length === 0) add(employee.id, null, 'skill', 'has no skill, so nothing was planned');
    else if (
      optionDays(instance, e) === 0 &&
      instance.fixedKind.every((kind, cell) => Math.floor(cell / instance.dayCount) !== e || kind < 0)
    ) {
      add(employee.id, null, 'availability', whyNoOptions(instance, e));
    }
  });
  for (const violation of validateSchedule(problem, shifts)) {
    const e = problem.employees.findIndex((employee) => employee.id === violation.employeeId);
    const isShort = violation.rule === 'weekly_min' || violation.rule === 'days_min';
    const reason = isShort ? `${violation.detail}: ${whyShort(instance, e, violation.date)}` : violation.detail;
    unmet.push({
      employeeId: violation.employeeId,
      date: violation.date,
      rule: violation.rule,
      mode: violation.mode,
      reason,
    });
  }
  return unmet;
}

function optionDays(instance: Instance, e: number): number {
  let days = 0;
  for (let day = 0; day < instance.dayCount; day++) {
    if (instance.options[e * instance.dayCount + day].kinds.length > 0) days++;
  }
  return days;
}

function whyNoOptions(instance: Instance, e: number): string {
  const employee = instance.problem.employees[e];
  const last = instance.grid.dates[instance.dayCount - 1];
  const first = instance.grid.dates[0];
  if ((employee.employedFrom ?? first) > last || (employee.employedTo ?? last) < first)
    return 'not employed in the horizon';
  const shortest = Math.min(...instance.problem.templates.map((template) => template.paidMinutes));
  if (shortest > employee.contract.dailyMaxMinutes) return 'every template is longer than the daily maximum';
  if (employee.templateIds?.length === 0) return 'may work no template';
  return 'no template fits into the hours of availability';
}

/** Why a person could not get the minimum of a week. */
function whyShort(instance: Instance, e: number, monday: string): string {
  const days = instance.grid.dates
    .map((_, day) => day)
    .filter(
      (day) =>
        instance.grid.dates[day] >= monday &&
        Math.floor((Date.parse(instance.grid.dates[day]) - Date.parse(monday)) / 86_400_000) < 7,
    );
  const open = days.filter((day) => {
    const cell = e * instance.dayCount + day;
    return instance.options[cell].kinds.length > 0 || instance.fixedKind[cell] >= 0;
  });
  if (days.length === 0) return 'the week lies outside the horizon';
  const limits = instance.limits[e * instance.weekCount + instance.weekOfDay[days[0]]];
  const longest = Math.max(
    0,
    ...open.flatMap((day) =>
      Array.from(instance.options[e * instance.dayCount + day].kinds, (kind) => instance.kindPaid[kind]),
    ),
  );
  const workable = Math.min(open.length, limits.maxDays);
  if (open.length === 0) return 'available on no day of the week';
  if (workable * longest < limits.minMinutes) {
    return `only ${workable} workable days of at most ${longest / 60} h (${open.length} days with a possible shift, ${limits.maxDays} allowed)`;
  }
  return 'no combination of templates gives these hours together with rest, days in a row, weekends and days off';
}
