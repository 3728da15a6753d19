import { intlTags, type Locale } from './locales';
import { getOffsetMinutes, type Instant, toEpochMs } from './zoned-time';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

const relativeFormatters = new Map<Locale, Intl.RelativeTimeFormat>();
const listFormatters = new Map<string, Intl.ListFormat>();

function getRelativeFormatter(locale: Locale): Intl.RelativeTimeFormat {
  const known = relativeFormatters.get(locale);
  if (known) return known;
  const formatter = new Intl.RelativeTimeFormat(intlTags[locale], { numeric: 'auto' });
  relativeFormatters.set(locale, formatter);
  return formatter;
}

function getListFormatter(locale: Locale, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  const known = listFormatters.get(locale + type);
  if (known) return known;
  const formatter = new Intl.ListFormat(intlTags[locale], { style: 'long', type });
  listFormatters.set(locale + type, formatter);
  return formatter;
}

/** "5 minutes ago", "in 2 hours", "now"; the largest unit that fits. */
export function formatRelativeTime(locale: Locale, instant: Instant, now: Instant): string {
  const seconds = (toEpochMs(instant) - toEpochMs(now)) / 1000;
  const formatter = getRelativeFormatter(locale);
  const [unit, size] = steps.find(([, limit]) => Math.abs(seconds) >= limit) ?? ['second', 0];
  if (size === 0) return formatter.format(0, 'second');
  return formatter.format(Math.round(seconds / size), unit);
}

/** Offset of a zone at an instant as people write it: "UTC+3", "UTC−3:30". */
export function formatOffset(timeZone: string, at: Instant): string {
  const offset = getOffsetMinutes(at, timeZone);
  if (offset === 0) return 'UTC';
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  return `UTC${offset < 0 ? '\u2212' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}

/** A zone named by its city and offset: "Europe/Moscow" is "Moscow, UTC+3". */
export function formatTimeZone(timeZone: string, at: Instant): string {
  if (timeZone === 'UTC' || timeZone === 'Etc/UTC') return 'UTC';
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return `${city}, ${formatOffset(timeZone, at)}`;
}

/** "a, b and c" in the language's own way. */
export function formatList(
  locale: Locale,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
) {
  return getListFormatter(locale, type).format(items);
}
