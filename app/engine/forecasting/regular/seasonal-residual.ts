import { solveRidge } from '../numeric/ridge';
import { median } from '../numeric/robust';
import type { RegularMember, RegularSpec } from './types';

const HALF_LIFE_SEASONS = 1;
/** Weight, in observations, that pulls the long season towards the short one. */
const LONG_SHRINKAGE = 0.5;
const SMOOTHING = [1, 2, 1];
const RIDGE = 5;
const ABSOLUTE_ROUNDS = 4;
const MAX_DEVIATIONS = 6;

/**
 * Recent seasonal means (short season, plus the shrunken and smoothed difference of the long one) and an autoregression, by least
 * absolute deviations, of what remains. Few parameters: made for noisy series.
 */
export const seasonalResidual: RegularMember = {
  name: 'seasonal-residual',
  minLongSeasons: 2,
  fit(values, end, spec) {
    const lags = residualLags(spec);
    const longest = lags[lags.length - 1];
    const mean = seasonalMeans(values, end, spec);
    const residual = Float64Array.from({ length: end }, (_, t) => values[t] - mean(t));
    const scale = Math.sqrt(residual.reduce((sum, r) => sum + r * r, 0) / end) || 1;
    const coefficients = fitResidual(
      residual.map((r) => r / scale),
      lags,
    );
    return (history, origin) => {
      const expected = seasonalMeans(history, origin, spec);
      const rest = new Float64Array(origin + spec.horizon);
      for (let t = Math.max(0, origin - longest); t < origin; t++) rest[t] = history[t] - expected(t);
      return Float64Array.from({ length: spec.horizon }, (_, h) => {
        const t = origin + h;
        let next = 0;
        for (let j = 0; j < lags.length; j++) next += coefficients[j] * rest[t - lags[j]];
        rest[t] = Math.max(-MAX_DEVIATIONS * scale, Math.min(MAX_DEVIATIONS * scale, next));
        return expected(t) + rest[t];
      });
    };
  },
};

function residualLags({ shortPeriod: p, longPeriod: q }: RegularSpec): number[] {
  const lags = new Set([1, 2, p - 1, p, p + 1, 2 * p, 3 * p, q - 1, q, q + 1]);
  return [...lags].filter((lag) => lag > 0).sort((a, b) => a - b);
}

/** Level and seasons from values before `end`, older ones forgotten. */
function seasonalMeans(values: Float64Array, end: number, { shortPeriod: p, longPeriod: q }: RegularSpec) {
  const short = new Float64Array(p);
  const shortWeight = new Float64Array(p);
  const long = new Float64Array(q);
  const longWeight = new Float64Array(q);
  const age = Float64Array.from({ length: end }, (_, t) => 0.5 ** ((end - t) / (HALF_LIFE_SEASONS * q)));
  let level = 0;
  let weights = 0;
  for (let t = 0; t < end; t++) {
    level += age[t] * values[t];
    weights += age[t];
  }
  level /= weights;
  for (let t = 0; t < end; t++) {
    short[t % p] += age[t] * (values[t] - level);
    shortWeight[t % p] += age[t];
  }
  for (let i = 0; i < p; i++) if (shortWeight[i] > 0) short[i] /= shortWeight[i];
  for (let t = 0; t < end; t++) {
    long[t % q] += age[t] * (values[t] - level - short[t % p]);
    longWeight[t % q] += age[t];
  }
  for (let i = 0; i < q; i++) long[i] /= longWeight[i] + LONG_SHRINKAGE;
  const smooth = Float64Array.from({ length: q }, (_, i) => {
    const [before, here, after] = SMOOTHING;
    return (before * long[(i + q - 1) % q] + here * long[i] + after * long[(i + 1) % q]) / (before + here + after);
  });
  return (t: number) => level + short[t % p] + smooth[t % q];
}

function fitResidual(residual: Float64Array, lags: number[]): Float64Array {
  const longest = lags[lags.length - 1];
  const columns = lags.length;
  const rows = Math.max(0, residual.length - longest);
  const design = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) design[i * columns + j] = residual[longest + i - lags[j]];
  }
  const target = residual.slice(residual.length - rows);
  const weight = new Float64Array(rows).fill(1);
  const penalty = new Float64Array(columns).fill(RIDGE);
  let coefficients = solveRidge({ design, columns, target, weight, penalty });
  for (let round = 0; round < ABSOLUTE_ROUNDS; round++) {
    const distance = target.map((y, i) => {
      let fit = 0;
      for (let j = 0; j < columns; j++) fit += design[i * columns + j] * coefficients[j];
      return Math.abs(y - fit);
    });
    const middle = median(distance);
    if (!(middle > 0)) break;
    for (let i = 0; i < rows; i++) weight[i] = middle / Math.max(distance[i], 0.2 * middle);
    coefficients = solveRidge({ design, columns, target, weight, penalty });
  }
  return coefficients;
}
