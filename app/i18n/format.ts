import {
  type DateStyle,
  formatClock,
  formatClockRange,
  formatDateRange,
  formatDateTime,
  formatInstantDate,
  formatLocalDate,
  formatMonth,
  formatMonthName,
  formatTime,
  formatWeekday,
} from './format-date';
import { formatDuration, formatHours, formatMinutes, formatSeconds } from './format-duration';
import { formatBytes, formatCompactNumber, formatNumber, formatPercent, type NumberOptions } from './format-number';
import { formatList, formatOffset, formatRelativeTime, formatTimeZone } from './format-relative';
import type { Locale } from './locales';
import type { Instant } from './zoned-time';

/** Every formatter of one language; what they take and give is written at each `format…` function. */
export function createFormat(locale: Locale) {
  return {
    locale,
    number: (value: number | null | undefined, options?: NumberOptions) => formatNumber(locale, value, options),
    compactNumber: (value: number | null | undefined) => formatCompactNumber(locale, value),
    percent: (share: number | null | undefined, options?: Omit<NumberOptions, 'unit'>) =>
      formatPercent(locale, share, options),
    bytes: (bytes: number) => formatBytes(locale, bytes),
    duration: formatDuration,
    seconds: (value: number | null | undefined, decimals?: number) => formatSeconds(locale, value, decimals),
    minutes: (value: number | null | undefined) => formatMinutes(locale, value),
    hours: (minutes: number | null | undefined, withUnit?: boolean) => formatHours(locale, minutes, withUnit),
    date: (localDate: string, style?: DateStyle) => formatLocalDate(locale, localDate, style),
    dateRange: (startDate: string, endDate: string) => formatDateRange(locale, startDate, endDate),
    month: (month: string) => formatMonth(locale, month),
    monthName: (month: number) => formatMonthName(locale, month),
    weekday: (weekday: number, style?: 'short' | 'long') => formatWeekday(locale, weekday, style),
    instantDate: (instant: Instant, timeZone: string, style?: DateStyle) =>
      formatInstantDate(locale, instant, timeZone, style),
    time: formatTime,
    dateTime: (instant: Instant, timeZone: string, style?: DateStyle) =>
      formatDateTime(locale, instant, timeZone, style),
    clock: formatClock,
    clockRange: formatClockRange,
    relative: (instant: Instant, now: Instant) => formatRelativeTime(locale, instant, now),
    offset: formatOffset,
    timeZone: formatTimeZone,
    list: (items: readonly string[], type?: 'conjunction' | 'disjunction') => formatList(locale, items, type),
  };
}

export type Format = ReturnType<typeof createFormat>;
