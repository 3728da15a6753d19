import { type Instant, toWallClock } from '~/i18n/zoned-time';

/** Local date of an instant in a zone, YYYY-MM-DD. */
export function toLocalDate(instant: Instant, timeZone: string): string {
  const { year, month, day } = toWallClock(instant, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
