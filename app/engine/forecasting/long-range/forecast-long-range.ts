import { InvalidInput } from '~/engine/errors';
import { addDays, startOfMonth, startOfWeek, toLocalDate } from '~/engine/time';
import { forecastAht } from '../aht/forecast-aht';
import { bandQuantile } from '../backtest/conformal';
import { borrowHistory } from '../borrow/borrow-history';
import { growthPath, validateGrowth } from '../growth/growth-path';
import { type SettledGrowth, settleGrowth } from '../growth/settle-growth';
import type { MemberContext } from '../members/member';
import { prepareContext } from '../prepare-context';
import type { GrowthOption, ReasonPart, SeriesInput } from '../types';
import { validateSeries } from '../validate-series';
import { backtestLongRange } from './backtest-long-range';
import { forecastLevelDays, type LevelDays } from './level-days';
import type { Campaign, LongRangeOptions, LongRangePeriod, LongRangeResult } from './types';

const MOST_PERIODS = { week: 160, month: 36 };
const DAY_MINUTES = 1440;

/**
 * Forecasts contacts by weeks or months, a year and more ahead: weekday, calendar and yearly season at the present level, times a
 * growth scenario and campaigns. Bands come from errors of whole periods in a rolling back-test.
 * @throws InvalidInput for input that cannot be answered
 */
export function forecastLongRange(given: SeriesInput, options: LongRangeOptions): LongRangeResult {
  const toldGrowth = options.growth ?? { type: 'flat' };
  checkOptions(options, toldGrowth);
  const { horizonStartDate, likeGroup, likeFactor } = options;
  const borrowed = likeGroup ? borrowHistory(given, likeGroup, horizonStartDate, likeFactor) : undefined;
  const input = borrowed?.series ?? given;
  validateSeries(input);
  if (horizonStartDate <= toLocalDate(input.start, input.zone)) {
    throw new InvalidInput('horizonStartDate', 'must be after the first day of the history');
  }
  const horizonEnd = endOfHorizon(options);
  const context = prepareContext(input, horizonStartDate, horizonEnd);
  const { history } = context;
  const { grid } = history;
  const origin = grid.historyDays;
  const days = forecastLevelDays(context, origin, grid.dates.length - origin);
  const growth = settleGrowth(history.dayTotal.subarray(0, origin), toldGrowth);
  const path = growthPath(history.dayTotal.subarray(0, origin), growth, grid.dates.length - origin);
  const ahtOfDay = meanDayAht(context, origin, grid.dates.length - origin);
  const { backtest, band } = backtestLongRange(context, origin, options.unit);
  const tail = (1 - (options.coverage ?? 0.8)) / 2;
  const periods: LongRangePeriod[] = [];
  for (const { from, to } of cutPeriods(grid.dates, origin, options.unit)) {
    const period = sumPeriod({
      context,
      days,
      origin,
      from,
      to,
      growth: path.factor,
      campaigns: options.campaigns ?? [],
      ahtOfDay,
    });
    const lead = periods.length;
    period.p10 = bandQuantile(band, period.volume, tail, lead);
    period.p90 = bandQuantile(band, period.volume, 1 - tail, lead);
    periods.push(period);
  }
  return {
    unit: options.unit,
    periods,
    growthPerYear: path.perYear,
    yearly: Array.from(days.seasons.months, (factor, m) => ({ month: m + 1, factor })),
    backtest,
    band,
    reasons: explain(days, growth, path.perYear, backtest, borrowed),
  };
}

function checkOptions(
  { unit, periods, campaigns, coverage, horizonStartDate }: LongRangeOptions,
  growth: GrowthOption,
): void {
  validateGrowth(growth);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(horizonStartDate))
    throw new InvalidInput('horizonStartDate', 'must be a date YYYY-MM-DD');
  if (!Number.isInteger(periods) || periods < 1 || periods > MOST_PERIODS[unit]) {
    throw new InvalidInput('periods', `must be a whole number from 1 to ${MOST_PERIODS[unit]}`);
  }
  if (coverage !== undefined && !(coverage > 0 && coverage < 1))
    throw new InvalidInput('coverage', 'must be between 0 and 1');
  for (const [k, { fromDate, toDate, factor }] of (campaigns ?? []).entries()) {
    if (!(toDate > fromDate)) throw new InvalidInput(`campaigns[${k}]`, 'must end after it begins');
    if (!(factor > 0 && Number.isFinite(factor))) throw new InvalidInput(`campaigns[${k}].factor`, 'must be above 0');
  }
}

function endOfHorizon({ horizonStartDate, unit, periods }: LongRangeOptions): string {
  if (unit === 'week') return addDays(startOfWeek(horizonStartDate), 7 * periods);
  const [year, month] = startOfMonth(horizonStartDate).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + periods, 1)).toISOString().slice(0, 10);
}

/** Half-open ranges of day indices that make up a week or month each. */
function cutPeriods(dates: readonly string[], origin: number, unit: 'week' | 'month'): { from: number; to: number }[] {
  const keyOf = unit === 'week' ? startOfWeek : startOfMonth;
  const periods: { from: number; to: number }[] = [];
  for (let d = origin; d < dates.length; d++) {
    const last = periods.at(-1);
    if (last && keyOf(dates[last.from]) === keyOf(dates[d])) last.to = d + 1;
    else periods.push({ from: d, to: d + 1 });
  }
  return periods;
}

interface PeriodFacts {
  context: MemberContext;
  days: LevelDays;
  origin: number;
  from: number;
  to: number;
  growth: Float64Array;
  campaigns: readonly Campaign[];
  ahtOfDay: Float64Array;
}

function sumPeriod({ context, days, origin, from, to, growth, campaigns, ahtOfDay }: PeriodFacts): LongRangePeriod {
  const { grid, openDay } = context.history;
  const added = new Map<string, number>();
  let base = 0;
  let grown = 0;
  let volume = 0;
  let workSec = 0;
  let yearly = 0;
  let openDays = 0;
  for (let d = from; d < to; d++) {
    const h = d - origin;
    openDays += openDay[d];
    yearly += days.yearly[h] / (to - from);
    base += days.total[h];
    let contacts = days.total[h] * growth[h];
    grown += contacts;
    for (const { name, fromDate, toDate, factor } of campaigns) {
      if (grid.dates[d] < fromDate || grid.dates[d] >= toDate) continue;
      added.set(name, (added.get(name) ?? 0) + contacts * (factor - 1));
      contacts *= factor;
    }
    volume += contacts;
    workSec += contacts * ahtOfDay[h];
  }
  return {
    date: grid.dates[from],
    days: to - from,
    openDays,
    volume,
    p10: volume,
    p90: volume,
    ahtSec: volume > 0 ? workSec / volume : ahtOfDay[from - origin],
    baseVolume: base,
    growthFactor: base > 0 ? grown / base : growth[from - origin],
    yearlyFactor: yearly,
    campaigns: [...added].map(([name, contacts]) => ({ name, contacts })),
  };
}

/** Handling time per day, weighted by the usual volumes of its slots. */
function meanDayAht({ history }: MemberContext, origin: number, horizonDays: number): Float64Array {
  const { grid } = history;
  const { slots, weekday } = grid;
  const week = forecastAht(grid, origin, Math.min(7, horizonDays));
  const byWeekday = new Float64Array(8);
  for (let h = 0; h < Math.min(7, horizonDays); h++) {
    let contacts = 0;
    let workSec = 0;
    let plain = 0;
    for (let s = 0; s < slots; s++) {
      const usual = usualVolume(history.clean, grid, origin, weekday[origin + h], s);
      contacts += usual;
      workSec += usual * week[h * slots + s];
      plain += week[h * slots + s] / slots;
    }
    byWeekday[weekday[origin + h]] = contacts > 0 ? workSec / contacts : plain;
  }
  return Float64Array.from({ length: horizonDays }, (_, h) => byWeekday[weekday[origin + h]]);
}

const USUAL_WEEKS = 6;

function usualVolume(
  clean: Float64Array,
  { slots, weekday, intervalMinutes }: { slots: number; weekday: Uint8Array; intervalMinutes: number },
  origin: number,
  w: number,
  slot: number,
): number {
  let sum = 0;
  for (let d = origin - 1; d >= Math.max(0, origin - 7 * USUAL_WEEKS); d--) {
    const v = clean[d * slots + slot];
    if (weekday[d] === w && !Number.isNaN(v)) sum += (v * intervalMinutes) / DAY_MINUTES;
  }
  return sum;
}

function explain(
  { seasons }: LevelDays,
  growth: SettledGrowth,
  perYear: number,
  backtest: LongRangeResult['backtest'],
  borrowed: { ownDays: number; borrowedDays: number } | undefined,
): ReasonPart[] {
  const round = (v: number) => Math.round(10 * v) / 10;
  const reasons: ReasonPart[] = [];
  if (borrowed) {
    const days = borrowed.ownDays + borrowed.borrowedDays;
    const percent = days > 0 ? Math.round((100 * borrowed.borrowedDays) / days) : 0;
    reasons.push({ code: 'borrowed-shape', params: { days: borrowed.ownDays, percent } });
  }
  reasons.push({ code: seasons.isLearned ? 'yearly-season' : 'no-yearly-season', params: {} });
  if (growth.type === 'flat') reasons.push({ code: 'growth-flat', params: {} });
  if (growth.type === 'linear') reasons.push({ code: 'growth-linear', params: { perYear: round(100 * perYear) } });
  if (growth.type === 'logistic') {
    reasons.push({
      code: growth.isCapDerived ? 'growth-logistic-derived' : 'growth-logistic',
      params: { cap: growth.cap },
    });
  }
  if (backtest.origins > 0) {
    const { origins, wape, naiveWape } = backtest;
    reasons.push({ code: 'long-accuracy', params: { origins, wape: round(wape), naiveWape: round(naiveWape) } });
  }
  return reasons;
}
