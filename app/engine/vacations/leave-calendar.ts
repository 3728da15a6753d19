import { weekdayOfEpochDay } from '../time';
import type { VacationRules } from './types';

/** Public holidays and days off, counted ahead so that any range is summed at once. */
export interface LeaveCalendar {
  first: number;
  /** holidays and working days before each day */
  holidaysBefore: Int32Array;
  workingBefore: Int32Array;
}

/**
 * A production calendar over a range of days. A day that it does not name is a working day from Monday to Friday.
 * @param days day and type: working, pre_holiday, weekend or holiday
 */
export function buildLeaveCalendar(
  range: { first: number; last: number },
  days: Iterable<{ day: number; type: string }>,
): LeaveCalendar {
  const length = range.last - range.first + 1;
  const types = new Map<number, string>();
  for (const { day, type } of days) types.set(day, type);
  const holidaysBefore = new Int32Array(length + 1);
  const workingBefore = new Int32Array(length + 1);
  for (let index = 0; index < length; index++) {
    const day = range.first + index;
    const type = types.get(day);
    const isWorking = type ? type === 'working' || type === 'pre_holiday' : weekdayOfEpochDay(day) <= 5;
    holidaysBefore[index + 1] = holidaysBefore[index] + (type === 'holiday' ? 1 : 0);
    workingBefore[index + 1] = workingBefore[index] + (isWorking ? 1 : 0);
  }
  return { first: range.first, holidaysBefore, workingBefore };
}

function sum(counts: Int32Array, origin: number, first: number, last: number): number {
  const at = (day: number) => counts[Math.min(Math.max(day - origin, 0), counts.length - 1)];
  return at(last + 1) - at(first);
}

/** Days that a block costs and by which its length is judged: working days, or calendar days without public holidays. */
export const countLeaveDays = (
  calendar: LeaveCalendar,
  dayKind: VacationRules['dayKind'],
  first: number,
  last: number,
): number =>
  dayKind === 'working'
    ? sum(calendar.workingBefore, calendar.first, first, last)
    : last - first + 1 - sum(calendar.holidaysBefore, calendar.first, first, last);

/**
 * Last day of a block that costs so many days: public holidays (and days off, where working days count) inside move it right.
 * @param days at least 1
 * @returns the end of the calendar where it does not reach so far
 */
export function findBlockEnd(
  calendar: LeaveCalendar,
  dayKind: VacationRules['dayKind'],
  first: number,
  days: number,
): number {
  const end = calendar.first + calendar.workingBefore.length - 2;
  let last = first + days - 1;
  for (let missing = days - countLeaveDays(calendar, dayKind, first, last); missing > 0 && last < end; ) {
    last = Math.min(end, last + missing);
    missing = days - countLeaveDays(calendar, dayKind, first, last);
  }
  return last;
}
