import { solveRidge } from '../numeric/ridge';
import { median } from '../numeric/robust';
import type { RegularForecaster, RegularMember, RegularSpec } from './types';

/** Regressors of an autoregression. */
export interface AutoregressionOptions {
  /** Lags in slots, given the periods. */
  lags: (spec: RegularSpec) => number[];
  shortPairs: number;
  longPairs: number;
  ridge: number;
  /** Works on differences from one short (or long) season before. */
  difference?: 'short' | 'long';
  /** Rounds of reweighting towards least absolute deviations; 0 = least squares. */
  absoluteRounds: number;
  /** Half-life of the weights in long seasons; none unless told. */
  halfLifeSeasons?: number;
}

const RANGE_MARGIN = 0.3;

/** Lags around now, one and several short seasons, and one long season. */
export function wideLags({ shortPeriod: p, longPeriod: q }: RegularSpec): number[] {
  const near = [1, 2, 3, 4, 5, p - 1, p, p + 1, p + 2, 2 * p - 1, 2 * p, 2 * p + 1];
  const far = [3, 4, 5, 6].map((k) => k * p);
  return unique([...near, ...far, q - 1, q, q + 1, q + 2]);
}

export function fewLags({ shortPeriod: p, longPeriod: q }: RegularSpec): number[] {
  return unique([1, 2, p - 1, p, p + 1, 2 * p, q - 1, q, q + 1]);
}

/** The wide lags and those around two long seasons. */
export function twoWeekLags(spec: RegularSpec): number[] {
  const { shortPeriod: p, longPeriod: q } = spec;
  return unique([...wideLags(spec), q + p - 1, q + p, q + p + 1, 2 * q - 1, 2 * q, 2 * q + 1]);
}

/** Every lag up to a little more than a short season, then whole short seasons, one and two long ones. */
export function everyLag({ shortPeriod: p, longPeriod: q }: RegularSpec): number[] {
  const near = Array.from({ length: p + 3 }, (_, i) => i + 1);
  const days = [2 * p - 1, 2 * p, 2 * p + 1, 3 * p, 4 * p, 5 * p];
  return unique([...near, ...days, q - p - 1, q - p, q - p + 1, q - 1, q, q + 1, q + 2, q + p, 2 * q]);
}

function unique(lags: number[]): number[] {
  return [...new Set(lags)].filter((lag) => lag > 0).sort((a, b) => a - b);
}

/** Ridge autoregression with seasonal lags and harmonics, standardised, run forward step by step. */
export function autoregression(name: string, options: AutoregressionOptions): RegularMember {
  return {
    name,
    minLongSeasons: options.difference === 'long' ? 3 : 2.2,
    fit(values, end, spec): RegularForecaster {
      const gap =
        options.difference === 'short' ? spec.shortPeriod : options.difference === 'long' ? spec.longPeriod : 0;
      const lags = options.lags(spec);
      const longest = lags[lags.length - 1] + gap;
      const model = fitModel(values, end, spec, options, lags, gap, longest);
      return (history, origin) => runForward(history, origin, spec, options, lags, gap, model);
    },
  };
}

interface Model {
  mean: number;
  spread: number;
  coefficients: Float64Array;
  low: number;
  high: number;
}

function fitModel(
  values: Float64Array,
  end: number,
  spec: RegularSpec,
  options: AutoregressionOptions,
  lags: number[],
  gap: number,
  longest: number,
): Model {
  let mean = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let t = 0; t < end; t++) {
    mean += values[t] / end;
    low = Math.min(low, values[t]);
    high = Math.max(high, values[t]);
  }
  let square = 0;
  for (let t = 0; t < end; t++) square += (values[t] - mean) ** 2 / end;
  const spread = Math.sqrt(square) || 1;
  const z = Float64Array.from({ length: end }, (_, t) => (values[t] - mean) / spread);
  const columns = 1 + lags.length + 2 * (options.shortPairs + options.longPairs);
  const rows = Math.max(0, end - longest);
  const design = new Float64Array(rows * columns);
  const target = new Float64Array(rows);
  const age = new Float64Array(rows).fill(1);
  for (let i = 0; i < rows; i++) {
    const t = longest + i;
    fillRow(design.subarray(i * columns, (i + 1) * columns), z, t, spec, options, lags, gap);
    target[i] = gap > 0 ? z[t] - z[t - gap] : z[t];
    if (options.halfLifeSeasons) age[i] = 0.5 ** ((end - t) / (options.halfLifeSeasons * spec.longPeriod));
  }
  const penalty = new Float64Array(columns).fill(options.ridge);
  penalty[0] = 0;
  const weight = Float64Array.from(age);
  let coefficients = solveRidge({ design, columns, target, weight, penalty });
  const residual = new Float64Array(rows);
  for (let round = 0; round < options.absoluteRounds; round++) {
    for (let i = 0; i < rows; i++) {
      let fit = 0;
      for (let j = 0; j < columns; j++) fit += design[i * columns + j] * coefficients[j];
      residual[i] = Math.abs(target[i] - fit);
    }
    const middle = median(residual);
    if (!(middle > 0)) break;
    for (let i = 0; i < rows; i++) weight[i] = (age[i] * middle) / Math.max(residual[i], 0.2 * middle);
    coefficients = solveRidge({ design, columns, target, weight, penalty });
  }
  const margin = RANGE_MARGIN * (high - low);
  return { mean, spread, coefficients, low: low - margin, high: high + margin };
}

function fillRow(
  row: Float64Array,
  z: Float64Array,
  t: number,
  { shortPeriod, longPeriod }: RegularSpec,
  options: AutoregressionOptions,
  lags: number[],
  gap: number,
): void {
  let j = 0;
  row[j++] = 1;
  for (const lag of lags) row[j++] = gap > 0 ? z[t - lag] - z[t - lag - gap] : z[t - lag];
  for (const [period, pairs] of [
    [shortPeriod, options.shortPairs],
    [longPeriod, options.longPairs],
  ]) {
    for (let k = 1; k <= pairs; k++) {
      const angle = (2 * Math.PI * k * (t % period)) / period;
      row[j++] = Math.sin(angle);
      row[j++] = Math.cos(angle);
    }
  }
}

function runForward(
  history: Float64Array,
  origin: number,
  spec: RegularSpec,
  options: AutoregressionOptions,
  lags: number[],
  gap: number,
  { mean, spread, coefficients, low, high }: Model,
): Float64Array {
  const { horizon } = spec;
  const z = new Float64Array(origin + horizon);
  for (let t = 0; t < origin; t++) z[t] = (history[t] - mean) / spread;
  const row = new Float64Array(coefficients.length);
  const out = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    const t = origin + h;
    fillRow(row, z, t, spec, options, lags, gap);
    let next = gap > 0 ? z[t - gap] : 0;
    for (let j = 0; j < row.length; j++) next += row[j] * coefficients[j];
    out[h] = Math.min(high, Math.max(low, next * spread + mean));
    z[t] = (out[h] - mean) / spread;
  }
  return out;
}
