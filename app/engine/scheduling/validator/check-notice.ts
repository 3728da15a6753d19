import { type EmployeeRoster, formatMinutes, MINUTE_MS, wallInstant } from './validator-context';

/** Published shifts that begin inside the notice period stay as they were told, and none is added there. */
export function checkNotice(roster: EmployeeRoster): void {
  const { employee, problem, shifts, report } = roster;
  const { notice } = problem;
  const { publishedShifts, fixedShifts = [], absences = [] } = employee;
  if (notice === undefined || publishedShifts === undefined) return;
  const limitMs = notice.nowMs + notice.minutes * MINUTE_MS;
  const asked = formatMinutes(notice.minutes);
  for (const told of publishedShifts) {
    if (told.startMs >= limitMs) continue;
    const isAbsent = absences.some(
      (absence) =>
        told.startMs < wallInstant(absence.date, absence.toMinute ?? 1440, employee.zone) &&
        told.endMs > wallInstant(absence.date, absence.fromMinute ?? 0, employee.zone),
    );
    const isKept = shifts.some((shift) => shift.startMs === told.startMs && shift.endMs === told.endMs);
    if (!isKept && !isAbsent) report('minimum_notice', told.date, `changed with less than ${asked} of notice`);
  }
  for (const shift of shifts) {
    if (shift.startMs >= limitMs) continue;
    const isKnown = [...publishedShifts, ...fixedShifts].some((known) => known.startMs === shift.startMs);
    if (!isKnown) report('minimum_notice', shift.date, `added with less than ${asked} of notice`);
  }
}
