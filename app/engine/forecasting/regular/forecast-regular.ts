import { combineForecasts } from '../backtest/combine';
import type { Kernel } from './kriging/kernel';
import { KRIGING_KERNELS } from './kriging/kriging-kernels';
import { krigingMixture } from './kriging/kriging-mixture';
import { seasonalNaive } from './profiles';
import { REGULAR_MEMBERS } from './regular-members';
import { rollingError, type WeightedOrigin } from './rolling-error';
import type { RegularForecaster, RegularMember, RegularSpec } from './types';

/** Forecast of a regular series with the part that each member had. */
export interface RegularResult {
  forecast: Float64Array;
  weights: { member: string; weight: number; error: number }[];
  leftOut: { member: string; cause: string }[];
}

interface Part {
  member: string;
  error: number;
  weight: number;
  forecast: Float64Array;
  /** From the rolling origins, in their order. */
  past: Float64Array[];
}

type Bound = (forecast: Float64Array) => Float64Array;

const FIRST_ORIGIN_DAYS = 2;
const LAST_ORIGIN_DAYS = 9;
const ORIGIN_DECAY = 0.9;
const WEEK_BACK_FACTOR = 2;
const FLOOR_SHARE = 0.9;
const ERROR_POWER = 4;
/** Members with less than this share of the best one's weight are left out. */
const SMALLEST_WEIGHT = 0.05;
const INNER_QUANTILES = [0.3, 0.7] as const;
const LARGEST_KRIGING_SHARE = 0.6;

/**
 * Forecasts a regular series (no gaps, no calendar) by a combination weighted from rolling origins at the horizon.
 * Members are fitted before the oldest origin for the weights, and to everything for the forecast. A mixture of kriging forecasts,
 * which need no fit and so are judged on a longer past, is blended in by the error of either side.
 * @param values history, finite
 * @throws RangeError where the history is shorter than two short seasons
 */
export function forecastRegular(
  values: Float64Array,
  spec: RegularSpec,
  members: readonly RegularMember[] = REGULAR_MEMBERS,
  kernels: readonly Kernel[] = KRIGING_KERNELS,
): RegularResult {
  const n = values.length;
  if (n < 2 * spec.shortPeriod) throw new RangeError('needs at least two short seasons of history');
  const origins = placeOrigins(n, spec);
  const floor = FLOOR_SHARE * values.reduce((low, v) => Math.min(low, v), Number.POSITIVE_INFINITY);
  const bound: Bound = (forecast) => forecast.map((v) => Math.max(floor, v));
  const { parts, leftOut } = measureMembers(values, spec, members, origins, bound);
  const reference = seasonalNaive('reference', 'short').fit(values, n, spec);
  const fitted = combineParts(parts, bound(reference(values, n)));
  const mixture = krigingMixture(values, spec, bound, kernels);
  const weights = parts.map(({ member, weight, error }) => ({ member, weight, error }));
  if (!mixture) return { forecast: fitted.forecast, weights, leftOut };
  const kriging = mixture(values, n);
  if (!kriging.every((v) => Number.isFinite(v))) {
    leftOut.push({ member: 'kriging', cause: 'gave a value that is not finite' });
    return { forecast: fitted.forecast, weights, leftOut };
  }
  const { share, error } = krigingShare(values, spec, mixture, fitted.past, origins);
  const total = weights.reduce((sum, w) => sum + w.weight, 0) || 1;
  return {
    forecast: fitted.forecast.map((v, h) => (1 - share) * v + share * kriging[h]),
    weights: [
      ...weights.map((w) => ({ ...w, weight: ((1 - share) * w.weight) / total })),
      { member: 'kriging', weight: share, error },
    ],
    leftOut,
  };
}

/** Members that take part, with their weights and what they said at the origins. */
function measureMembers(
  values: Float64Array,
  spec: RegularSpec,
  members: readonly RegularMember[],
  origins: readonly WeightedOrigin[],
  bound: Bound,
): { parts: Part[]; leftOut: RegularResult['leftOut'] } {
  const n = values.length;
  const leftOut: RegularResult['leftOut'] = [];
  const oldest = origins.length > 0 ? origins[origins.length - 1].origin : n;
  const reference = seasonalNaive('reference', 'short').fit(values, oldest, spec);
  const measured: { member: RegularMember; error: number; past: Float64Array[] }[] = [];
  for (const member of members) {
    if (oldest < member.minLongSeasons * spec.longPeriod + 1) continue;
    try {
      const forecaster = member.fit(values, oldest, spec);
      const past = origins.map(({ origin }) => bound(forecaster(values, origin)));
      measured.push({ member, error: rollingError(values, origins, past, reference, spec), past });
    } catch (cause) {
      leftOut.push({ member: member.name, cause: String(cause) });
    }
  }
  const best = Math.min(...measured.map((m) => m.error));
  const parts: Part[] = [];
  for (const { member, error, past } of measured) {
    const weight = (best / error) ** ERROR_POWER;
    if (!(weight >= SMALLEST_WEIGHT)) continue;
    const forecast = bound(member.fit(values, n, spec)(values, n));
    if (!forecast.every((v) => Number.isFinite(v))) {
      leftOut.push({ member: member.name, cause: 'gave a value that is not finite' });
      continue;
    }
    parts.push({ member: member.name, error, weight, forecast, past });
  }
  return { parts, leftOut };
}

function combineParts(
  parts: readonly Part[],
  fallback: Float64Array,
): { forecast: Float64Array; past: Float64Array[] } {
  if (parts.length === 0) return { forecast: fallback, past: [] };
  const weights = parts.map((part) => part.weight);
  const join = (pick: (part: Part) => Float64Array) => combineForecasts(parts.map(pick), weights, INNER_QUANTILES);
  return { forecast: join((part) => part.forecast), past: parts[0].past.map((_, k) => join((part) => part.past[k])) };
}

/** Share of kriging by the errors of both sides from the origins that have history enough for it. */
function krigingShare(
  values: Float64Array,
  spec: RegularSpec,
  mixture: RegularForecaster,
  fittedPast: readonly Float64Array[],
  origins: readonly WeightedOrigin[],
): { share: number; error: number } {
  const all = origins.map((weighted, k) => ({
    weighted,
    past: mixture(values, weighted.origin),
    fitted: fittedPast[k],
  }));
  const known = all.filter(({ past }) => past.every((v) => Number.isFinite(v)));
  if (known.length === 0) return { share: 0, error: Number.POSITIVE_INFINITY };
  const reference = seasonalNaive('reference', 'short').fit(values, values.length, spec);
  const where = known.map((k) => k.weighted);
  const errorOf = (forecasts: Float64Array[]) => rollingError(values, where, forecasts, reference, spec);
  const error = errorOf(known.map((k) => k.past));
  if (fittedPast.length === 0) return { share: 1, error };
  const share = 1 / (1 + (error / errorOf(known.map((k) => k.fitted))) ** ERROR_POWER);
  return { share: Number.isFinite(share) ? Math.min(LARGEST_KRIGING_SHARE, share) : 0, error };
}

/** Origins two to nine short seasons before the end, newer ones and the one a long season back counting more. */
function placeOrigins(n: number, { shortPeriod, longPeriod, horizon }: RegularSpec): WeightedOrigin[] {
  const origins: WeightedOrigin[] = [];
  const first = Math.max(FIRST_ORIGIN_DAYS, Math.ceil(horizon / shortPeriod));
  for (let day = first; day <= first + LAST_ORIGIN_DAYS - FIRST_ORIGIN_DAYS; day++) {
    const origin = n - day * shortPeriod;
    if (origin < 2 * shortPeriod) break;
    const factor = day * shortPeriod === longPeriod ? WEEK_BACK_FACTOR : 1;
    origins.push({ origin, weight: factor * ORIGIN_DECAY ** (day - first) });
  }
  return origins;
}
