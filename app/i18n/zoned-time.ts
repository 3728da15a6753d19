/** An instant as sent by a loader: ISO 8601 text, epoch milliseconds, or a Date. */
export type Instant = string | number | Date;

/** Wall-clock parts of an instant in a time zone. month 1..12, weekday 1 (Monday) .. 7 (Sunday). */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function getFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

export function toEpochMs(instant: Instant): number {
  return typeof instant === 'number' ? instant : new Date(instant).getTime();
}

/** Weekday of a local date, 1 (Monday) .. 7 (Sunday). */
export function getWeekday(year: number, month: number, day: number): number {
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;
}

/** The offset of a zone at an instant as its calendar gives it, in minutes. */
function readOffsetMinutes(ms: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const part of getFormatter(timeZone).formatToParts(ms)) parts[part.type] = Number(part.value);
  const asUtc = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return Math.round((asUtc - ms) / 60_000);
}

const quarterMs = 900_000;
const knownOffsets = new Map<string, Map<number, number>>();

/** Offset of a zone from UTC at an instant, in minutes (Moscow: 180). Zones change it at quarters of an hour only: one look-up each. */
export function getOffsetMinutes(instant: Instant, timeZone: string): number {
  const ms = toEpochMs(instant);
  const quarter = Math.floor(ms / quarterMs);
  let ofZone = knownOffsets.get(timeZone);
  if (!ofZone || ofZone.size > 20_000) {
    ofZone = new Map();
    knownOffsets.set(timeZone, ofZone);
  }
  const known = ofZone.get(quarter);
  if (known !== undefined) return known;
  // before 1972 zones kept the seconds of their own noon: ask for the instant itself
  const offset = readOffsetMinutes(ms > 0 ? quarter * quarterMs : ms, timeZone);
  ofZone.set(quarter, offset);
  return offset;
}

/** Reads the clock and calendar on the wall of a time zone at an instant. */
export function toWallClock(instant: Instant, timeZone: string): WallClock {
  const ms = toEpochMs(instant);
  const wall = new Date(ms + getOffsetMinutes(ms, timeZone) * 60_000);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: ((wall.getUTCDay() + 6) % 7) + 1,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  };
}

/**
 * The instant at which a zone's wall clock shows a local date and minute.
 * A time that a clock change skips becomes the first one after it; of a repeated time, the earlier one is taken.
 */
export function toInstantMs(year: number, month: number, day: number, minuteOfDay: number, timeZone: string): number {
  const asUtc = Date.UTC(year, month - 1, day) + minuteOfDay * 60_000;
  const before = asUtc - getOffsetMinutes(asUtc - 86_400_000, timeZone) * 60_000;
  const after = asUtc - getOffsetMinutes(asUtc + 86_400_000, timeZone) * 60_000;
  const showsWall = (ms: number) => ms + getOffsetMinutes(ms, timeZone) * 60_000 === asUtc;
  if (showsWall(Math.min(before, after))) return Math.min(before, after);
  if (showsWall(Math.max(before, after))) return Math.max(before, after);
  return findClockChange(Math.min(before, after) - 3_600_000, Math.max(before, after) + 3_600_000, timeZone);
}

/** First minute after the change of offset that lies between two instants. */
function findClockChange(startMs: number, endMs: number, timeZone: string): number {
  const startOffset = getOffsetMinutes(startMs, timeZone);
  let low = Math.floor(startMs / 60_000);
  let high = Math.ceil(endMs / 60_000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (getOffsetMinutes(middle * 60_000, timeZone) === startOffset) low = middle;
    else high = middle;
  }
  return high * 60_000;
}
