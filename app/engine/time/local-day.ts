import { InvalidInput } from '../errors';
import { dateToEpochDay } from './local-date';
import { isLocalTimeFault, resolveLocalMs } from './local-to-instant';
import { zoneOffsets } from './zone-offsets';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MAX_CACHED_DAYS = 50_000;

const dayStarts = new Map<string, Map<string, number>>();

/**
 * Instant at which a local day begins: local midnight, or the first instant after it where the clocks jump over midnight.
 * @param date `YYYY-MM-DD`
 * @param zone IANA zone
 * @returns epoch ms
 */
export function localDayStart(date: string, zone: string): number {
  let ofZone = dayStarts.get(zone);
  const cached = ofZone?.get(date);
  if (cached !== undefined) return cached;
  const found = resolveLocalMs(dateToEpochDay(date) * DAY_MS, zone, 'earlier');
  const startMs = isLocalTimeFault(found) ? found.transitionMs : found;
  if (ofZone === undefined || ofZone.size >= MAX_CACHED_DAYS) {
    ofZone = new Map();
    dayStarts.set(zone, ofZone);
  }
  ofZone.set(date, startMs);
  return startMs;
}

/** Instant at which a local day ends, which is where the next one begins. */
export function localDayEnd(date: string, zone: string): number {
  const nextMidnightMs = (dateToEpochDay(date) + 1) * DAY_MS;
  const found = resolveLocalMs(nextMidnightMs, zone, 'earlier');
  return isLocalTimeFault(found) ? found.transitionMs : found;
}

/**
 * Length of a local day in minutes: 1440, 1380 or 1500 where clocks change by an hour, 0 for a date a zone skipped.
 */
export function localDayLengthMinutes(date: string, zone: string): number {
  return (localDayEnd(date, zone) - localDayStart(date, zone)) / MINUTE_MS;
}

/**
 * Starts of the real slots of a local day. Slots lie on the wall-clock grid of the interval and never span a change
 * of the clocks: a 23-hour day lacks the skipped slots, a 25-hour day has the repeated ones twice.
 * @param intervalMinutes slot length in minutes, a divisor of 1440
 * @returns ascending instants, epoch ms; each slot ends where the next begins, the last at `localDayEnd`
 */
export function dayIntervals(date: string, zone: string, intervalMinutes: number): number[] {
  if (!Number.isInteger(intervalMinutes) || intervalMinutes < 1 || 1440 % intervalMinutes !== 0) {
    throw new InvalidInput('intervalMinutes', 'must be a whole number of minutes that divides 1440');
  }
  const stepMs = intervalMinutes * MINUTE_MS;
  const endMs = localDayEnd(date, zone);
  const offsets = zoneOffsets(zone);
  const slots: number[] = [];
  let atMs = localDayStart(date, zone);
  while (atMs < endMs) {
    slots.push(atMs);
    const localMs = atMs + offsets.offsetAt(atMs);
    const gridMs = atMs + stepMs - (((localMs % stepMs) + stepMs) % stepMs);
    atMs = offsets.transitionBetween(atMs, gridMs) ?? gridMs;
  }
  return slots;
}
