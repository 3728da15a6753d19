import { learnConformalBand } from '../backtest/conformal';
import type { MemberContext } from '../members/member';
import type { ErrorBand } from '../types';
import { forecastLevelDays } from './level-days';
import type { LongRangeResult } from './types';

const STEP_DAYS = 28;
const MOST_ORIGINS = 12;
const MIN_TRAINING_DAYS = 56;
const FARTHEST_DAYS = 364;
const PERIOD_DAYS = { week: 7, month: 28 };
/** Without enough periods to compare: error of a period grows from 6 % by the root of its lead. */
const ASSUMED_ERROR = 0.06;
const ASSUMED_GROWTH = 0.25;
const ASSUMED_REACH = 160;

/**
 * Forecasts from origins four weeks apart as far as the history reaches, and compares whole periods (weeks, or four weeks for months)
 * with what came and with the same days a year before (four weeks before where a year is not known).
 */
export function backtestLongRange(
  context: MemberContext,
  end: number,
  unit: 'week' | 'month',
): { backtest: LongRangeResult['backtest']; band: ErrorBand } {
  const { dayTotal } = context.history;
  const firstKnown = Math.max(
    0,
    dayTotal.findIndex((total) => !Number.isNaN(total)),
  );
  const length = PERIOD_DAYS[unit];
  const pairs = { actual: [] as number[], forecast: [] as number[], lead: [] as number[] };
  const sums = { actual: 0, ours: 0, naive: 0, signed: 0 };
  let origins = 0;
  for (let k = 1; k <= MOST_ORIGINS; k++) {
    const origin = end - k * STEP_DAYS;
    if (origin - firstKnown < MIN_TRAINING_DAYS) break;
    const reach = Math.min(FARTHEST_DAYS, end - origin);
    const { total } = forecastLevelDays(context, origin, reach);
    origins++;
    for (let from = 0; from + length <= reach; from += length) {
      const period = comparePeriod(dayTotal, total, origin, from, length);
      if (!period) continue;
      pairs.actual.push(period.actual);
      pairs.forecast.push(period.ours);
      pairs.lead.push(from / length);
      sums.actual += period.actual;
      sums.ours += Math.abs(period.actual - period.ours);
      sums.naive += Math.abs(period.actual - period.naive);
      sums.signed += period.ours - period.actual;
    }
  }
  const share = (part: number) => (sums.actual > 0 ? (100 * part) / sums.actual : Number.NaN);
  const backtest = { origins, wape: share(sums.ours), bias: share(sums.signed), naiveWape: share(sums.naive) };
  const learned = learnConformalBand(pairs);
  const isLearned = learned.relativeError.length > 1 || pairs.actual.length >= 20;
  if (isLearned) return { backtest, band: learned };
  const relativeError = Array.from(
    { length: ASSUMED_REACH },
    (_, k) => ASSUMED_ERROR * (1 + ASSUMED_GROWTH * Math.sqrt(k)),
  );
  return { backtest, band: { relativeError, quantiles: learned.quantiles } };
}

/** One period of open days with totals; undefined where nothing is known of it. */
function comparePeriod(
  dayTotal: Float64Array,
  total: Float64Array,
  origin: number,
  from: number,
  length: number,
): { actual: number; ours: number; naive: number } | undefined {
  let actual = 0;
  let ours = 0;
  let naive = 0;
  let known = 0;
  for (let h = from; h < from + length; h++) {
    const came = dayTotal[origin + h];
    if (Number.isNaN(came) || !(total[h] > 0)) continue;
    const before = naiveDay(dayTotal, origin, h);
    if (Number.isNaN(before)) continue;
    known++;
    actual += came;
    ours += total[h];
    naive += before;
  }
  return known >= length / 2 ? { actual, ours, naive } : undefined;
}

/** The same weekday 52 weeks before, or the last known one before the origin. */
function naiveDay(dayTotal: Float64Array, origin: number, h: number): number {
  const yearBefore = dayTotal[origin + h - 364];
  if (yearBefore > 0) return yearBefore;
  for (let d = origin + h - 7; d >= 0; d -= 7) if (d < origin && !Number.isNaN(dayTotal[d])) return dayTotal[d];
  return Number.NaN;
}
