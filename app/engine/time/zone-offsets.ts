import { Temporal } from 'temporal-polyfill';
import { InvalidInput } from '../errors';

const YEAR_MS = 31_556_952_000;
const CHUNK_MS = 8 * YEAR_MS;
const SEARCH_MARGIN_MS = 2 * 86_400_000;
/** Instants outside are asked of Temporal one by one: a table up to the year 9999 would take seconds to build. */
const TABLE_FROM_MS = Date.UTC(1950, 0, 1);
const TABLE_TO_MS = Date.UTC(2150, 0, 1);

/**
 * Offsets of one IANA zone as a sorted table of transitions, read once from the time-zone database (by Temporal) and
 * extended when an instant outside the covered span is asked for. Lookups inside one span between two transitions,
 * which is nearly all of them, cost two comparisons.
 */
export class ZoneOffsets {
  /** Instants of the transitions inside the covered span. */
  private transitionsMs: number[] = [];
  /** offsetsMs[i] holds before transitionsMs[i]; the last one holds after the last transition. */
  private offsetsMs: number[];
  private coveredFromMs: number;
  private coveredToMs: number;
  private spanFromMs = 0;
  private spanToMs = 0;
  private spanOffsetMs = 0;

  constructor(readonly zone: string) {
    const start = Date.UTC(2020, 0, 1);
    this.coveredFromMs = start;
    this.coveredToMs = start;
    this.offsetsMs = [zonedOffsetMs(start, zone)];
  }

  /** UTC offset in ms (local = instant + offset) at an instant. */
  offsetAt(epochMs: number): number {
    if (epochMs >= this.spanFromMs && epochMs < this.spanToMs) return this.spanOffsetMs;
    return this.findSpan(epochMs);
  }

  /** First transition strictly after an instant and not after `untilMs`, or undefined. */
  transitionBetween(afterMs: number, untilMs: number): number | undefined {
    if (!isInTable(afterMs) || !isInTable(untilMs)) {
      const next = zoned(afterMs, this.zone).getTimeZoneTransition('next')?.epochMilliseconds;
      return next !== undefined && next <= untilMs ? next : undefined;
    }
    this.cover(afterMs, untilMs);
    const index = upperBound(this.transitionsMs, afterMs);
    const found = this.transitionsMs[index];
    return found !== undefined && found <= untilMs ? found : undefined;
  }

  private findSpan(epochMs: number): number {
    if (!Number.isFinite(epochMs) || Math.abs(epochMs) > 8e15) throw new InvalidInput('epochMs', 'must be an instant');
    if (!isInTable(epochMs)) return zonedOffsetMs(epochMs, this.zone);
    this.cover(epochMs, epochMs);
    const index = upperBound(this.transitionsMs, epochMs);
    this.spanFromMs = index === 0 ? this.coveredFromMs : this.transitionsMs[index - 1];
    this.spanToMs = index === this.transitionsMs.length ? this.coveredToMs : this.transitionsMs[index];
    this.spanOffsetMs = this.offsetsMs[index];
    return this.spanOffsetMs;
  }

  private cover(fromMs: number, toMs: number): void {
    if (toMs + SEARCH_MARGIN_MS >= this.coveredToMs) this.extendForward(toMs + SEARCH_MARGIN_MS + CHUNK_MS);
    if (fromMs - SEARCH_MARGIN_MS < this.coveredFromMs) this.extendBackward(fromMs - SEARCH_MARGIN_MS - CHUNK_MS);
  }

  private extendForward(toMs: number): void {
    let at = zoned(this.coveredToMs - 1, this.zone);
    for (;;) {
      const next = at.getTimeZoneTransition('next');
      if (!next || next.epochMilliseconds >= toMs) break;
      this.transitionsMs.push(next.epochMilliseconds);
      this.offsetsMs.push(next.offsetNanoseconds / 1e6);
      at = next;
    }
    this.coveredToMs = toMs;
  }

  private extendBackward(fromMs: number): void {
    const transitions: number[] = [];
    const offsets: number[] = [];
    let at = zoned(this.coveredFromMs, this.zone);
    for (;;) {
      const previous = at.getTimeZoneTransition('previous');
      if (!previous || previous.epochMilliseconds < fromMs) break;
      transitions.push(previous.epochMilliseconds);
      offsets.push(zonedOffsetMs(previous.epochMilliseconds - 1, this.zone));
      at = previous;
    }
    this.transitionsMs = [...transitions.reverse(), ...this.transitionsMs];
    this.offsetsMs = [...offsets.reverse(), ...this.offsetsMs];
    this.coveredFromMs = fromMs;
  }
}

const zones = new Map<string, ZoneOffsets>();
let lastZone = '';
let lastOffsets: ZoneOffsets | undefined;

/**
 * Offset table of a zone, one per process.
 * @param zone IANA name, e.g. `Europe/Moscow`
 * @throws InvalidInput where the zone is unknown
 */
export function zoneOffsets(zone: string): ZoneOffsets {
  if (zone === lastZone && lastOffsets !== undefined) return lastOffsets;
  let offsets = zones.get(zone);
  if (offsets === undefined) {
    offsets = createZoneOffsets(zone);
    zones.set(zone, offsets);
  }
  lastZone = zone;
  lastOffsets = offsets;
  return offsets;
}

/** True where the name is a time zone that this runtime knows. */
export function isKnownZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    zonedOffsetMs(0, zone);
    return true;
  } catch {
    return false;
  }
}

function createZoneOffsets(zone: string): ZoneOffsets {
  try {
    return new ZoneOffsets(zone);
  } catch (cause) {
    if (cause instanceof RangeError) throw new InvalidInput('zone', 'must be a known IANA time zone');
    throw cause;
  }
}

function isInTable(epochMs: number): boolean {
  return epochMs >= TABLE_FROM_MS && epochMs <= TABLE_TO_MS;
}

function zoned(epochMs: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
}

function zonedOffsetMs(epochMs: number, zone: string): number {
  return zoned(epochMs, zone).offsetNanoseconds / 1e6;
}

/** Index of the first element greater than `value` in an ascending array. */
function upperBound(ascending: number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
