import { InvalidInput } from '../errors';
import { dateToEpochDay } from './local-date';
import { zoneOffsets } from './zone-offsets';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What to do with a wall-clock time that occurs twice when clocks go back. */
export type Ambiguity = 'earlier' | 'later' | 'reject';

/** A wall-clock time that names no instant, or two. */
export interface LocalTimeFault {
  /** `gap`: clocks jumped over it. `overlap`: it happens twice (only with ambiguity `reject`). */
  kind: 'gap' | 'overlap';
  /** Gap: instant read with the offset after the jump. Overlap: the first of the two instants. */
  earlierMs: number;
  /** Gap: instant read with the offset before the jump. Overlap: the second of the two instants. */
  laterMs: number;
  /** Instant at which the clocks changed. */
  transitionMs: number;
}

/**
 * Instant of a wall-clock time.
 * @param minuteOfDay minutes since 00:00 on the wall clock; below 0 and above 1439 reach into the neighbouring days,
 *   so a shift from 22:00 to 06:00 may end at 1800
 * @returns epoch ms, or a fault for a time inside a gap (always) or an overlap (with ambiguity `reject`)
 * @throws InvalidInput for a bad date, zone or minute
 */
export function localToInstant(input: {
  date: string;
  minuteOfDay: number;
  zone: string;
  ambiguity: Ambiguity;
}): number | LocalTimeFault {
  if (!Number.isFinite(input.minuteOfDay)) throw new InvalidInput('minuteOfDay', 'must be a finite number');
  const localMs = dateToEpochDay(input.date) * DAY_MS + input.minuteOfDay * MINUTE_MS;
  return resolveLocalMs(localMs, input.zone, input.ambiguity);
}

/** True where `localToInstant` gave a fault instead of an instant. */
export function isLocalTimeFault(result: number | LocalTimeFault): result is LocalTimeFault {
  return typeof result !== 'number';
}

/**
 * Instant of a local time given as ms since 1970-01-01T00:00 on the wall clock.
 * The offset a day before and the offset a day after are the only candidates: no zone changes twice within two days.
 */
export function resolveLocalMs(localMs: number, zone: string, ambiguity: Ambiguity): number | LocalTimeFault {
  const offsets = zoneOffsets(zone);
  const offsetBefore = offsets.offsetAt(localMs - DAY_MS);
  const offsetAfter = offsets.offsetAt(localMs + DAY_MS);
  const withBefore = localMs - offsetBefore;
  if (offsetBefore === offsetAfter) return withBefore;
  const withAfter = localMs - offsetAfter;
  const beforeHolds = offsets.offsetAt(withBefore) === offsetBefore;
  const afterHolds = offsets.offsetAt(withAfter) === offsetAfter;
  if (beforeHolds && !afterHolds) return withBefore;
  if (afterHolds && !beforeHolds) return withAfter;
  const kind = beforeHolds ? 'overlap' : 'gap';
  if (kind === 'overlap' && ambiguity !== 'reject') return ambiguity === 'earlier' ? withBefore : withAfter;
  const earlierMs = Math.min(withBefore, withAfter);
  const laterMs = Math.max(withBefore, withAfter);
  const transitionMs = offsets.transitionBetween(earlierMs - DAY_MS * 2, laterMs + DAY_MS * 2) ?? laterMs;
  return { kind, earlierMs, laterMs, transitionMs };
}
