import { addDays } from '~/engine/time';
import { checkRotation } from './check-rotation';
import { type EmployeeRoster, formatMinutes, MINUTE_MS, wallInstant } from './validator-context';

/** Rules about patterns of shifts: rotation, forbidden successions, limits of shift types, core hours, hours of the horizon. */
export function checkWorkRules(roster: EmployeeRoster): void {
  checkSuccessions(roster);
  checkTypeLimits(roster);
  checkRotation(roster);
  checkCoreHours(roster);
  const { contract } = roster.employee;
  const minutes = roster.shifts.reduce((sum, shift) => sum + shift.paidMinutes, 0);
  if (contract.periodMaxMinutes !== undefined && minutes > contract.periodMaxMinutes) {
    const allowed = formatMinutes(contract.periodMaxMinutes);
    roster.report('period_max', roster.firstDate, `${formatMinutes(minutes)} in the horizon, at most ${allowed}`);
  }
}

function checkSuccessions({ problem, shifts, report }: EmployeeRoster): void {
  for (const { fromTemplateId, toTemplateId } of problem.forbiddenSuccessions ?? []) {
    for (const shift of shifts) {
      if (shift.templateId !== fromTemplateId) continue;
      const next = shifts.find((other) => other.date === addDays(shift.date, 1) && other.templateId === toTemplateId);
      if (next !== undefined) report('succession', next.date, `${toTemplateId} must not follow ${fromTemplateId}`);
    }
  }
}

function checkTypeLimits({ employee, weeks, shifts, report }: EmployeeRoster): void {
  for (const { templateIds, maxPerWeek } of employee.shiftTypeLimits ?? []) {
    for (const monday of weeks) {
      const found = shifts.filter(
        ({ date, templateId }) =>
          date >= monday && date < addDays(monday, 7) && templateId !== null && templateIds.includes(templateId),
      );
      if (found.length > maxPerWeek) {
        report('shift_type_max', monday, `${found.length} shifts of ${templateIds.join(', ')}, at most ${maxPerWeek}`);
      }
    }
  }
}

function checkCoreHours({ employee, problem, shifts, report }: EmployeeRoster): void {
  for (const shift of shifts) {
    if (shift.isFixed) continue;
    const ofTemplate = problem.templates.find(({ id }) => id === shift.templateId)?.coreHours;
    for (const core of [ofTemplate, employee.coreHours]) {
      if (core === undefined) continue;
      const fromMs = wallInstant(shift.date, core.fromMinute, employee.zone);
      const toMs = wallInstant(shift.date, core.toMinute, employee.zone);
      const isParted = shift.pauses.some(
        ({ kind, startMs, minutes }) => kind === 'gap' && startMs < toMs && startMs + minutes * MINUTE_MS > fromMs,
      );
      if (shift.startMs > fromMs || shift.endMs < toMs)
        report('core_hours', shift.date, 'leaves out part of the core hours');
      else if (isParted) report('core_hours', shift.date, 'has its gap in the core hours');
    }
  }
}
