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
