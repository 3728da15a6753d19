import { dateNames } from './date-names';
import type { Locale } from './locales';
import { getWeekday, type Instant, toWallClock, type WallClock } from './zoned-time';

/**
 * day: "23 Nov"; weekday: "Mon 23 Nov"; medium: "23 Nov 2026"; long: "Monday 23 November 2026"; numeric: "23.11.2026".
 * Weekday first, as the field reads a schedule.
 */
export type DateStyle = 'day' | 'weekday' | 'medium' | 'long' | 'numeric';

type DateParts = Pick<WallClock, 'year' | 'month' | 'day' | 'weekday'>;

const pad = (value: number) => String(value).padStart(2, '0');

/** Parts of a local date written as YYYY-MM-DD (anything after it is ignored). */
export function parseLocalDate(localDate: string): DateParts {
  const [year, month, day] = localDate.slice(0, 10).split('-').map(Number);
  return { year, month, day, weekday: getWeekday(year, month, day) };
}

function writeDate(locale: Locale, parts: DateParts, style: DateStyle): string {
  const { weekdayShort, weekdayLong, monthShort, monthOfDate } = dateNames[locale];
  const short = `${parts.day} ${monthShort[parts.month - 1]}`;
  if (style === 'day') return short;
  if (style === 'weekday') return `${weekdayShort[parts.weekday - 1]} ${short}`;
  if (style === 'medium') return `${short} ${parts.year}`;
  if (style === 'numeric') return `${pad(parts.day)}.${pad(parts.month)}.${parts.year}`;
  const month = monthOfDate[parts.month - 1];
  const comma = locale === 'ru' ? ',' : '';
  return `${weekdayLong[parts.weekday - 1]}${comma} ${parts.day} ${month} ${parts.year}`;
}

/** A local date (YYYY-MM-DD, no zone in play). */
export function formatLocalDate(locale: Locale, localDate: string, style: DateStyle = 'weekday'): string {
  return writeDate(locale, parseLocalDate(localDate), style);
}

/** Two local dates, with what they share written once: "23–29 Nov 2026", "28 Nov – 4 Dec 2026". */
export function formatDateRange(locale: Locale, startDate: string, endDate: string): string {
  const start = parseLocalDate(startDate);
  const end = parseLocalDate(endDate);
  const last = writeDate(locale, end, 'medium');
  if (startDate.slice(0, 10) === endDate.slice(0, 10)) return last;
  if (start.year !== end.year) return `${writeDate(locale, start, 'medium')} – ${last}`;
  if (start.month !== end.month) return `${writeDate(locale, start, 'day')} – ${last}`;
  return `${start.day}–${last}`;
}

/** "November 2026" for a local date or a YYYY-MM month. */
export function formatMonth(locale: Locale, month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${formatMonthName(locale, number)} ${year}`;
}

/** "November" for 11. */
export function formatMonthName(locale: Locale, month: number): string {
  const name = dateNames[locale].monthAlone[month - 1];
  return `${name[0].toUpperCase()}${name.slice(1)}`;
}

/** Name of a weekday, 1 (Monday) .. 7 (Sunday). */
export function formatWeekday(locale: Locale, weekday: number, style: 'short' | 'long' = 'short'): string {
  return dateNames[locale][style === 'short' ? 'weekdayShort' : 'weekdayLong'][weekday - 1];
}

/** The date that an instant has in a zone. */
export function formatInstantDate(locale: Locale, instant: Instant, timeZone: string, style: DateStyle = 'weekday') {
  return writeDate(locale, toWallClock(instant, timeZone), style);
}

/** The 24-hour clock that an instant shows in a zone: "08:15". */
export function formatTime(instant: Instant, timeZone: string): string {
  const wall = toWallClock(instant, timeZone);
  return `${pad(wall.hour)}:${pad(wall.minute)}`;
}

/** Date and clock: "Mon 23 Nov, 08:15"; with the year in the style "medium". */
export function formatDateTime(locale: Locale, instant: Instant, timeZone: string, style: DateStyle = 'weekday') {
  return `${formatInstantDate(locale, instant, timeZone, style)}, ${formatTime(instant, timeZone)}`;
}

/** Minutes from midnight as a clock: 495 is "08:15"; 1,560 (past midnight) is "02:00"; 1,440 is "24:00". */
export function formatClock(minuteOfDay: number): string {
  if (minuteOfDay === 1440) return '24:00';
  const minute = ((minuteOfDay % 1440) + 1440) % 1440;
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Two minutes of day: "08:00–17:00". */
export function formatClockRange(startMinute: number, endMinute: number): string {
  return `${formatClock(startMinute)}–${formatClock(endMinute)}`;
}
