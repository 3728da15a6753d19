import { sortedQuantile } from '../numeric/robust';
import type { ErrorBand } from '../types';

/** Errors on unseen days (or weeks); `lead` counts days (weeks) ahead from 0, all 0 where it does not matter. */
export interface BandPairs {
  actual: readonly number[];
  forecast: readonly number[];
  lead: readonly number[];
}

const WITHOUT_BACKTEST = 0.2;
/** Steps of probability in which a band is kept. */
const QUANTILE_STEPS = 400;
const MIN_PAIRS = 20;
/** First days ahead of the steps in which the error may grow. */
const LEAD_STEPS = [0, 1, 3, 7, 14, 21, 28, 56, 112, 224];

/**
 * Learns a band from pairs of actual and forecast. The error of a slot is standardised by sqrt(f + (r f)^2): Poisson noise of the
 * count plus an error of the level that is proportional to it and never shrinks with the days ahead; the distribution itself is
 * the empirical one.
 * Source: split conformal prediction (V. Vovk et al., 2005), with a normalised score (J. Lei et al., 2018).
 */
export function learnConformalBand({ actual, forecast, lead }: BandPairs): ErrorBand {
  if (actual.length < MIN_PAIRS) return assumedBand();
  const relativeError = errorByLead({ actual, forecast, lead });
  const errors = Float64Array.from(
    actual,
    (a, i) => (a - forecast[i]) / standardDeviation(forecast[i], relativeErrorAt(relativeError, lead[i])),
  );
  errors.sort();
  const quantiles = Array.from({ length: QUANTILE_STEPS + 1 }, (_, i) => correctedQuantile(errors, i / QUANTILE_STEPS));
  return { relativeError: Array.from(relativeError), quantiles };
}

/** Share of a day's relative error that a week keeps: errors of neighbouring days go the same way (correlation about 0.6). */
const WEEK_SHARE = 0.8;

/** Band of weeks; from that of days where the back-test held too few whole weeks. */
export function learnWeekBand(pairs: BandPairs, day: ErrorBand): ErrorBand {
  if (pairs.actual.length >= MIN_PAIRS) return learnConformalBand(pairs);
  const relativeError = day.relativeError.filter((_, lead) => lead % 7 === 0).map((r) => WEEK_SHARE * r);
  return { relativeError: relativeError.length > 0 ? relativeError : [WITHOUT_BACKTEST], quantiles: day.quantiles };
}

/**
 * Value below which the actual falls with probability p, given the forecast.
 * @param lead days ahead from 0
 * @returns contacts, >= 0; 0 where the forecast is 0 (closed); never beyond the forecast on the other side of it
 */
export function bandQuantile(band: ErrorBand, forecast: number, p: number, lead = 0): number {
  if (!(forecast > 0)) return 0;
  const deviation = standardDeviation(forecast, relativeErrorAt(band.relativeError, lead));
  const value = Math.max(0, forecast + deviation * errorQuantile(band, p));
  // why: errors of the past may all lie on one side; a band that leaves out its own forecast could not be read
  if (p < 0.5) return Math.min(forecast, value);
  return p > 0.5 ? Math.max(forecast, value) : value;
}

/** Quantile of the standardised error of a band. */
export function errorQuantile(band: ErrorBand, p: number): number {
  return sortedQuantile(band.quantiles, Math.min(1, Math.max(0, p)));
}

/** Quantile with the finite-sample correction of conformal prediction, (n + 1) p in the tails. */
function correctedQuantile(sorted: Float64Array, p: number): number {
  const corrected = 0.5 + (p - 0.5) * ((sorted.length + 1) / sorted.length);
  return sortedQuantile(sorted, Math.min(1, Math.max(0, corrected)));
}

/** Relative error beyond Poisson noise by days ahead: means over steps of days, made to rise by pooling neighbours. */
function errorByLead({ actual, forecast, lead }: BandPairs): Float64Array {
  const steps: { excess: number; scale: number; from: number }[] = [];
  for (const from of LEAD_STEPS) steps.push({ excess: 0, scale: 0, from });
  let reach = 1;
  for (let i = 0; i < actual.length; i++) {
    let k = LEAD_STEPS.length - 1;
    while (LEAD_STEPS[k] > lead[i]) k--;
    steps[k].excess += (actual[i] - forecast[i]) ** 2 - forecast[i];
    steps[k].scale += forecast[i] ** 2;
    reach = Math.max(reach, lead[i] + 1);
  }
  const pooled: typeof steps = [];
  for (const step of steps) {
    if (step.scale === 0) continue;
    pooled.push({ ...step });
    while (pooled.length > 1) {
      const last = pooled[pooled.length - 1];
      const before = pooled[pooled.length - 2];
      if (before.excess / before.scale <= last.excess / last.scale) break;
      before.excess += last.excess;
      before.scale += last.scale;
      pooled.pop();
    }
  }
  const byLead = new Float64Array(reach);
  for (const [k, { excess, scale, from }] of pooled.entries()) {
    byLead.fill(Math.sqrt(Math.max(0, excess / scale)), k === 0 ? 0 : from);
  }
  return byLead;
}

function relativeErrorAt(byLead: ArrayLike<number>, lead: number): number {
  return byLead[Math.min(lead, byLead.length - 1)];
}

function standardDeviation(forecast: number, relativeError: number): number {
  return Math.sqrt(Math.max(forecast, 0.25) + (relativeError * forecast) ** 2);
}

/** Without a back-test: a normal error of one fifth. */
function assumedBand(): ErrorBand {
  const quantiles = Array.from({ length: QUANTILE_STEPS + 1 }, (_, i) =>
    normalQuantile(Math.min(Math.max(i / QUANTILE_STEPS, 0.001), 0.999)),
  );
  return { relativeError: [WITHOUT_BACKTEST], quantiles };
}

/** Standard normal quantile, absolute error below 4.5e-4 (Abramowitz and Stegun 26.2.23). */
function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return p < 0.5 ? -z : z;
}
