import { addDays, diffDays, weekdayOf } from '~/engine/time';
import type { Employee } from '../types';
import { type EmployeeRoster, isEmployedOn } from './validator-context';

/**
 * Fewest days worked in a row. Days before the horizon count. A row that touches the last date may go on and is not judged;
 * nor is one beside a day on which the person could not have worked: absent the whole day, not employed, not available.
 */
export function checkShortRuns(roster: EmployeeRoster): void {
  const { employee, shifts, report, firstDate, lastDate } = roster;
  const least = employee.contract.minConsecutiveDays ?? 1;
  if (least <= 1) return;
  const rows: { first: string; last: string }[] = [];
  const before = employee.history?.consecutiveDays ?? 0;
  if (before > 0) rows.push({ first: addDays(firstDate, -before), last: addDays(firstDate, -1) });
  for (const { date } of shifts) {
    if (date < firstDate || date > lastDate) continue;
    const row = rows.at(-1);
    if (row !== undefined && diffDays(row.last, date) <= 1) row.last = date;
    else rows.push({ first: date, last: date });
  }
  for (const { first, last } of rows) {
    const days = diffDays(first, last) + 1;
    if (days >= least || last >= lastDate) continue;
    if (isCutBy(employee, addDays(first, -1)) || isCutBy(employee, addDays(last, 1))) continue;
    const found = `${days} ${days === 1 ? 'day' : 'days'} worked in a row, at least ${least}`;
    if (last < firstDate) report('consecutive_days_min', firstDate, `${found}, begun before this schedule`);
    else report('consecutive_days_min', last, first < firstDate ? `${found}, begun before this schedule` : found);
  }
}

/** Whether a person could not have worked on a date; a date that was only closed to changes is none. */
function isCutBy(employee: Employee, date: string): boolean {
  if (!isEmployedOn(employee, date)) return true;
  for (const { date: absent, fromMinute = 0, toMinute = 1440 } of employee.absences ?? [])
    if (absent === date && fromMinute <= 0 && toMinute >= 1440) return true;
  const given = employee.dateAvailability?.find((item) => item.date === date);
  if (given !== undefined) return given.isFrozen !== true && given.windows.length === 0;
  if (employee.weeklyAvailability === undefined) return false;
  return !employee.weeklyAvailability.some(({ weekday }) => weekday === weekdayOf(date));
}
