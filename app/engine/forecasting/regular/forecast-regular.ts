import { combineForecasts } from '../backtest/combine';
import { seasonalNaive } from './profiles';
import { REGULAR_MEMBERS } from './regular-members';
import type { RegularForecaster, RegularMember, RegularSpec } from './types';

/** Forecast of a regular series with the part that each member had. */
export interface RegularResult {
  forecast: Float64Array;
  weights: { member: string; weight: number; error: number }[];
  leftOut: { member: string; cause: string }[];
}

const FIRST_ORIGIN_DAYS = 2;
const LAST_ORIGIN_DAYS = 9;
const ORIGIN_DECAY = 0.9;
const WEEK_BACK_FACTOR = 2;
const FLOOR_SHARE = 0.9;
const ERROR_POWER = 4;
/** Members with less than this share of the best one's weight are left out. */
const SMALLEST_WEIGHT = 0.05;
const INNER_QUANTILES = [0.3, 0.7] as const;

/**
 * Forecasts a regular series (no gaps, no calendar) by a combination weighted from rolling origins at the horizon.
 * Members are fitted before the oldest origin for the weights, and to everything for the forecast.
 * @param values history, finite
 * @throws RangeError where the history is shorter than two short seasons
 */
export function forecastRegular(
  values: Float64Array,
  spec: RegularSpec,
  members: readonly RegularMember[] = REGULAR_MEMBERS,
): RegularResult {
  const n = values.length;
  const { shortPeriod, longPeriod, horizon } = spec;
  if (n < 2 * shortPeriod) throw new RangeError('needs at least two short seasons of history');
  const origins = placeOrigins(n, spec);
  const oldest = origins.length > 0 ? origins[origins.length - 1].origin : n;
  const leftOut: RegularResult['leftOut'] = [];
  const usable = members.filter((member) => oldest >= member.minLongSeasons * longPeriod + 1);
  const floor = FLOOR_SHARE * values.reduce((low, v) => Math.min(low, v), Number.POSITIVE_INFINITY);
  const ceilingless = (forecast: Float64Array) => forecast.map((v) => Math.max(floor, v));
  const reference = seasonalNaive('reference', 'short').fit(values, oldest, spec);
  const measured: { member: RegularMember; error: number }[] = [];
  for (const member of usable) {
    try {
      const forecaster = member.fit(values, oldest, spec);
      measured.push({ member, error: rollingError(values, origins, forecaster, reference, horizon, ceilingless) });
    } catch (cause) {
      leftOut.push({ member: member.name, cause: String(cause) });
    }
  }
  const best = Math.min(...measured.map((m) => m.error));
  const kept = measured.map(({ member, error }) => ({ member, error, weight: (best / error) ** ERROR_POWER }));
  const forecasts: Float64Array[] = [];
  const weights: RegularResult['weights'] = [];
  for (const { member, error, weight } of kept) {
    if (!(weight >= SMALLEST_WEIGHT)) continue;
    const forecast = ceilingless(member.fit(values, n, spec)(values, n));
    if (!forecast.every((v) => Number.isFinite(v))) {
      leftOut.push({ member: member.name, cause: 'gave a value that is not finite' });
      continue;
    }
    forecasts.push(forecast);
    weights.push({ member: member.name, weight, error });
  }
  if (forecasts.length === 0) return { forecast: ceilingless(reference(values, n)), weights, leftOut };
  return {
    forecast: combineForecasts(
      forecasts,
      weights.map((w) => w.weight),
      INNER_QUANTILES,
    ),
    weights,
    leftOut,
  };
}

/** Origins two to nine short seasons before the end, newer ones and the one a long season back counting more. */
function placeOrigins(
  n: number,
  { shortPeriod, longPeriod, horizon }: RegularSpec,
): { origin: number; weight: number }[] {
  const origins: { origin: number; weight: number }[] = [];
  const first = Math.max(FIRST_ORIGIN_DAYS, Math.ceil(horizon / shortPeriod));
  for (let day = first; day <= first + LAST_ORIGIN_DAYS - FIRST_ORIGIN_DAYS; day++) {
    const origin = n - day * shortPeriod;
    if (origin < 2 * shortPeriod) break;
    const factor = day * shortPeriod === longPeriod ? WEEK_BACK_FACTOR : 1;
    origins.push({ origin, weight: factor * ORIGIN_DECAY ** (day - first) });
  }
  return origins;
}

/** Weighted mean over origins of sMAPE and MAE, each relative to that of the reference over all origins. */
function rollingError(
  values: Float64Array,
  origins: { origin: number; weight: number }[],
  forecaster: RegularForecaster,
  reference: RegularForecaster,
  horizon: number,
  bound: (forecast: Float64Array) => Float64Array,
): number {
  const sums = { smape: 0, mae: 0, referenceSmape: 0, referenceMae: 0 };
  for (const { origin, weight } of origins) {
    const ours = bound(forecaster(values, origin));
    const theirs = reference(values, origin);
    for (let h = 0; h < horizon; h++) {
      const actual = values[origin + h];
      sums.smape += weight * relativeDistance(actual, ours[h]);
      sums.mae += weight * Math.abs(actual - ours[h]);
      sums.referenceSmape += weight * relativeDistance(actual, theirs[h]);
      sums.referenceMae += weight * Math.abs(actual - theirs[h]);
    }
  }
  const error = sums.smape / (sums.referenceSmape || 1) + sums.mae / (sums.referenceMae || 1);
  return Number.isFinite(error) ? Math.max(error, 1e-6) : Number.POSITIVE_INFINITY;
}

function relativeDistance(a: number, b: number): number {
  const scale = Math.abs(a) + Math.abs(b);
  return scale > 0 ? (2 * Math.abs(a - b)) / scale : 0;
}
