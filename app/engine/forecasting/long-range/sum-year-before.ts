import { addDays, localDayStart } from '~/engine/time';
import type { SeriesInput } from '../types';
import type { LongRangePeriod } from './types';

/** Fewest days with figures for a sum to be shown. */
const KNOWN_SHARE = 0.8;
const WEEKS_BACK_DAYS = 364;

/**
 * Contacts of the same days a year before each period: 52 weeks back for weeks, twelve months back for months.
 * @returns sums by period; null where fewer than four days of five have a figure
 */
export function sumYearBefore(
  { start, intervalMinutes, zone, volume }: SeriesInput,
  unit: 'week' | 'month',
  periods: readonly Pick<LongRangePeriod, 'date' | 'days'>[],
): (number | null)[] {
  const stepMs = intervalMinutes * 60_000;
  const slotOf = (date: string) => Math.round((localDayStart(date, zone) - start) / stepMs);
  return periods.map(({ date, days }) => {
    const first = unit === 'week' ? addDays(date, -WEEKS_BACK_DAYS) : yearEarlier(date);
    let sum = 0;
    let knownDays = 0;
    for (let d = 0; d < days; d++) {
      const total = sumKnown(volume, slotOf(addDays(first, d)), slotOf(addDays(first, d + 1)));
      if (total === null) continue;
      sum += total;
      knownDays++;
    }
    return knownDays >= KNOWN_SHARE * days && knownDays > 0 ? sum : null;
  });
}

/** Sum of the values that are known; null where none is. */
function sumKnown(values: Float64Array, from: number, to: number): number | null {
  let sum = 0;
  let known = 0;
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) {
    if (Number.isNaN(values[i])) continue;
    sum += values[i];
    known++;
  }
  return known > 0 ? sum : null;
}

/** The same date of the year before; 28 February for a leap day. */
function yearEarlier(date: string): string {
  const day = date.slice(5) === '02-29' ? '02-28' : date.slice(5);
  return `${Number(date.slice(0, 4)) - 1}-${day}`;
}
