import { describe, expect, it } from 'vitest';
import { solveCholesky } from '~/engine/forecasting/numeric/ridge';
import { forecastRegular } from '~/engine/forecasting/regular/forecast-regular';
import { autocovariances } from '~/engine/forecasting/regular/kriging/kernel';
import { KRIGING_KERNELS } from '~/engine/forecasting/regular/kriging/kriging-kernels';
import { krigingMixture } from '~/engine/forecasting/regular/kriging/kriging-mixture';
import { predictionWeights } from '~/engine/forecasting/regular/kriging/prediction-weights';
import { mulberry32 } from './synthetic-centre';

const spec = { shortPeriod: 24, longPeriod: 168, horizon: 48 };
const unbounded = (forecast: Float64Array) => forecast;

/** Weights by a dense solution of the normal equations. */
function denseWeights(covariances: Float64Array, size: number, step: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) lower[i * size + j] = covariances[i - j];
  const right = Float64Array.from({ length: size }, (_, i) => covariances[size + step - i]);
  return solveCholesky(lower, right, size);
}

/** Hourly series whose days keep a shape while the level wanders, with noise. */
function makeWandering(weeks: number, seed: number): Float64Array {
  const random = mulberry32(seed);
  let level = 1000;
  return Float64Array.from({ length: 168 * weeks }, (_, t) => {
    level += 8 * (random() - 0.5);
    return level + 300 * Math.sin((2 * Math.PI * t) / 24) + 60 * (random() - 0.5);
  });
}

const meanError = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, v, i) => sum + Math.abs(v - b[i]), 0) / a.length;

describe('predictionWeights', () => {
  it('forecasts a first-order autoregression from its last value', () => {
    const covariances = Float64Array.from({ length: 20 }, (_, lag) => 0.8 ** lag);
    const weights = predictionWeights(covariances, [5, 12], 4);
    for (const size of [5, 12]) {
      for (let step = 0; step < 4; step++) {
        const row = weights.get(size)?.slice(step * size, (step + 1) * size) ?? new Float64Array();
        expect(row[size - 1]).toBeCloseTo(0.8 ** (step + 1), 12);
        expect(Math.max(...row.slice(0, -1).map(Math.abs))).toBeLessThan(1e-12);
      }
    }
  });

  it.each(KRIGING_KERNELS.map((kernel, k) => [k, kernel] as const))(
    'agrees with a dense solution for kernel %i',
    (_, kernel) => {
      const size = 240;
      const covariances = autocovariances(kernel, size + spec.horizon, spec);
      const weights = predictionWeights(covariances, [size], spec.horizon).get(size) ?? new Float64Array();
      const series = makeWandering(2, 5).slice(0, size);
      for (const step of [0, 20, 47]) {
        const dense = denseWeights(covariances, size, step);
        const row = weights.subarray(step * size, (step + 1) * size);
        const apply = (w: Float64Array) => w.reduce((sum, c, i) => sum + c * series[i], 0);
        expect(Math.abs(apply(row) - apply(dense))).toBeLessThan(1e-4 * 1000);
      }
    },
  );
});

describe('krigingMixture', () => {
  it('is better than yesterday and than last week where the level wanders', () => {
    let ours = 0;
    let yesterday = 0;
    let lastWeek = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const series = makeWandering(5, seed);
      const end = series.length - 60;
      const future = series.subarray(end, end + 48);
      const history = series.slice(0, end);
      const forecast = krigingMixture(history, spec, unbounded)?.(history, end) ?? new Float64Array(48);
      ours += meanError(future, forecast);
      yesterday += meanError(
        future,
        Float64Array.from({ length: 48 }, (_, h) => series[end - 24 + (h % 24)]),
      );
      lastWeek += meanError(future, series.subarray(end - 168, end - 120));
    }
    expect(ours).toBeLessThan(0.92 * yesterday);
    expect(ours).toBeLessThan(0.85 * lastWeek);
  });

  it('uses nothing after its origin', () => {
    const series = makeWandering(4, 2);
    const forecaster = krigingMixture(series, spec, unbounded);
    const origin = series.length - 96;
    const changed = Float64Array.from(series);
    changed.fill(1e6, origin);
    const before = forecaster?.(series, origin);
    expect(before).toHaveLength(48);
    expect(forecaster?.(changed, origin)).toEqual(before);
  });

  it('says so where the history is too short or the slots are too fine', () => {
    expect(krigingMixture(makeWandering(1, 1), spec, unbounded)).toBeUndefined();
    const fine = { shortPeriod: 288, longPeriod: 2016, horizon: 288 };
    expect(krigingMixture(makeWandering(60, 1), fine, unbounded)).toBeUndefined();
  });
});

describe('forecastRegular with kriging', () => {
  it('names its share and keeps the weights of all summing to one', () => {
    const { weights } = forecastRegular(makeWandering(5, 3), spec);
    const kriging = weights.find((w) => w.member === 'kriging');
    expect(kriging?.weight).toBeGreaterThan(0.1);
    expect(kriging?.weight).toBeLessThanOrEqual(0.6);
    expect(weights.reduce((sum, w) => sum + w.weight, 0)).toBeCloseTo(1, 9);
  });

  it('does without it where no kernel is given', () => {
    const { weights } = forecastRegular(makeWandering(5, 3), spec, undefined, []);
    expect(weights.some((w) => w.member === 'kriging')).toBe(false);
  });
});
