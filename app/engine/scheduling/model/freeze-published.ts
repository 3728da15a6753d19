import { localDayStart } from '~/engine/time';
import type { Employee, FixedShift, ScheduleProblem } from '../types';

const MINUTE_MS = 60_000;

/** Instant before which a person's published days may not change any more; null where they may. */
export function noticeLimitMs(problem: ScheduleProblem, employee: Employee): number | null {
  const { notice } = problem;
  if (notice === undefined || employee.publishedShifts === undefined) return null;
  const mode = employee.rules?.minimum_notice ?? problem.rules?.minimum_notice ?? 'planning_only';
  if (mode === 'ignore' || mode === 'consider') return null;
  return notice.nowMs + notice.minutes * MINUTE_MS;
}

/** The problem with published shifts inside the notice period given, but for those that an absence takes away. */
export function freezePublished(problem: ScheduleProblem): ScheduleProblem {
  if (problem.notice === undefined) return problem;
  const employees = problem.employees.map((employee) => {
    const limitMs = noticeLimitMs(problem, employee);
    if (limitMs === null) return employee;
    const known = new Set((employee.fixedShifts ?? []).map((shift) => shift.startMs));
    const kept = (employee.publishedShifts ?? []).filter(
      (shift) => shift.startMs < limitMs && !known.has(shift.startMs) && !isTakenByAbsence(employee, shift),
    );
    return kept.length === 0 ? employee : { ...employee, fixedShifts: [...(employee.fixedShifts ?? []), ...kept] };
  });
  return { ...problem, employees };
}

function isTakenByAbsence(employee: Employee, shift: FixedShift): boolean {
  return (employee.absences ?? []).some((absence) => {
    const midnight = localDayStart(absence.date, employee.zone);
    const from = midnight + (absence.fromMinute ?? 0) * MINUTE_MS;
    const to = midnight + (absence.toMinute ?? 1440) * MINUTE_MS;
    return shift.startMs < to && shift.endMs > from;
  });
}
