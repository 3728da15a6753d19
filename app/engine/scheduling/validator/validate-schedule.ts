import type { GeneratedShift, Violation } from '../result-types';
import type { ScheduleProblem } from '../types';
import { checkBonds } from './check-bonds';
import { checkNotice } from './check-notice';
import { checkPausesAtOnce } from './check-pauses-at-once';
import { checkWeeklyPermits } from './check-permit';
import { checkFreeWeekends, checkRestAndRuns, checkStartSpread, checkWeeklyRest } from './check-rest';
import { checkShift } from './check-shift';
import { checkShortRuns } from './check-short-runs';
import { checkWeeks } from './check-week';
import { checkContinuousWork, checkOvertime, checkRunHours } from './check-work-lengths';
import { checkWorkRules } from './check-work-rule';
import { createEmployeeRoster, type EmployeeRoster } from './validator-context';

/**
 * Every broken rule of a schedule, straight from the rules and the data: it knows nothing of the optimiser. Fast enough for
 * one edit when limited to the people concerned.
 * @param employeeIds only these people; default everyone
 */
export function validateSchedule(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  employeeIds?: ReadonlySet<string>,
): Violation[] {
  const violations: Violation[] = [];
  const byEmployee = new Map<string, GeneratedShift[]>();
  for (const shift of shifts) {
    const list = byEmployee.get(shift.employeeId);
    if (list === undefined) byEmployee.set(shift.employeeId, [shift]);
    else list.push(shift);
  }
  for (const employee of problem.employees) {
    if (employeeIds !== undefined && !employeeIds.has(employee.id)) continue;
    const roster = createEmployeeRoster(problem, employee, byEmployee.get(employee.id) ?? [], violations);
    for (const shift of roster.shifts) checkShift(roster, shift);
    checkRestAndRuns(roster);
    checkShortRuns(roster);
    checkWeeklyRest(roster);
    checkWeeks(roster);
    checkWeeklyPermits(roster);
    checkFreeWeekends(roster);
    checkStartSpread(roster);
    checkWorkRules(roster);
    checkRunHours(roster);
    checkOvertime(roster);
    checkContinuousWork(roster);
    checkFixedShifts(roster);
    checkNotice(roster);
  }
  checkBonds(problem, byEmployee, violations, employeeIds);
  checkPausesAtOnce(problem, shifts, violations, employeeIds);
  return violations;
}

function checkFixedShifts(roster: EmployeeRoster): void {
  for (const fixed of roster.employee.fixedShifts ?? []) {
    const isKept = roster.shifts.some((shift) => shift.startMs === fixed.startMs && shift.endMs === fixed.endMs);
    if (!isKept) roster.report('fixed_shift', fixed.date, 'the fixed shift is missing or moved');
  }
}
