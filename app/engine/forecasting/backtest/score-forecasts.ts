import { measureAccuracy } from '../accuracy';
import type { DayGrid } from '../day-grid';
import type { BacktestScore } from '../types';

/** Actual and forecast values of all origins, by interval and by day, one behind the other. */
export interface ComparedPairs {
  intervalActual: number[];
  intervalForecast: number[];
  dayActual: number[];
  dayForecast: number[];
  /** Days ahead from 0. */
  intervalLead: number[];
  dayLead: number[];
  /** Sums of seven successive days that are all known, by weeks ahead. */
  weekActual: number[];
  weekForecast: number[];
  weekLead: number[];
}

export function emptyPairs(): ComparedPairs {
  return {
    intervalActual: [],
    intervalForecast: [],
    dayActual: [],
    dayForecast: [],
    intervalLead: [],
    dayLead: [],
    weekActual: [],
    weekForecast: [],
    weekLead: [],
  };
}

/**
 * Collects what a forecast made at an origin said against what came, over open slots that have a value; special days and days
 * without any value are left out. Raw values are compared, not cleaned ones.
 */
export function collectPairs(
  grid: DayGrid,
  origin: number,
  horizonDays: number,
  forecast: Float64Array,
  pairs: ComparedPairs,
): void {
  const { slots, open, value, historyDays } = grid;
  let weekActual = 0;
  let weekForecast = 0;
  for (let h = 0; h < horizonDays && origin + h < historyDays; h++) {
    const d = origin + h;
    if (h % 7 === 0) {
      weekActual = 0;
      weekForecast = 0;
    }
    if (grid.info[d]?.special !== undefined) {
      weekActual = Number.NaN;
      continue;
    }
    let actual = 0;
    let expected = 0;
    let known = 0;
    for (let s = 0; s < slots; s++) {
      const v = value[d * slots + s];
      if (!open[d * slots + s] || Number.isNaN(v)) continue;
      known++;
      actual += v;
      expected += forecast[h * slots + s];
      pairs.intervalActual.push(v);
      pairs.intervalForecast.push(forecast[h * slots + s]);
      pairs.intervalLead.push(h);
    }
    weekActual += actual;
    weekForecast += expected;
    if (h % 7 === 6 && weekActual > 0) {
      pairs.weekActual.push(weekActual);
      pairs.weekForecast.push(weekForecast);
      pairs.weekLead.push((h - 6) / 7);
    }
    if (known === 0) continue;
    pairs.dayActual.push(actual);
    pairs.dayForecast.push(expected);
    pairs.dayLead.push(h);
  }
}

/** Errors by interval and by day. */
export function scorePairs(method: string, pairs: ComparedPairs, weight?: number): BacktestScore {
  const interval = measureAccuracy(pairs.intervalActual, pairs.intervalForecast);
  const day = measureAccuracy(pairs.dayActual, pairs.dayForecast);
  return {
    method,
    ...(weight === undefined ? {} : { weight }),
    intervalWape: interval.wape,
    intervalMape: interval.mape,
    intervalBias: interval.bias,
    dayWape: day.wape,
    dayMape: day.mape,
    dayBias: day.bias,
  };
}
