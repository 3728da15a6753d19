import { sortedQuantile } from '../numeric/robust';

/** Band of a forecast learned from errors on days that the forecast had not seen. */
export interface ConformalBand {
  /** Standard deviation of the relative error beyond Poisson noise that standardises the errors. */
  relativeError: number;
  /** Standardised errors, sorted. */
  errors: Float64Array;
}

const WITHOUT_BACKTEST = 0.2;
const NORMAL_GRID = 199;

/**
 * Learns a band from pairs of actual and forecast. The error of a slot is standardised by sqrt(f + (r f)^2): Poisson noise of the
 * count plus an error of the level that is proportional to it; the distribution itself is the empirical one.
 * @param actual values that came, @param forecast values that were forecast for them beforehand
 * Source: split conformal prediction (V. Vovk et al., 2005), with a normalised score (J. Lei et al., 2018).
 */
export function learnConformalBand(actual: readonly number[], forecast: readonly number[]): ConformalBand {
  if (actual.length < 20) return assumedBand();
  let excess = 0;
  let scale = 0;
  for (let i = 0; i < actual.length; i++) {
    excess += (actual[i] - forecast[i]) ** 2 - forecast[i];
    scale += forecast[i] ** 2;
  }
  const relativeError = scale > 0 ? Math.sqrt(Math.max(0, excess / scale)) : WITHOUT_BACKTEST;
  const errors = Float64Array.from(actual, (a, i) => (a - forecast[i]) / standardDeviation(forecast[i], relativeError));
  return { relativeError, errors: errors.sort() };
}

/**
 * Value below which the actual falls with probability p, given the forecast.
 * @returns contacts, >= 0; 0 where the forecast is 0 (closed)
 */
export function bandQuantile(band: ConformalBand, forecast: number, p: number): number {
  if (!(forecast > 0)) return 0;
  return Math.max(0, forecast + standardDeviation(forecast, band.relativeError) * errorQuantile(band, p));
}

/** Quantile of the standardised error with the finite-sample correction of conformal prediction, (n + 1) p in the tails. */
export function errorQuantile(band: ConformalBand, p: number): number {
  const n = band.errors.length;
  const corrected = 0.5 + (p - 0.5) * ((n + 1) / n);
  return sortedQuantile(band.errors, Math.min(1, Math.max(0, corrected)));
}

function standardDeviation(forecast: number, relativeError: number): number {
  return Math.sqrt(Math.max(forecast, 0.25) + (relativeError * forecast) ** 2);
}

/** Without a back-test: a normal error of one fifth. */
function assumedBand(): ConformalBand {
  const errors = Float64Array.from({ length: NORMAL_GRID }, (_, i) => normalQuantile((i + 1) / (NORMAL_GRID + 1)));
  return { relativeError: WITHOUT_BACKTEST, errors };
}

/** Standard normal quantile, absolute error below 4.5e-4 (Abramowitz and Stegun 26.2.23). */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return p < 0.5 ? -z : z;
}
