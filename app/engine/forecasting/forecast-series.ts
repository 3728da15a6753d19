import { InvalidInput } from '~/engine/errors';
import { addDays, dayIntervals, toLocalDate } from '~/engine/time';
import { forecastAht } from './aht/forecast-aht';
import { combineForecasts } from './backtest/combine';
import { bandQuantile, learnConformalBand, learnWeekBand } from './backtest/conformal';
import { planRollingOrigins } from './backtest/rolling-origins';
import { type BacktestOutcome, runBacktest } from './backtest/run-backtest';
import { type ComparedPairs, emptyPairs } from './backtest/score-forecasts';
import { borrowHistory } from './borrow/borrow-history';
import { buildDayFeatures } from './calendar/day-features';
import { prepareHistory } from './cleaning/prepare-history';
import { startWatch, type Watch } from './control';
import { buildDayGrid, nominalSlotOf } from './day-grid';
import { describeReasons, explainChoice } from './explain-choice';
import { sumToWeeks } from './forecast-weeks';
import { followGrowth, type GrowthFollowers } from './growth/follow-growth';
import { type GrowthPath, growthPath, validateGrowth } from './growth/growth-path';
import { type SettledGrowth, settleGrowth } from './growth/settle-growth';
import { describeEffects, effectsOfDay } from './learned-effects';
import type { ForecastMember, MemberContext } from './members/member';
import { BASELINES, FALLBACK, MEMBERS, OPTIONAL_MEMBERS } from './members/registry';
import type { ForecastDay, ForecastResult, HorizonOptions, SeriesInput } from './types';
import { validateHorizon, validateSeries } from './validate-series';

/** Rolling origins of the back-test unless told: more where one tells little. */
const DEFAULT_ORIGINS = (horizonDays: number) => (horizonDays <= 3 ? 20 : horizonDays <= 10 ? 12 : 8);

/**
 * Forecasts contacts and handling times of one group.
 * The history is cleaned, calendar effects are learned, members are back-tested from rolling origins at the horizon and combined,
 * bands come from the errors of the back-test. Pure: the same input, options and seed give the same result.
 * @param given history and calendar
 * @param options horizon, band, progress and cancellation
 * @returns base forecast per slot and day with its effects, quality of the history, back-test and the reason of the choice
 * @throws InvalidInput for input that cannot be answered; DOMException AbortError when cancelled
 */
export function forecastSeries(given: SeriesInput, options: HorizonOptions): ForecastResult {
  const { series: input, borrowed } = borrowIfTold(given, options);
  validateSeries(input);
  validateHorizon(options, input);
  if (options.growth) validateGrowth(options.growth);
  const watch = startWatch(options);
  watch.step(0, 'clean');
  const horizonEnd = addDays(options.horizonStartDate, options.horizonDays);
  const grid = buildDayGrid(input, options.horizonStartDate, horizonEnd);
  const history = prepareHistory(grid, input.keepAsIs);
  const found = history.quality.findings.filter((finding) => finding.kind === 'level-shift');
  const levelShifts = input.levelShifts ?? found.map((finding) => toLocalDate(finding.start, input.zone));
  const context: MemberContext = { history, features: buildDayFeatures(grid, levelShifts), seed: input.seed };
  const knownDays = history.dayTotal.reduce((n, total) => n + (Number.isNaN(total) ? 0 : 1), 0);
  const growth = options.growth && settleGrowth(history.dayTotal.subarray(0, grid.historyDays), options.growth);
  const followers = followGrowth(chooseMembers(options, knownDays), growth);
  const origin = lastKnownDay(context) + 1;
  const outcome = backtest(context, followers, origin, options, watch, growth);

  watch.step(0.9, 'forecast');
  const leadDays = grid.dates.length - origin;
  const path = growth && growthPath(history.dayTotal.subarray(0, origin), growth, leadDays);
  const { volume, leftOut } = forecastVolume(context, followers, outcome, origin, leadDays, path);
  const aht = forecastAht(grid, origin, leadDays);
  const { pairs } = outcome;
  const bands = learnBands(pairs);
  const result = layOutResult(context, options, { volume, aht, origin }, bands);
  watch.step(1, 'done');
  const isAllZero = history.dayTotal.subarray(0, grid.historyDays).every((total) => !(total > 0));
  const reasons = explainChoice({
    ...{ followers, outcome, knownDays, isAllZero, growth, borrowed },
    quality: history.quality,
    growthPerYear: path?.perYear,
  });
  return {
    ...result,
    quality: history.quality,
    backtest: outcome.backtest,
    reason: describeReasons(reasons),
    reasons,
    leftOut,
  };
}

function borrowIfTold(given: SeriesInput, { likeGroup, likeFactor, horizonStartDate }: HorizonOptions) {
  if (!likeGroup) return { series: given, borrowed: undefined };
  const { series, ownDays, borrowedDays } = borrowHistory(given, likeGroup, horizonStartDate, likeFactor);
  const days = ownDays + borrowedDays;
  return { series, borrowed: { days: ownDays, percent: days > 0 ? Math.round((100 * borrowedDays) / days) : 0 } };
}

/** Members with enough history that the planner allows. */
function chooseMembers({ memberNames, extraMembers }: HorizonOptions, knownDays: number): ForecastMember[] {
  const names = new Set(memberNames);
  const all = [...MEMBERS, ...(names.size > 0 ? OPTIONAL_MEMBERS : []), ...(extraMembers ?? [])];
  for (const name of names) {
    if (!all.some((member) => member.name === name)) throw new InvalidInput('memberNames', `has no member ${name}`);
  }
  return all.filter((member) => member.minHistoryDays <= knownDays && (names.size === 0 || names.has(member.name)));
}

/** A level forecast along the path of growth, where one is told. */
function follow(forecast: Float64Array, path: GrowthPath | undefined): Float64Array {
  if (!path) return forecast;
  const slots = forecast.length / path.factor.length;
  return forecast.map((volume, i) => volume * path.factor[Math.floor(i / slots)]);
}

function learnBands(pairs: ComparedPairs): ForecastResult['bands'] {
  const interval = learnConformalBand({
    actual: pairs.intervalActual,
    forecast: pairs.intervalForecast,
    lead: pairs.intervalLead,
  });
  const day = learnConformalBand({ actual: pairs.dayActual, forecast: pairs.dayForecast, lead: pairs.dayLead });
  const weeks = { actual: pairs.weekActual, forecast: pairs.weekForecast, lead: pairs.weekLead };
  return { interval, day, week: learnWeekBand(weeks, day) };
}

/** The last history day with a value; a history that ends before the horizon begins leaves days in between to be bridged. */
function lastKnownDay({ history }: MemberContext): number {
  const { grid, clean } = history;
  for (let i = grid.historyDays * grid.slots - 1; i >= 0; i--) {
    if (!Number.isNaN(clean[i])) return Math.floor(i / grid.slots);
  }
  return grid.historyDays - 1;
}

function backtest(
  context: MemberContext,
  { members, carriers }: GrowthFollowers,
  origin: number,
  options: HorizonOptions,
  watch: Watch,
  growth: SettledGrowth | undefined,
): BacktestOutcome {
  const leadDays = context.history.grid.dates.length - origin;
  const firstKnown = context.history.dayTotal.findIndex((total) => !Number.isNaN(total));
  const training = members.length > 0 ? Math.max(...members.map((member) => member.minHistoryDays)) * 2 : 14;
  const count = options.backtestOrigins ?? DEFAULT_ORIGINS(leadDays);
  const plan = planRollingOrigins(origin, leadDays, Math.max(0, firstKnown) + training, count);
  const candidates = members.length > 0 ? members : [FALLBACK];
  // why: a speed that is told is about what comes; what came grew as the history before each origin shows
  const seen = growth && ('perYear' in growth ? { ...growth, perYear: undefined } : growth);
  const paths = new Map<number, GrowthPath>();
  const along = (forecast: Float64Array, member: ForecastMember, start: number) => {
    if (!seen || carriers.has(member.name)) return forecast;
    const path = paths.get(start) ?? growthPath(context.history.dayTotal.subarray(0, start), seen, plan.horizonDays);
    paths.set(start, path);
    return follow(forecast, path);
  };
  if (plan.origins.length > 0) return runBacktest(context, candidates, BASELINES, plan, watch, along);
  return {
    weights: candidates.map((_, m) => (m === 0 ? 1 : 0)),
    backtest: { origins: 0, horizonDays: 0, scores: [] },
    pairs: emptyPairs(),
    failures: [],
  };
}

function forecastVolume(
  context: MemberContext,
  { members, carriers }: GrowthFollowers,
  outcome: BacktestOutcome,
  origin: number,
  leadDays: number,
  path: GrowthPath | undefined,
): { volume: Float64Array; leftOut: ForecastResult['leftOut'] } {
  const candidates = members.length > 0 ? members : [FALLBACK];
  const leftOut = [...outcome.failures];
  const forecasts: Float64Array[] = [];
  const weights: number[] = [];
  for (const [m, member] of candidates.entries()) {
    if (outcome.weights[m] === 0) continue;
    try {
      const forecast = member.forecast(context, origin, leadDays);
      if (!forecast.every((v) => Number.isFinite(v) && v >= 0))
        throw new Error('gave a value that is no contact count');
      forecasts.push(carriers.has(member.name) ? forecast : follow(forecast, path));
      weights.push(outcome.weights[m]);
    } catch (error) {
      leftOut.push({ member: member.name, cause: error instanceof Error ? error.message : String(error) });
    }
  }
  if (forecasts.length === 0) return { volume: follow(FALLBACK.forecast(context, origin, leadDays), path), leftOut };
  return { volume: combineForecasts(forecasts, weights), leftOut };
}

function layOutResult(
  context: MemberContext,
  options: HorizonOptions,
  made: { volume: Float64Array; aht: Float64Array; origin: number },
  bands: ForecastResult['bands'],
): Omit<ForecastResult, 'quality' | 'backtest' | 'reason' | 'reasons' | 'leftOut'> {
  const { grid } = context.history;
  const { slots, zone, intervalMinutes, historyDays } = grid;
  const tail = (1 - (options.coverage ?? 0.8)) / 2;
  const effects = describeEffects(context);
  const instants: number[] = [];
  const source: number[] = [];
  const days: ForecastDay[] = [];
  for (let d = historyDays; d < grid.dates.length; d++) {
    const starts = dayIntervals(grid.dates[d], zone, intervalMinutes);
    const isRegular = starts.length === slots;
    const firstSlot = instants.length;
    let volume = 0;
    let workSec = 0;
    let ahtSum = 0;
    for (let k = 0; k < starts.length; k++) {
      const slot = isRegular ? k : nominalSlotOf(starts[k], zone, intervalMinutes);
      const at = (d - made.origin) * slots + slot;
      instants.push(starts[k]);
      source.push(at);
      volume += made.volume[at];
      workSec += made.volume[at] * made.aht[at];
      ahtSum += made.aht[at];
    }
    const isOpen = context.history.openDay[d] === 1;
    const acting = isOpen ? effectsOfDay(context, effects, d) : [];
    days.push({
      date: grid.dates[d],
      firstSlot,
      slots: starts.length,
      isOpen,
      lead: d - made.origin,
      volume,
      usualVolume: volume / acting.reduce((product, { factor }) => product * factor, 1),
      p10: bandQuantile(bands.day, volume, tail, d - made.origin),
      p90: bandQuantile(bands.day, volume, 1 - tail, d - made.origin),
      ahtSec: volume > 0 ? workSec / volume : ahtSum / starts.length,
      effects: acting,
    });
  }
  const volume = Float64Array.from(source, (at) => made.volume[at]);
  const leadOf = (slot: number) => Math.floor(source[slot] / slots);
  return {
    intervalMinutes,
    zone,
    slotStart: Float64Array.from(instants),
    volume,
    p10: volume.map((v, i) => bandQuantile(bands.interval, v, tail, leadOf(i))),
    p50: volume.map((v, i) => bandQuantile(bands.interval, v, 0.5, leadOf(i))),
    p90: volume.map((v, i) => bandQuantile(bands.interval, v, 1 - tail, leadOf(i))),
    ahtSec: Float64Array.from(source, (at) => made.aht[at]),
    days,
    weeks: sumToWeeks(days, bands.week, tail),
    bands,
    effects,
  };
}
