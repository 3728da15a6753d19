import type { RegularSpec } from '../types';

/** A part of a kernel that fades with the distance in time: variance * exp(-(distance / reach) ^ power). */
export interface FadingPart {
  variance: number;
  /** In twenty-fourths of a short season: hours where that is a day. */
  reach: number;
  /** 0..2; 1 = rough (Ornstein-Uhlenbeck), 2 = smooth, which carries a drift on. */
  power: number;
}

/** A fading part that returns every season; the width, in radians of the season, says how far a slot resembles its neighbours. */
export interface SeasonalPart extends FadingPart {
  width: number;
}

/** How alike two moments of a series are: what is known of a kind of series before its history is looked at. Only ratios count. */
export interface Kernel {
  scale: 'log' | 'sqrt';
  level: FadingPart;
  day: SeasonalPart;
  week: SeasonalPart;
  /** A day that resembles the day before it only; has the width of `day`. */
  recentDay: FadingPart;
  /** Deviations that last for some slots. */
  spell: FadingPart;
  noiseVariance: number;
}

/** Variance of the unknown mean, and the least noise, in variances of all other parts. */
const MEAN_VARIANCE = 30;
const LEAST_NOISE = 1e-6;

/**
 * Covariances at 0 .. length - 1 slots of distance.
 * Source: C. E. Rasmussen and C. K. I. Williams (2006), Gaussian Processes for Machine Learning, chapters 4 and 5.4.
 */
export function autocovariances(
  kernel: Kernel,
  length: number,
  { shortPeriod, longPeriod }: RegularSpec,
): Float64Array {
  const { level, day, week, recentDay, spell } = kernel;
  const out = new Float64Array(length);
  for (let lag = 0; lag < length; lag++) {
    const hours = (24 * lag) / shortPeriod;
    const ofDay = likeness(lag / shortPeriod, day.width);
    out[lag] =
      fade(level, hours) +
      ofDay * (fade(day, hours) + fade(recentDay, hours)) +
      likeness(lag / longPeriod, week.width) * fade(week, hours) +
      fade(spell, hours);
  }
  const total = out[0];
  for (let lag = 0; lag < length; lag++) out[lag] += MEAN_VARIANCE * total;
  out[0] += kernel.noiseVariance + LEAST_NOISE * total;
  return out;
}

function fade({ variance, reach, power }: FadingPart, hours: number): number {
  return variance * Math.exp(-((hours / reach) ** power));
}

function likeness(seasons: number, width: number): number {
  return Math.exp((-2 * Math.sin(Math.PI * seasons) ** 2) / width ** 2);
}
