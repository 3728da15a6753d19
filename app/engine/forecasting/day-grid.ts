import { dayIntervals, eachDay, toLocalDate, toLocalParts, weekdayOf } from '~/engine/time';
import { inferOpeningHours, openSlotMask } from './opening-hours';
import type { DayInfo, OpeningHours, SeriesInput } from './types';

/**
 * History and horizon as local days x nominal slots. A nominal slot is named by its local minute, so a day of 23 hours lacks some
 * and on a day of 25 hours the repeated ones hold the mean of both: every day has the same shape for the statistics.
 */
export interface DayGrid {
  intervalMinutes: number;
  zone: string;
  /** Nominal slots per day. */
  slots: number;
  dates: string[];
  /** 1 = Monday ... 7 = Sunday. */
  weekday: Uint8Array;
  /** Days with index below this are history. */
  historyDays: number;
  /** day * slots + slot; NaN where unknown or closed. */
  value: Float64Array;
  /** Handling time in seconds in the same layout. */
  ahtSec: Float64Array;
  /** 1 where the centre is to be open. */
  open: Uint8Array;
  info: (DayInfo | undefined)[];
}

/** Index of the nominal slot that an instant belongs to. */
export function nominalSlotOf(instant: number, zone: string, intervalMinutes: number): number {
  return Math.floor(toLocalParts(instant, zone).minuteOfDay / intervalMinutes);
}

/**
 * Lays the series out by local day.
 * @param input checked series
 * @param horizonStartDate first local date that counts as future
 * @param horizonEndDate local date after the last one of the horizon
 */
export function buildDayGrid(input: SeriesInput, horizonStartDate: string, horizonEndDate: string): DayGrid {
  const { intervalMinutes, zone, start, volume } = input;
  const slots = 1440 / intervalMinutes;
  const stepMs = intervalMinutes * 60_000;
  const firstDate = toLocalDate(start, zone);
  const dates = eachDay(firstDate, horizonEndDate);
  const historyDays = eachDay(firstDate, horizonStartDate).length;
  const value = new Float64Array(dates.length * slots).fill(Number.NaN);
  const ahtSec = new Float64Array(dates.length * slots).fill(Number.NaN);
  for (let day = 0; day < historyDays; day++) {
    const instants = dayIntervals(dates[day], zone, intervalMinutes);
    const isRegular = instants.length === slots;
    for (let k = 0; k < instants.length; k++) {
      const source = Math.round((instants[k] - start) / stepMs);
      if (source < 0 || source >= volume.length) continue;
      const slot = isRegular ? k : nominalSlotOf(instants[k], zone, intervalMinutes);
      const at = day * slots + slot;
      mergeSlot(value, ahtSec, at, volume[source], input.ahtSec[source]);
    }
  }
  const weekday = Uint8Array.from(dates, (date) => weekdayOf(date));
  const byDate = new Map(input.calendar.map((day) => [day.date, day]));
  const info = dates.map((date) => byDate.get(date));
  const hours: OpeningHours = input.open ?? inferOpeningHours({ value, weekday, historyDays, slots, intervalMinutes });
  const open = openSlotMask({ hours, weekday, info, slots, intervalMinutes });
  return { intervalMinutes, zone, slots, dates, weekday, historyDays, value, ahtSec, open, info };
}

function mergeSlot(value: Float64Array, ahtSec: Float64Array, at: number, volume: number, aht: number): void {
  if (Number.isNaN(volume)) return;
  if (Number.isNaN(value[at])) {
    value[at] = volume;
    ahtSec[at] = aht;
    return;
  }
  // why: the hour that a 25-hour day repeats; the handling time is weighted by contacts, the volume is a rate
  const total = value[at] + volume;
  if (Number.isNaN(ahtSec[at])) ahtSec[at] = aht;
  else if (!Number.isNaN(aht) && total > 0) ahtSec[at] = (ahtSec[at] * value[at] + aht * volume) / total;
  value[at] = total / 2;
}
