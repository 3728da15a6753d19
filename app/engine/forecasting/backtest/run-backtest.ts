import type { Watch } from '../control';
import type { ForecastMember, MemberContext } from '../members/member';
import type { Backtest } from '../types';
import { combineForecasts, weighByError } from './combine';
import type { RollingPlan } from './rolling-origins';
import { type ComparedPairs, collectPairs, emptyPairs, scorePairs } from './score-forecasts';

/** Outcome of the back-test that the final forecast is built on. */
export interface BacktestOutcome {
  /** One weight per member, sum 1; 0 for members that failed. */
  weights: number[];
  backtest: Backtest;
  /** Pairs of the combination, for the bands. */
  pairs: ComparedPairs;
  failures: { member: string; cause: string }[];
}

/** Share of the origins, newest first, that bands of intervals are learned from: they knew nearly as much as the forecast will. */
const BAND_SHARE = 0.6;

/**
 * Runs every member and baseline from every origin, weighs the members by their errors and scores all.
 * The combination is scored fairly: at each origin with the weights that the other origins give.
 * @param along lays the growth that is told, as it was known at an origin, over the forecast of a member
 */
export function runBacktest(
  context: MemberContext,
  members: readonly ForecastMember[],
  baselines: readonly ForecastMember[],
  plan: RollingPlan,
  watch: Watch,
  along: (forecast: Float64Array, member: ForecastMember, origin: number) => Float64Array = (forecast) => forecast,
): BacktestOutcome {
  const { grid } = context.history;
  const { horizonDays } = plan;
  const failures: { member: string; cause: string }[] = [];
  const failed = new Set<ForecastMember>();
  const all = [...members, ...baselines];
  const pairs = all.map(emptyPairs);
  const forecasts: Float64Array[][] = [];
  const errors: number[][] = [];
  const origins: number[] = [];
  for (const [k, origin] of plan.origins.entries()) {
    watch.step(k / plan.origins.length, 'backtest');
    if (k >= 2 && watch.isOverBudget()) break;
    const made = all.map((member, m) => {
      const forecast = tryForecast(member, context, origin, horizonDays, failed, failures);
      return m < members.length ? along(forecast, member, origin) : forecast;
    });
    forecasts.push(made);
    errors.push(members.map((_, m) => memberError(grid, origin, horizonDays, made[m])));
    origins.push(origin);
    made.forEach((forecast, m) => {
      collectPairs(grid, origin, horizonDays, forecast, pairs[m]);
    });
  }
  const isUsable = members.map((member) => !failed.has(member));
  const weightsWithout = (left: number) =>
    weighByError(members.map((_, m) => (isUsable[m] ? meanWithout(errors, m, left) : Number.NaN)));
  const weights = weightsWithout(-1);
  const ours = emptyPairs();
  const newest = emptyPairs();
  for (let k = 0; k < origins.length; k++) {
    const fair = origins.length > 1 ? weightsWithout(k) : weights;
    const combined = combineForecasts(forecasts[k].slice(0, members.length), fair);
    collectPairs(grid, origins[k], horizonDays, combined, ours);
    if (k < Math.ceil(BAND_SHARE * origins.length)) collectPairs(grid, origins[k], horizonDays, combined, newest);
  }
  const scores = [
    scorePairs('combination', ours),
    ...members.map((member, m) => scorePairs(member.name, pairs[m], weights[m])),
    ...baselines.map((baseline, b) => scorePairs(baseline.name, pairs[members.length + b])),
  ];
  const backtest: Backtest = { origins: origins.length, horizonDays, scores };
  if (ours.intervalActual.length > 0) {
    backtest.beatsBaselines = scores.slice(1 + members.length).every((b) => scores[0].intervalWape < b.intervalWape);
  }
  const { intervalActual, intervalForecast, intervalLead } = newest;
  return { weights, backtest, pairs: { ...ours, intervalActual, intervalForecast, intervalLead }, failures };
}

function tryForecast(
  member: ForecastMember,
  context: MemberContext,
  origin: number,
  horizonDays: number,
  failed: Set<ForecastMember>,
  failures: { member: string; cause: string }[],
): Float64Array {
  const size = horizonDays * context.history.grid.slots;
  if (failed.has(member)) return new Float64Array(size);
  try {
    const forecast = member.forecast(context, origin, horizonDays);
    if (forecast.every((v) => Number.isFinite(v) && v >= 0)) return forecast;
    failures.push({ member: member.name, cause: 'gave a value that is not a number of contacts' });
  } catch (error) {
    failures.push({ member: member.name, cause: error instanceof Error ? error.message : String(error) });
  }
  failed.add(member);
  return new Float64Array(size);
}

/**
 * Interval error times day error of one forecast: noise that no method can forecast is most of the former and would drown what sets
 * methods apart in a mean of the two.
 */
function memberError(
  grid: MemberContext['history']['grid'],
  origin: number,
  horizonDays: number,
  forecast: Float64Array,
): number {
  const pairs = emptyPairs();
  collectPairs(grid, origin, horizonDays, forecast, pairs);
  const score = scorePairs('', pairs);
  return score.intervalWape * score.dayWape;
}

function meanWithout(errors: number[][], member: number, left: number): number {
  let sum = 0;
  let n = 0;
  for (let k = 0; k < errors.length; k++) {
    const error = errors[k][member];
    if (k === left || Number.isNaN(error)) continue;
    sum += error;
    n++;
  }
  return n > 0 ? sum / n : Number.NaN;
}
