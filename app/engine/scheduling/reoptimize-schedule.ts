import { generateSchedule } from './generate-schedule';
import { isClosedDate } from './model/short-runs';
import type { GeneratedShift, ScheduleOptions, ScheduleResult } from './result-types';
import type { Employee, FixedShift, ScheduleProblem } from './types';

/** What may change; everything else stays as it is. */
export interface ReoptimizeScope {
  /** People whose shifts may change; default everyone. */
  employeeIds?: ReadonlySet<string>;
  /** Local dates on which they may change; default all. */
  dates?: ReadonlySet<string>;
  /**
   * Price of each changed day against the schedule given (changed times cost half): the higher, the fewer changes. Default:
   * the weight of the problem.
   */
  stability?: number;
}

export interface ReoptimizeResult extends ScheduleResult {
  /** Days (employee and date) that are not as they were. */
  changedDays: { employeeId: string; date: string }[];
}

/**
 * Optimises a part of a schedule again: some people, some days, after absences or a new forecast. The problem holds what is
 * true now; shifts outside the scope are kept with their pauses (only the split of their work between groups follows the
 * demand), days off outside it stay free, and changes inside it cost `stability`.
 * @throws InvalidInput as generateSchedule
 */
export async function reoptimizeSchedule(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  scope: ReoptimizeScope,
  options: ScheduleOptions,
): Promise<ReoptimizeResult> {
  const byEmployee = new Map<string, GeneratedShift[]>();
  for (const shift of shifts) byEmployee.set(shift.employeeId, [...(byEmployee.get(shift.employeeId) ?? []), shift]);
  const mayChange = (employeeId: string, date: string) =>
    (scope.employeeIds?.has(employeeId) ?? true) && (scope.dates?.has(date) ?? true);
  const dates = datesOf(problem);
  const employees = problem.employees.map((employee) =>
    freezeOutside(employee, byEmployee.get(employee.id) ?? [], dates, (date) => mayChange(employee.id, date)),
  );
  const weights = scope.stability === undefined ? problem.weights : { ...problem.weights, stability: scope.stability };
  const within = shifts.filter((shift) => mayChange(shift.employeeId, shift.date));
  const result = await generateSchedule({ ...problem, employees, weights }, { ...options, startFrom: within });
  const before = new Map(shifts.map((shift) => [keyOf(shift), shift]));
  const renewed = result.shifts.map((shift) => {
    const old = before.get(keyOf(shift));
    return old === undefined || mayChange(shift.employeeId, shift.date)
      ? shift
      : { ...shift, isFixed: old.isFixed, templateId: old.templateId };
  });
  return { ...result, shifts: renewed, changedDays: findChangedDays(shifts, renewed) };
}

function datesOf(problem: ScheduleProblem): string[] {
  const first = Date.parse(problem.horizon.startDate);
  return Array.from({ length: problem.horizon.days }, (_, day) =>
    new Date(first + day * 86_400_000).toISOString().slice(0, 10),
  );
}

/** The employee with everything outside the scope given: shifts fixed, other days not available. */
function freezeOutside(
  employee: Employee,
  own: GeneratedShift[],
  dates: string[],
  mayChange: (date: string) => boolean,
): Employee {
  const known = new Set((employee.fixedShifts ?? []).map((shift) => shift.startMs));
  const kept: FixedShift[] = own
    .filter((shift) => !mayChange(shift.date) && !known.has(shift.startMs))
    .map((shift) => ({
      date: shift.date,
      startMs: shift.startMs,
      endMs: shift.endMs,
      paidMinutes: shift.paidMinutes,
      templateId: shift.templateId ?? undefined,
      pauses: shift.pauses,
    }));
  const closed = dates
    .filter((date) => !mayChange(date))
    .map((date) => ({ date, windows: [], isFrozen: !isClosedDate(employee, date) }));
  const closedDates = new Set(closed.map(({ date }) => date));
  return {
    ...employee,
    fixedShifts: [...(employee.fixedShifts ?? []), ...kept],
    dateAvailability: [...(employee.dateAvailability ?? []).filter(({ date }) => !closedDates.has(date)), ...closed],
    previousShifts: own.map(({ date, startMs, endMs }) => ({ date, startMs, endMs })),
  };
}

function keyOf(shift: GeneratedShift): string {
  return `${shift.employeeId}|${shift.startMs}|${shift.endMs}`;
}

function findChangedDays(before: GeneratedShift[], after: GeneratedShift[]): { employeeId: string; date: string }[] {
  const old = new Set(before.map(keyOf));
  const renewed = new Set(after.map(keyOf));
  const changed = new Map<string, { employeeId: string; date: string }>();
  for (const shift of [
    ...before.filter((item) => !renewed.has(keyOf(item))),
    ...after.filter((item) => !old.has(keyOf(item))),
  ]) {
    changed.set(`${shift.employeeId}|${shift.date}`, { employeeId: shift.employeeId, date: shift.date });
  }
  return [...changed.values()];
}
