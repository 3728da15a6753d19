import { weightedQuantile } from '../numeric/robust';

/**
 * Weights from errors: (smallest / error)^4, normalised to 1; members without a finite error get none.
 * @param errors one error measure per member, > 0 or NaN
 */
export function weighByError(errors: readonly number[]): number[] {
  const finite = errors.filter((error) => Number.isFinite(error));
  if (finite.length === 0) return errors.map(() => 1 / errors.length);
  const best = Math.max(Math.min(...finite), 1e-9);
  const raw = errors.map((error) => (Number.isFinite(error) ? (best / Math.max(error, best)) ** 4 : 0));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((w) => w / sum);
}

const TRIM_FROM = 5;

/**
 * Combines forecasts slot by slot: the weighted mean, of five and more members only of what lies between two weighted quantiles,
 * so that a member gone astray does not count.
 * @param inner the two quantiles between which members count
 */
export function combineForecasts(
  forecasts: readonly Float64Array[],
  weights: readonly number[],
  inner: readonly [number, number] = [0.25, 0.75],
): Float64Array {
  const kept = forecasts.map((_, m) => m).filter((m) => weights[m] > 0);
  const n = forecasts[0].length;
  const out = new Float64Array(n);
  if (kept.length < TRIM_FROM) {
    let total = 0;
    for (const m of kept) total += weights[m];
    for (const m of kept) for (let i = 0; i < n; i++) out[i] += (weights[m] / total) * forecasts[m][i];
    return out;
  }
  const w = kept.map((m) => weights[m]);
  const values: number[] = new Array(kept.length);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < kept.length; k++) values[k] = forecasts[kept[k]][i];
    const low = weightedQuantile(values, w, inner[0]);
    const high = weightedQuantile(values, w, inner[1]);
    let sum = 0;
    let weight = 0;
    for (let k = 0; k < values.length; k++) {
      if (values[k] < low - 1e-12 || values[k] > high + 1e-12) continue;
      sum += w[k] * values[k];
      weight += w[k];
    }
    out[i] = weight > 0 ? sum / weight : (low + high) / 2;
  }
  return out;
}
