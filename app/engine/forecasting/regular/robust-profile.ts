import { median } from '../numeric/robust';
import type { RegularMember, RegularSpec } from './types';

/** Settings of a robust profile. */
export interface RobustProfileOptions {
  /** Half-life of a long season's weight, in long seasons. */
  halfLifeSeasons: number;
  /** Share that each slot takes from its two neighbours. */
  smoothing: number;
}

const ROUNDS = 5;
/** Residuals below this share of the median one are not trusted more. */
const SMALLEST_RESIDUAL = 0.3;
const SEASON_SHARE = 0.5;
const SEASON_FADE = 0.98;
const SLOT_FADE = 0.7;

/**
 * Profile of the long season by weighted least absolute deviations over all past seasons, at the level of the last one (median), plus
 * a fading part of the deviation of the last short season and of the last slot. It remembers long and forgives outliers, which
 * smoothing and autoregressions do not.
 */
export function robustProfile(name: string, options: RobustProfileOptions): RegularMember {
  return {
    name,
    minLongSeasons: 2,
    fit: (_values, _end, spec) => (history, origin) => forecastProfile(history, origin, spec, options),
  };
}

function forecastProfile(
  history: Float64Array,
  origin: number,
  { shortPeriod, longPeriod, horizon }: RegularSpec,
  { halfLifeSeasons, smoothing }: RobustProfileOptions,
): Float64Array {
  const raw = profileBefore(history, origin, longPeriod, halfLifeSeasons);
  const q = longPeriod;
  const profile = raw.map((v, i) => (1 - smoothing) * v + (smoothing * (raw[(i + 1) % q] + raw[(i + q - 1) % q])) / 2);
  const rest = Float64Array.from({ length: q }, (_, i) => history[origin - q + i] - profile[i]);
  const level = median(rest);
  const season = SEASON_SHARE * (median(rest.subarray(q - shortPeriod)) - level);
  const slot = rest[q - 1] - level - season;
  return Float64Array.from(
    { length: horizon },
    (_, h) => level + profile[h % q] + season * SEASON_FADE ** h + slot * SLOT_FADE ** (h + 1),
  );
}

/** Deviations of each slot of the long season from the mean of its season, older seasons counting less. */
function profileBefore(history: Float64Array, origin: number, period: number, halfLife: number): Float64Array {
  const seasons = Math.floor(origin / period);
  const deviation = new Float64Array(seasons * period);
  const age = Float64Array.from({ length: seasons }, (_, k) => 0.5 ** (k / halfLife));
  for (let k = 0; k < seasons; k++) {
    const from = origin - (k + 1) * period;
    let mean = 0;
    for (let i = 0; i < period; i++) mean += history[from + i] / period;
    for (let i = 0; i < period; i++) deviation[k * period + i] = history[from + i] - mean;
  }
  const weight = deviation.map((_, i) => age[Math.floor(i / period)]);
  const residual = new Float64Array(deviation.length);
  let profile = weightedProfile(deviation, weight, period);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < residual.length; i++) residual[i] = Math.abs(deviation[i] - profile[i % period]);
    const least = SMALLEST_RESIDUAL * median(residual);
    for (let i = 0; i < weight.length; i++)
      weight[i] = age[Math.floor(i / period)] / Math.max(residual[i], least, 1e-12);
    profile = weightedProfile(deviation, weight, period);
  }
  return profile;
}

function weightedProfile(values: Float64Array, weight: Float64Array, period: number): Float64Array {
  const sum = new Float64Array(period);
  const weights = new Float64Array(period);
  for (let i = 0; i < values.length; i++) {
    sum[i % period] += weight[i] * values[i];
    weights[i % period] += weight[i];
  }
  return sum.map((v, i) => v / weights[i]);
}
