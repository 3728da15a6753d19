import { addDays, toLocalDate } from '~/engine/time';
import { learnGrowthPerYear } from './growth/growth-path';
import { forecastLevelDays } from './long-range/level-days';
import { learnIntradayShares, SHARE_DEFAULTS } from './members/intraday-shares';
import type { MemberContext } from './members/member';
import { prepareContext } from './prepare-context';
import type { ReasonPart, SeriesInput } from './types';
import { validateSeries } from './validate-series';

/** Trend and seasonal components of a history, as a planner looks at them. */
export interface SeasonAnalysis {
  /** Factor by calendar month, mean 1; `days` of history that taught it (0 where the year is not known). */
  months: { month: number; factor: number; days: number }[];
  /** Factor by weekday, 1 = Monday, mean 1 over open weekdays; 0 where closed. */
  weekdays: { weekday: number; factor: number; days: number }[];
  /** Share of the day by nominal slot, mean of the weekdays, sum 1. */
  slots: Float64Array;
  /** Learned growth per year, 0.1 = ten per cent. */
  growthPerYear: number;
  /** Totals per day for the chart of the trend: dates with contacts, NaN where unusable. */
  dates: string[];
  dayTotal: Float64Array;
  /** Coefficients outside 0 to 2 and growth above one half: to be verified. */
  warnings: ReasonPart[];
}

const LARGEST_COEFFICIENT = 2;
const LARGEST_GROWTH = 0.5;

/**
 * Splits a history into trend, month, weekday and intraday components.
 * @throws InvalidInput for a series without any value
 */
export function analyseSeasons(input: SeriesInput): SeasonAnalysis {
  validateSeries(input);
  const lastInstant = input.start + (input.volume.length - 1) * input.intervalMinutes * 60_000;
  const end = addDays(toLocalDate(lastInstant, input.zone), 1);
  const context = prepareContext(input, end, addDays(end, 1));
  const { history } = context;
  const { grid } = history;
  const origin = grid.historyDays;
  const { seasons } = forecastLevelDays(context, origin, 1);
  const known = history.dayTotal.subarray(0, origin);
  const monthDays = new Int32Array(12);
  const weekdaySum = new Float64Array(8);
  const weekdayDays = new Int32Array(8);
  for (let d = 0; d < origin; d++) {
    if (!(known[d] > 0)) continue;
    monthDays[Number(grid.dates[d].slice(5, 7)) - 1]++;
    weekdaySum[grid.weekday[d]] += known[d] / seasons.factorOf(grid.dates[d]);
    weekdayDays[grid.weekday[d]]++;
  }
  const means = weekdaySum.map((sum, w) => (weekdayDays[w] > 0 ? sum / weekdayDays[w] : 0));
  const open = means.filter((mean) => mean > 0);
  const mean = open.reduce((a, b) => a + b, 0) / Math.max(1, open.length);
  const months = Array.from(seasons.months, (factor, m) => ({
    month: m + 1,
    factor,
    days: seasons.isLearned ? monthDays[m] : 0,
  }));
  const weekdays = Array.from({ length: 7 }, (_, w) => ({
    weekday: w + 1,
    factor: mean > 0 ? means[w + 1] / mean : 0,
    days: weekdayDays[w + 1],
  }));
  const growthPerYear = learnGrowthPerYear(known);
  return {
    months,
    weekdays,
    slots: meanShares(context, origin, weekdayDays),
    growthPerYear,
    dates: grid.dates.slice(0, origin),
    dayTotal: Float64Array.from(known),
    warnings: warningsOf(months, weekdays, growthPerYear),
  };
}

function meanShares(context: MemberContext, origin: number, weekdayDays: Int32Array): Float64Array {
  const { slots } = context.history.grid;
  const shares = learnIntradayShares(context, origin, SHARE_DEFAULTS);
  const mean = new Float64Array(slots);
  for (let w = 1; w <= 7; w++) {
    if (weekdayDays[w] === 0) continue;
    for (let s = 0; s < slots; s++) mean[s] += shares[w * slots + s];
  }
  const sum = mean.reduce((a, b) => a + b, 0);
  return sum > 0 ? mean.map((v) => v / sum) : mean;
}

function warningsOf(
  months: SeasonAnalysis['months'],
  weekdays: SeasonAnalysis['weekdays'],
  growthPerYear: number,
): ReasonPart[] {
  const percent = (factor: number) => Math.round(100 * (factor - 1));
  const warnings: ReasonPart[] = [];
  for (const { month, factor } of months) {
    if (factor > LARGEST_COEFFICIENT)
      warnings.push({ code: 'month-coefficient', params: { month, percent: percent(factor) } });
  }
  for (const { weekday, factor } of weekdays) {
    if (factor > LARGEST_COEFFICIENT)
      warnings.push({ code: 'weekday-coefficient', params: { weekday, percent: percent(factor) } });
  }
  if (Math.abs(growthPerYear) > LARGEST_GROWTH) {
    warnings.push({ code: 'large-growth', params: { percent: Math.round(100 * growthPerYear) } });
  }
  return warnings;
}
