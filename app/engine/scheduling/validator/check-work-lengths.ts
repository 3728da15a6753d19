import { addDays } from '~/engine/time';
import { type EmployeeRoster, formatMinutes, MINUTE_MS } from './validator-context';

/** Paid hours of the days worked in a row, with the history before the horizon, each row reported on the day that breaks it. */
export function checkRunHours(roster: EmployeeRoster): void {
  const { employee, shifts, report, firstDate } = roster;
  const { maxRunMinutes } = employee.contract;
  if (maxRunMinutes === undefined) return;
  let minutes = employee.history?.consecutiveMinutes ?? 0;
  let lastDate = addDays(firstDate, -1);
  for (const { date, paidMinutes } of shifts) {
    if (date !== lastDate && date !== addDays(lastDate, 1)) minutes = 0;
    minutes += paidMinutes;
    lastDate = date;
    if (minutes <= maxRunMinutes) continue;
    const found = formatMinutes(minutes);
    report('run_hours', date, `${found} in a row of days worked, at most ${formatMinutes(maxRunMinutes)}`);
  }
}

/** Paid time above the daily norm on two dates in a row, the day before the horizon included. */
export function checkOvertime(roster: EmployeeRoster): void {
  const { employee, problem, shifts, report, firstDate } = roster;
  const { overtime } = problem;
  if (overtime === undefined) return;
  const paid = new Map([[addDays(firstDate, -1), employee.history?.lastDayMinutes ?? 0]]);
  for (const { date, paidMinutes } of shifts) paid.set(date, (paid.get(date) ?? 0) + paidMinutes);
  const above = (date: string) => Math.max(0, (paid.get(date) ?? 0) - overtime.dailyNormMinutes);
  for (const date of new Set(shifts.map((shift) => shift.date))) {
    const found = above(date) + above(addDays(date, -1));
    if (found <= overtime.twoDayMinutes || above(date) === 0) continue;
    report(
      'overtime',
      date,
      `${formatMinutes(found)} of overtime in two days, at most ${formatMinutes(overtime.twoDayMinutes)}`,
    );
  }
}

/** Longest stretch of each shift without a pause or gap; shifts that are given count as they are. */
export function checkContinuousWork(roster: EmployeeRoster): void {
  const { problem, shifts, report } = roster;
  const longest = problem.longestWorkMinutes;
  if (longest === undefined) return;
  for (const shift of shifts) {
    if (shift.isFixed) continue;
    let since = shift.startMs;
    let found = 0;
    for (const pause of [...shift.pauses].sort((a, b) => a.startMs - b.startMs)) {
      found = Math.max(found, pause.startMs - since);
      since = pause.startMs + pause.minutes * MINUTE_MS;
    }
    found = Math.max(found, shift.endMs - since) / MINUTE_MS;
    if (found > longest) {
      const allowed = formatMinutes(longest);
      report('continuous_work', shift.date, `${formatMinutes(found)} without a pause, at most ${allowed}`);
    }
  }
}
