import { InvalidInput } from '../errors';

const DAY_MS = 86_400_000;
const dateCache = new Map<number, string>();
const MAX_CACHED_DATES = 100_000;

/**
 * Number of days from 1970-01-01 to a calendar date.
 * @param date `YYYY-MM-DD`, years 0001 to 9999
 * @returns integer, negative before 1970
 * @throws InvalidInput where the text is not a real calendar date
 */
export function dateToEpochDay(date: string): number {
  const year = readDigits(date, 0, 4);
  const month = readDigits(date, 5, 2);
  const day = readDigits(date, 8, 2);
  if (date.length !== 10 || date.charCodeAt(4) !== 45 || date.charCodeAt(7) !== 45 || !(year >= 1)) throw badDate();
  if (!(month >= 1 && month <= 12) || !(day >= 1 && day <= daysInMonth(year, month))) throw badDate();
  return civilToEpochDay(year, month, day);
}

/**
 * Calendar date of a day number counted from 1970-01-01.
 * @param epochDay integer
 * @returns `YYYY-MM-DD`
 */
export function epochDayToDate(epochDay: number): string {
  const cached = dateCache.get(epochDay);
  if (cached !== undefined) return cached;
  if (!Number.isInteger(epochDay)) throw new InvalidInput('epochDay', 'must be an integer');
  const iso = new Date(epochDay * DAY_MS).toISOString();
  if (iso.length !== 24) throw new InvalidInput('epochDay', 'must lie in the years 0001 to 9999');
  const date = iso.slice(0, 10);
  if (dateCache.size >= MAX_CACHED_DATES) dateCache.clear();
  dateCache.set(epochDay, date);
  return date;
}

/** Weekday of a day number: 1 = Monday to 7 = Sunday (ISO 8601). */
export function weekdayOfEpochDay(epochDay: number): number {
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** Days in a month of the Gregorian calendar. @param month 1 to 12 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from civil, after H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2014): years start in March. */
function civilToEpochDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function readDigits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function badDate(): InvalidInput {
  return new InvalidInput('date', 'must be a calendar date written YYYY-MM-DD');
}
