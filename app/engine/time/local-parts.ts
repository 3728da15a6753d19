import { epochDayToDate, weekdayOfEpochDay } from './local-date';
import { zoneOffsets } from './zone-offsets';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Wall-clock reading of an instant in one zone. */
export interface LocalParts {
  /** `YYYY-MM-DD` */
  date: string;
  /** Whole minutes since 00:00 on the wall clock, 0 to 1439. */
  minuteOfDay: number;
  /** 1 = Monday to 7 = Sunday. */
  weekday: number;
}

/**
 * Local calendar date of an instant.
 * @param epochMs instant, ms since 1970-01-01T00:00Z
 * @param zone IANA zone
 */
export function toLocalDate(epochMs: number, zone: string): string {
  const localMs = epochMs + zoneOffsets(zone).offsetAt(epochMs);
  return epochDayToDate(Math.floor(localMs / DAY_MS));
}

/**
 * Local date, minute of the day and weekday of an instant. Made for bulk use: no Intl call inside.
 * @param epochMs instant, ms since 1970-01-01T00:00Z
 * @param zone IANA zone
 */
export function toLocalParts(epochMs: number, zone: string): LocalParts {
  const localMs = epochMs + zoneOffsets(zone).offsetAt(epochMs);
  const epochDay = Math.floor(localMs / DAY_MS);
  const minuteOfDay = Math.floor((localMs - epochDay * DAY_MS) / MINUTE_MS);
  return { date: epochDayToDate(epochDay), minuteOfDay, weekday: weekdayOfEpochDay(epochDay) };
}
