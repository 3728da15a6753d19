import { startOfWeek } from '~/engine/time';
import { bandQuantile } from './backtest/conformal';
import type { ErrorBand, ForecastDay, ForecastResult, ForecastWeek } from './types';

/** Sums the days of a forecast to weeks from Monday, with the band of weeks. */
export function sumToWeeks(days: readonly ForecastDay[], band: ErrorBand, tail: number): ForecastWeek[] {
  const weeks: ForecastWeek[] = [];
  for (const day of days) {
    const date = startOfWeek(day.date);
    let week = weeks.at(-1);
    if (week?.date !== date) {
      week = { date, days: 0, lead: Math.floor(day.lead / 7), volume: 0, p10: 0, p90: 0 };
      weeks.push(week);
    }
    week.days++;
    week.volume += day.volume;
  }
  for (const week of weeks) {
    week.p10 = bandQuantile(band, week.volume, tail, week.lead);
    week.p90 = bandQuantile(band, week.volume, 1 - tail, week.lead);
  }
  return weeks;
}

/**
 * Values below which the actuals fall with probability p, for every interval, day or week of a forecast.
 * @param p strictly between 0 and 1
 */
export function forecastQuantile(
  result: Pick<ForecastResult, 'volume' | 'days' | 'weeks' | 'bands'>,
  level: 'interval' | 'day' | 'week',
  p: number,
): Float64Array {
  if (level === 'week') {
    return Float64Array.from(result.weeks, ({ volume, lead }) => bandQuantile(result.bands.week, volume, p, lead));
  }
  if (level === 'day') {
    return Float64Array.from(result.days, ({ volume, lead }) => bandQuantile(result.bands.day, volume, p, lead));
  }
  const out = new Float64Array(result.volume.length);
  for (const { firstSlot, slots, lead } of result.days) {
    for (let i = firstSlot; i < firstSlot + slots; i++)
      out[i] = bandQuantile(result.bands.interval, result.volume[i], p, lead);
  }
  return out;
}
