import { combineForecasts } from '../../backtest/combine';
import { seasonalNaive } from '../profiles';
import { rollingError, type WeightedOrigin } from '../rolling-error';
import { LOG, SQRT } from '../scales';
import type { RegularForecaster, RegularSpec } from '../types';
import { autocovariances, type Kernel } from './kernel';
import { KRIGING_KERNELS } from './kriging-kernels';
import { predictionWeights } from './prediction-weights';

const SCALES = { log: LOG, sqrt: SQRT } as const;
/** Lengths of history looked at, in short seasons. */
const SMALLEST_WINDOW = 10;
const LARGEST_WINDOW = 28;
const WINDOW_STEP = 2;
/** Longest history in slots: finer series cost more than they gain. */
const MOST_SLOTS = 768;
/** The mean taken off is that of the last short seasons. */
const MEAN_SEASONS = 14;
/** Origins for the weights lie half a short season apart, over this many short seasons. */
const EVIDENCE_SEASONS = 20;
const ERROR_POWER = 12;
const SMALLEST_WEIGHT = 1e-3;
const INNER_QUANTILES = [0.25, 0.75] as const;

type WeightsBySize = Map<number, Float64Array>;
const weightsOfKernel = new WeakMap<Kernel, Map<string, WeightsBySize>>();

/**
 * Best linear forecasts under several kernels, weighted by what each did from many origins of this history. Nothing is fitted, so the
 * kernels can be judged on weeks of the history, where members that are fitted have only days.
 * @param bound applied to every forecast, in slots of the original scale
 * @returns a forecaster, or undefined where the history is too short or too fine
 */
export function krigingMixture(
  values: Float64Array,
  spec: RegularSpec,
  bound: (forecast: Float64Array) => Float64Array,
  kernels: readonly Kernel[] = KRIGING_KERNELS,
): RegularForecaster | undefined {
  const sizes = windowSizes(spec);
  const origins = evidenceOrigins(values.length, spec);
  if (sizes.length === 0 || origins.length === 0 || kernels.length === 0) return undefined;
  const scaled = new Map(kernels.map(({ scale }) => [scale, values.map((v) => SCALES[scale].to(v))]));
  const forecasters = kernels.map((kernel): RegularForecaster => {
    const weights = weightsFor(kernel, sizes, spec);
    const { to, from } = SCALES[kernel.scale];
    const known = scaled.get(kernel.scale);
    return (history, origin) => {
      const z = history === values && known ? known : history.map(to);
      return bound(predict(z, origin, weights, sizes, spec).map(from));
    };
  });
  const reference = seasonalNaive('reference', 'short').fit(values, values.length, spec);
  const errors = forecasters.map((forecaster) => {
    const forecasts = origins.map(({ origin }) => forecaster(values, origin));
    return rollingError(values, origins, forecasts, reference, spec);
  });
  const best = Math.min(...errors);
  if (!Number.isFinite(best)) return undefined;
  const kept = forecasters
    .map((forecaster, k) => ({ forecaster, weight: (best / errors[k]) ** ERROR_POWER }))
    .filter(({ weight }) => weight >= SMALLEST_WEIGHT);
  const weights = kept.map((k) => k.weight);
  return (history, origin) =>
    combineForecasts(
      kept.map(({ forecaster }) => forecaster(history, origin)),
      weights,
      INNER_QUANTILES,
    );
}

function windowSizes({ shortPeriod }: RegularSpec): number[] {
  const sizes: number[] = [];
  for (let seasons = SMALLEST_WINDOW; seasons <= LARGEST_WINDOW; seasons += WINDOW_STEP) {
    if (seasons * shortPeriod <= MOST_SLOTS) sizes.push(seasons * shortPeriod);
  }
  return sizes;
}

function evidenceOrigins(n: number, { shortPeriod, horizon }: RegularSpec): WeightedOrigin[] {
  const step = Math.max(1, Math.floor(shortPeriod / 2));
  const origins: WeightedOrigin[] = [];
  const earliest = Math.max(SMALLEST_WINDOW * shortPeriod, n - EVIDENCE_SEASONS * shortPeriod);
  for (let origin = n - horizon; origin >= earliest; origin -= step) origins.push({ origin, weight: 1 });
  return origins;
}

function weightsFor(kernel: Kernel, sizes: readonly number[], spec: RegularSpec): WeightsBySize {
  const bySpec = weightsOfKernel.get(kernel) ?? new Map<string, WeightsBySize>();
  weightsOfKernel.set(kernel, bySpec);
  const key = `${spec.shortPeriod}/${spec.longPeriod}/${spec.horizon}`;
  const known = bySpec.get(key);
  if (known) return known;
  const covariances = autocovariances(kernel, sizes[sizes.length - 1] + spec.horizon, spec);
  const weights = predictionWeights(covariances, sizes, spec.horizon);
  bySpec.set(key, weights);
  return weights;
}

function predict(
  z: Float64Array,
  origin: number,
  weights: WeightsBySize,
  sizes: readonly number[],
  { shortPeriod, horizon }: RegularSpec,
): Float64Array {
  const size = sizes.findLast((s) => s <= origin);
  const rows = size === undefined ? undefined : weights.get(size);
  if (size === undefined || !rows) return new Float64Array(horizon).fill(Number.NaN);
  const from = origin - size;
  const meanSlots = Math.min(size, MEAN_SEASONS * shortPeriod);
  let mean = 0;
  for (let t = origin - meanSlots; t < origin; t++) mean += z[t] / meanSlots;
  const out = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    let sum = mean;
    for (let i = 0, at = h * size; i < size; i++, at++) sum += rows[at] * (z[from + i] - mean);
    out[h] = sum;
  }
  return out;
}
