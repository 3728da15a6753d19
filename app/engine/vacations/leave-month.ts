import { dateToEpochDay, daysInMonth, epochDayToDate } from '../time';
import type { DayRange } from './types';

const partsOf = (day: number) => {
  const text = epochDayToDate(day);
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), dayOfMonth: Number(text.slice(8)) };
};

const dayOf = (year: number, month: number, dayOfMonth: number): number =>
  dateToEpochDay(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
  );

/** The calendar year of a day. */
export const yearOfDay = (day: number): number => Number(epochDayToDate(day).slice(0, 4));

/** 1 January of a year. */
export const firstDayOfYear = (year: number): number => dayOf(year, 1, 1);

/** The same day of the month so many months later, or the month's last day where it is shorter. */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  return dayOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

/** First day of the calendar month so many months later. */
export function startOfMonthAfter(day: number, months: number): number {
  const { year, month } = partsOf(day);
  return addMonths(dayOf(year, month, 1), months);
}

/**
 * The day on which a leave month is earned: when half of it is worked. Half is counted within the calendar month in which
 * the leave month begins (14 days of February, 15 or 16 of the others); where fewer days are left of that month they add up
 * with those of the next to 15, after a month of 31 days to 16.
 * @param start first day of the leave month
 * Source: rule of the payroll exchange, with its fixtures: begun 15.02.17 → 28.02.17, 20.02.17 → 06.03.17, 17.01.17 → 01.02.17.
 */
export function earningDay(start: number): number {
  const { year, month, dayOfMonth } = partsOf(start);
  const length = daysInMonth(year, month);
  const half = Math.ceil(length / 2);
  const left = length - dayOfMonth + 1;
  return start + (left >= half ? half : Math.max(15, half)) - 1;
}

/** The day after so many counted days from `start` on, days of the excluded ranges left out. */
export function skipExcluded(start: number, counted: number, excluded: readonly DayRange[]): number {
  let end = start + counted;
  for (const { first, last } of excluded) {
    if (last < start || first >= end) continue;
    end += last - Math.max(first, start) + 1;
  }
  return end;
}
