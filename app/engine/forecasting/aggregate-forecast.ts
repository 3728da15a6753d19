import { InvalidInput } from '~/engine/errors';
import { startOfMonth, startOfWeek, toLocalDate, toLocalParts } from '~/engine/time';

/** Values per slot of a whole number of local days. */
export interface SlotValues {
  zone: string;
  intervalMinutes: number;
  slotStart: ArrayLike<number>;
  volume: ArrayLike<number>;
  ahtSec: ArrayLike<number>;
  /** Operators per slot, where they are known. */
  agents?: ArrayLike<number>;
}

export type AggregationLevel = 'hour' | 'day' | 'week' | 'month';

/** Norms that turn person-hours into heads. */
export interface HeadCountNorms {
  shiftHours: number;
  weekHours: number;
  monthHours: number;
}

/** One hour, day, week (from Monday) or month. */
export interface AggregatedPeriod {
  /** Local date of its first day present, and hour of the day for hours. */
  date: string;
  hour?: number;
  /** Slots from..to (half-open) for drilling down. */
  fromSlot: number;
  toSlot: number;
  volume: number;
  /** Volume weighted; simple mean where there is no volume. */
  ahtSec: number;
  /** Hour: mean of its slots; day: sum of its hours; week and month: mean person-hours a day. */
  personHours?: number;
  /** Hour: as person-hours; day, week and month: person-hours over the norm. */
  headCount?: number;
}

const TYPICAL_NORMS: HeadCountNorms = { shiftHours: 8, weekHours: 40, monthHours: 168 };

/**
 * Adds slots up to hours, days, weeks or months of local time: contacts as sums, operators as means within the hour and as
 * person-hours above it, handling times weighted by volume.
 * @throws InvalidInput where arrays differ in length
 */
export function aggregateForecast(
  values: SlotValues,
  level: AggregationLevel,
  norms: HeadCountNorms = TYPICAL_NORMS,
): AggregatedPeriod[] {
  const { slotStart, volume, ahtSec, agents, zone, intervalMinutes } = values;
  const n = slotStart.length;
  for (const [field, column] of Object.entries({ volume, ahtSec, agents })) {
    if (column && column.length !== n) throw new InvalidInput(field, 'must have as many values as slotStart');
  }
  const periods: AggregatedPeriod[] = [];
  let from = 0;
  for (let i = 1; i <= n; i++) {
    if (i < n && keyOf(slotStart[i], zone, level) === keyOf(slotStart[from], zone, level)) continue;
    periods.push(addUp(values, from, i, level, norms, intervalMinutes));
    from = i;
  }
  return n === 0 ? [] : periods;
}

function keyOf(instant: number, zone: string, level: AggregationLevel): string {
  if (level === 'hour') return String(Math.floor(instant / 3_600_000 + halfHourShift(instant, zone)));
  const date = toLocalDate(instant, zone);
  if (level === 'day') return date;
  return level === 'week' ? startOfWeek(date) : startOfMonth(date);
}

/** Part of an hour by which local hours begin off the hours of UTC; hours are told apart by instant, so a repeated hour is two. */
function halfHourShift(instant: number, zone: string): number {
  const { minuteOfDay } = toLocalParts(instant, zone);
  const utcMinute = Math.floor(instant / 60_000) % 60;
  return ((((minuteOfDay - utcMinute) % 60) + 60) % 60) / 60;
}

function addUp(
  values: SlotValues,
  fromSlot: number,
  toSlot: number,
  level: AggregationLevel,
  norms: HeadCountNorms,
  intervalMinutes: number,
): AggregatedPeriod {
  let volume = 0;
  let workSec = 0;
  let ahtSum = 0;
  let agentSum = 0;
  for (let i = fromSlot; i < toSlot; i++) {
    volume += values.volume[i];
    workSec += values.volume[i] * values.ahtSec[i];
    ahtSum += values.ahtSec[i];
    if (values.agents) agentSum += values.agents[i];
  }
  const slots = toSlot - fromSlot;
  const first = toLocalParts(values.slotStart[fromSlot], values.zone);
  const period: AggregatedPeriod = {
    date: first.date,
    ...(level === 'hour' ? { hour: Math.floor(first.minuteOfDay / 60) } : {}),
    fromSlot,
    toSlot,
    volume,
    ahtSec: volume > 0 ? workSec / volume : ahtSum / slots,
  };
  if (!values.agents) return period;
  const hours = (agentSum * intervalMinutes) / 60;
  if (level === 'hour') return { ...period, personHours: agentSum / slots, headCount: agentSum / slots };
  if (level === 'day') return { ...period, personHours: hours, headCount: hours / norms.shiftHours };
  const days = countDays(values, fromSlot, toSlot);
  const norm = level === 'week' ? norms.weekHours : norms.monthHours;
  return { ...period, personHours: hours / days, headCount: hours / norm };
}

function countDays(values: SlotValues, fromSlot: number, toSlot: number): number {
  let days = 0;
  let last = '';
  for (let i = fromSlot; i < toSlot; i++) {
    const date = toLocalDate(values.slotStart[i], values.zone);
    if (date !== last) days++;
    last = date;
  }
  return days;
}
