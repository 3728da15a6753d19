import { minimise } from '../numeric/nelder-mead';
import type { RegularForecaster, RegularMember, RegularSpec } from './types';

/** Which parts the smoothing has. */
export interface SmoothingParts {
  hasTrend: boolean;
  seasons: 'short' | 'long' | 'both';
  /** Longest step ahead that the fit looks at; the horizon unless told. */
  fitHorizon?: number;
}

interface Constants {
  level: number;
  trend: number;
  damping: number;
  short: number;
  long: number;
  correlation: number;
}

const MAX_SMOOTHING = 0.6;
const MAX_CORRELATION = 0.998;
const ORIGIN_STEP = 7;
const WARM_UP_SHARE = 0.3;
const LONG_START_SHARE = 0.8;
const START_SEASONS = 3;
const STARTS = [
  [-2.5, -1.5, -1.5, 2],
  [-4, -3, -3, -1],
];

/**
 * Exponential smoothing with a short and a long season and an AR(1) residual, whose constants minimise the mean absolute error over
 * all steps of the horizon.
 * Source: J. W. Taylor (2003, 2010), double seasonal Holt-Winters with residual autocorrelation.
 */
export function seasonalSmoothing(name: string, parts: SmoothingParts): RegularMember {
  return {
    name,
    minLongSeasons: parts.seasons === 'short' ? 1 : 2,
    fit(values, end, spec): RegularForecaster {
      const reach = Math.min(parts.fitHorizon ?? spec.horizon, spec.horizon);
      const evaluate = (point: readonly number[]) => run(values, end, spec, parts, constantsAt(point, parts), reach);
      let best = { point: [] as number[], value: Number.POSITIVE_INFINITY };
      for (const start of STARTS) {
        const full = parts.hasTrend ? [...start, -4, 2] : start;
        const found = minimise((p) => evaluate(p).loss, { start: full, step: 0.9, maxEvaluations: 90 });
        if (found.value < best.value) best = found;
      }
      const constants = constantsAt(best.point, parts);
      return (history, origin) => run(history, origin, spec, parts, constants, 0).forecast(spec.horizon);
    },
  };
}

function constantsAt(point: readonly number[], { hasTrend, seasons }: SmoothingParts): Constants {
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
  return {
    level: MAX_SMOOTHING * sigmoid(point[0]),
    short: seasons === 'long' ? 0 : MAX_SMOOTHING * sigmoid(point[1]),
    long: seasons === 'short' ? 0 : MAX_SMOOTHING * sigmoid(point[2]),
    correlation: MAX_CORRELATION * sigmoid(point[3]),
    trend: hasTrend ? 0.2 * sigmoid(point[4]) : 0,
    damping: hasTrend ? 0.998 * sigmoid(point[5]) : 0,
  };
}

/** One pass over the history; where `reach` > 0 the loss of forecasts made on the way is summed up. */
function run(
  values: Float64Array,
  end: number,
  spec: RegularSpec,
  parts: SmoothingParts,
  constants: Constants,
  reach: number,
): { loss: number; forecast: (horizon: number) => Float64Array } {
  const { shortPeriod, longPeriod } = spec;
  const { level: alpha, trend: beta, damping, short: gamma, long: delta, correlation } = constants;
  const state = startStates(values, end, spec, parts);
  const { short, long } = state;
  let { level } = state;
  let trend = 0;
  let residual = 0;
  let loss = 0;
  let losses = 0;
  const warmUp = Math.floor(end * WARM_UP_SHARE);
  let nextOrigin = warmUp;
  let s = 0;
  let l = 0;
  for (let t = 0; t < end; t++) {
    const base = level + damping * trend + short[s] + long[l];
    const error = values[t] - base;
    const innovation = error - correlation * residual;
    level += damping * trend + alpha * innovation;
    trend = damping * trend + beta * innovation;
    short[s] += gamma * innovation;
    long[l] += delta * innovation;
    residual = error;
    if (++s === shortPeriod) s = 0;
    if (++l === longPeriod) l = 0;
    if (reach === 0 || t !== nextOrigin) continue;
    nextOrigin += ORIGIN_STEP;
    const last = Math.min(reach, end - 1 - t);
    let carried = residual;
    let drift = 0;
    let step = trend;
    let hs = s;
    let hl = l;
    for (let h = 1; h <= last; h++) {
      carried *= correlation;
      step *= damping;
      drift += step;
      loss += Math.abs(values[t + h] - (level + drift + short[hs] + long[hl] + carried));
      losses++;
      if (++hs === shortPeriod) hs = 0;
      if (++hl === longPeriod) hl = 0;
    }
  }
  const forecast = (horizon: number) => {
    const out = new Float64Array(horizon);
    let carried = residual;
    let drift = 0;
    let step = trend;
    for (let h = 0; h < horizon; h++) {
      carried *= correlation;
      step *= damping;
      drift += step;
      out[h] = level + drift + short[(s + h) % shortPeriod] + long[(l + h) % longPeriod] + carried;
    }
    return out;
  };
  return { loss: losses > 0 ? loss / losses : Number.POSITIVE_INFINITY, forecast };
}

/** Means of the first three long seasons, the long part shrunk. */
function startStates(values: Float64Array, end: number, spec: RegularSpec, { seasons }: SmoothingParts) {
  const { shortPeriod, longPeriod } = spec;
  const span = Math.min(end, START_SEASONS * longPeriod);
  let level = 0;
  for (let t = 0; t < span; t++) level += values[t] / span;
  const short = new Float64Array(shortPeriod);
  const long = new Float64Array(longPeriod);
  if (seasons !== 'long') addSeason(short, values, span, () => level);
  if (seasons !== 'short') {
    addSeason(long, values, span, (t) => level + short[t % shortPeriod]);
    const share = seasons === 'both' ? LONG_START_SHARE : 1;
    for (let i = 0; i < longPeriod; i++) long[i] *= share;
  }
  return { level, short, long };
}

function addSeason(season: Float64Array, values: Float64Array, span: number, baseAt: (t: number) => number): void {
  const count = new Float64Array(season.length);
  for (let t = 0; t < span; t++) {
    season[t % season.length] += values[t] - baseAt(t);
    count[t % season.length]++;
  }
  for (let i = 0; i < season.length; i++) if (count[i] > 0) season[i] /= count[i];
}
