import { InvalidInput } from '../errors';
import { dateToEpochDay, epochDayToDate, weekdayOfEpochDay } from './local-date';

/** Date `days` days later (earlier where negative). */
export function addDays(date: string, days: number): string {
  if (!Number.isInteger(days)) throw new InvalidInput('days', 'must be an integer');
  return epochDayToDate(dateToEpochDay(date) + days);
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function diffDays(from: string, to: string): number {
  return dateToEpochDay(to) - dateToEpochDay(from);
}

/** Weekday: 1 = Monday to 7 = Sunday. */
export function weekdayOf(date: string): number {
  return weekdayOfEpochDay(dateToEpochDay(date));
}

/** Month: 1 to 12. */
export function monthOf(date: string): number {
  dateToEpochDay(date);
  return Number(date.slice(5, 7));
}

/** Every date from `from` up to but not including `toExclusive`; empty where the range is. */
export function eachDay(from: string, toExclusive: string): string[] {
  const first = dateToEpochDay(from);
  const count = Math.max(0, dateToEpochDay(toExclusive) - first);
  return Array.from({ length: count }, (_, index) => epochDayToDate(first + index));
}

/** Monday of the week that holds the date. */
export function startOfWeek(date: string): string {
  const epochDay = dateToEpochDay(date);
  return epochDayToDate(epochDay - weekdayOfEpochDay(epochDay) + 1);
}

/** First day of the month that holds the date. */
export function startOfMonth(date: string): string {
  dateToEpochDay(date);
  return `${date.slice(0, 8)}01`;
}

/** ISO 8601 week: the week belongs to the year that holds its Thursday. */
export function isoWeek(date: string): { year: number; week: number } {
  const epochDay = dateToEpochDay(date);
  const thursday = epochDay - weekdayOfEpochDay(epochDay) + 4;
  const year = Number(epochDayToDate(thursday).slice(0, 4));
  const firstDay = dateToEpochDay(`${String(year).padStart(4, '0')}-01-01`);
  return { year, week: Math.floor((thursday - firstDay) / 7) + 1 };
}
