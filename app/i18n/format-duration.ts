import { formatNumber } from './format-number';
import type { Locale } from './locales';

const units = { en: { h: 'h', min: 'min', s: 's', d: 'd' }, ru: { h: 'ч', min: 'мин', s: 'с', d: 'д' } };
const noBreakSpace = '\u00a0';
const pad = (value: number) => String(value).padStart(2, '0');

/** Seconds as a stopwatch shows them: 95 is "1:35", 4,205 is "1:10:05". */
export function formatDuration(durationSec: number | null | undefined): string {
  if (durationSec === null || durationSec === undefined || !Number.isFinite(durationSec)) return '–';
  const total = Math.round(Math.abs(durationSec));
  const sign = durationSec < 0 && total > 0 ? '\u2212' : '';
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  return hours > 0 ? `${sign}${hours}:${pad(minutes)}:${pad(seconds)}` : `${sign}${minutes}:${pad(seconds)}`;
}

/** Minutes in words for reading: 450 is "7 h 30 min", 25 is "25 min". */
export function formatMinutes(locale: Locale, minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined || !Number.isFinite(minutes)) return '–';
  const total = Math.round(Math.abs(minutes));
  const sign = minutes < 0 && total > 0 ? '\u2212' : '';
  const hours = Math.floor(total / 60);
  const rest = total % 60;
  const parts = [];
  if (hours > 0) parts.push(`${hours}${noBreakSpace}${units[locale].h}`);
  if (rest > 0 || hours === 0) parts.push(`${rest}${noBreakSpace}${units[locale].min}`);
  return sign + parts.join(noBreakSpace);
}

/** Minutes as decimal hours for columns and totals: 2,160 is "36.0". */
export function formatHours(locale: Locale, minutes: number | null | undefined, withUnit = false): string {
  if (minutes === null || minutes === undefined) return '–';
  return formatNumber(locale, minutes / 60, { decimals: 1, unit: withUnit ? units[locale].h : undefined });
}

/** Seconds as handling times are spoken of: 312 is "312 s". */
export function formatSeconds(locale: Locale, seconds: number | null | undefined, decimals = 0): string {
  return formatNumber(locale, seconds, { decimals, unit: units[locale].s });
}
