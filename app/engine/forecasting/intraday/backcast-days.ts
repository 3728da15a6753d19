import { addDays } from '~/engine/time';
import { buildDayFeatures } from '../calendar/day-features';
import { prepareHistory } from '../cleaning/prepare-history';
import { buildDayGrid } from '../day-grid';
import { MEMBERS } from '../members/registry';
import type { SeriesInput } from '../types';
import { validateSeries } from '../validate-series';

/** Past days as they would have been forecast on the evening before, and as they came; days x nominal slots. */
export interface Backcast {
  dates: string[];
  slots: number;
  pastForecast: Float64Array;
  /** NaN where closed or unknown. */
  pastActual: Float64Array;
}

/**
 * Forecasts each of the last open days from the days before it, with the first member of the combination: what the intraday
 * correction learns from where no stored forecasts of these days exist.
 * @param beforeDate local date after the last day of interest
 * @param count open days wanted
 */
export function backcastDays(input: SeriesInput, beforeDate: string, count: number): Backcast {
  validateSeries(input);
  const grid = buildDayGrid(input, beforeDate, addDays(beforeDate, 1));
  const history = prepareHistory(grid);
  const context = { history, features: buildDayFeatures(grid), seed: input.seed };
  const [member] = MEMBERS;
  const { slots, open, value } = grid;
  const days: number[] = [];
  let known = history.dayTotal.reduce((n, total) => n + (Number.isNaN(total) ? 0 : 1), 0);
  for (let d = grid.historyDays - 1; d >= 0 && days.length < count; d--) {
    if (Number.isNaN(history.dayTotal[d])) continue;
    if (--known < member.minHistoryDays) break;
    days.unshift(d);
  }
  const pastForecast = new Float64Array(days.length * slots);
  const pastActual = new Float64Array(days.length * slots).fill(Number.NaN);
  for (const [k, d] of days.entries()) {
    pastForecast.set(member.forecast(context, d, 1), k * slots);
    for (let s = 0; s < slots; s++) if (open[d * slots + s]) pastActual[k * slots + s] = value[d * slots + s];
  }
  return { dates: days.map((d) => grid.dates[d]), slots, pastForecast, pastActual };
}
