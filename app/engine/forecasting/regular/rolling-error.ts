import type { RegularForecaster, RegularSpec } from './types';

/** A moment in the past to forecast from, and how much its error counts. */
export interface WeightedOrigin {
  origin: number;
  weight: number;
}

/**
 * Weighted mean over origins of sMAPE and MAE, each relative to that of the reference over all origins.
 * @param forecasts one per origin, of at least the horizon
 */
export function rollingError(
  values: Float64Array,
  origins: readonly WeightedOrigin[],
  forecasts: readonly Float64Array[],
  reference: RegularForecaster,
  { horizon }: RegularSpec,
): number {
  const sums = { smape: 0, mae: 0, referenceSmape: 0, referenceMae: 0 };
  origins.forEach(({ origin, weight }, k) => {
    const ours = forecasts[k];
    const theirs = reference(values, origin);
    for (let h = 0; h < horizon; h++) {
      const actual = values[origin + h];
      sums.smape += weight * relativeDistance(actual, ours[h]);
      sums.mae += weight * Math.abs(actual - ours[h]);
      sums.referenceSmape += weight * relativeDistance(actual, theirs[h]);
      sums.referenceMae += weight * Math.abs(actual - theirs[h]);
    }
  });
  const error = sums.smape / (sums.referenceSmape || 1) + sums.mae / (sums.referenceMae || 1);
  return Number.isFinite(error) ? Math.max(1e-6, error) : Number.POSITIVE_INFINITY;
}

function relativeDistance(actual: number, forecast: number): number {
  const sum = Math.abs(actual) + Math.abs(forecast);
  return sum > 0 ? (2 * Math.abs(actual - forecast)) / sum : 0;
}
