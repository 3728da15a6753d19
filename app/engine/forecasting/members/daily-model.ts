import { type EvidenceProblem, learnShrinkage } from '../numeric/learn-shrinkage';
import { inverseDiagonal, normalEquations, solveRidge } from '../numeric/ridge';
import { scaledMad } from '../numeric/robust';
import type { MemberContext } from './member';

/** How the regression of daily totals forgets and shrinks. */
export interface DailyModelOptions {
  /** Open days after which an observation counts half. */
  halfLifeDays: number;
  /** Residual scale that the prior scales of the effects are measured against; larger shrinks more. */
  noiseScale: number;
  /** Weight of the residual of k open days ago in the recent level. */
  levelDecay: number;
  /** Factor by which the recent level fades per open day ahead. */
  levelFade: number;
  /** Share of the recent level taken. */
  levelShare: number;
  /** Pairs of yearly harmonics; used only where the history covers a year. */
  yearlyPairs: number;
  /** Share of the recent slope that is extrapolated, damped; 0 = none. */
  trendShare: number;
  /** Prior standard deviation of a steady growth per year, as a logarithm; 0 = no such growth. */
  driftPrior: number;
  /** Whether a steady growth goes on in the horizon; without it the level of the end of the history does. */
  driftGoesOn: boolean;
  /** Factor on the prior scale of all calendar effects. */
  calendarFreedom: number;
  /** Correlation of successive days' residuals that the fit allows for (0 = independent days). */
  residualCorrelation: number;
  /** Whether the size of noise and of each family of effects is learned, once there is a year to learn it from. */
  learnsShrinkage: boolean;
}

export const DAILY_DEFAULTS: DailyModelOptions = {
  halfLifeDays: 200,
  noiseScale: 0.04,
  levelDecay: 0.65,
  levelFade: 0.85,
  levelShare: 0.9,
  yearlyPairs: 0,
  trendShare: 0,
  driftPrior: 0,
  driftGoesOn: true,
  calendarFreedom: 1,
  residualCorrelation: 0.7,
  learnsShrinkage: true,
};

/** Fitted daily model and its forecast. */
export interface DailyForecast {
  /** Totals of the horizon days as if their weekday's usual hours applied; 0 where closed. */
  total: Float64Array;
  /** Logarithm of each calendar column's factor, in the order of the features. */
  coefficients: Float64Array;
  /** Standard errors of the coefficients, in the same order; worked out when asked for. */
  standardErrors: () => Float64Array;
  /** Robust standard deviation of the residuals, relative. */
  residualScale: number;
  /** exp(fitted) for history days before the origin; NaN on days without a total. */
  fitted: Float64Array;
}

const INTERCEPT_PRIOR = 100;
const YEARLY_PRIOR = 0.1;
const YEARLY_FAMILY = 10;
const DRIFT_FAMILY = 11;
/** Shorter histories cannot tell growth from season. */
const DRIFT_FROM_DAYS = 120;
const LEVEL_DAYS = 8;
const HUBER_LIMIT = 2.5;
const ROBUST_ROUNDS = 2;
const YEAR_DAYS = 365.2425;

/**
 * Daily totals by ridge regression of their logarithm on the calendar, older days forgotten exponentially and strange days held
 * back (Huber weights); plus the recent level of the residuals, which fades.
 */
export function forecastDailyTotals(
  context: MemberContext,
  origin: number,
  horizonDays: number,
  options: DailyModelOptions,
): DailyForecast {
  const { history, features } = context;
  const { dayTotal, openDay } = history;
  const calendarColumns = features.keys.length;
  const used: number[] = [];
  for (let d = 0; d < origin; d++) if (openDay[d] && !Number.isNaN(dayTotal[d])) used.push(d);
  const spanDays = used.length > 0 ? origin - used[0] : 0;
  const pairs = spanDays >= YEAR_DAYS ? options.yearlyPairs : 0;
  const hasDrift = options.driftPrior > 0 && spanDays >= DRIFT_FROM_DAYS;
  const n = 1 + calendarColumns + 2 * pairs + (hasDrift ? 1 : 0);
  const design = new Float64Array(used.length * n);
  const target = new Float64Array(used.length);
  const decay = new Float64Array(used.length);
  for (let i = 0; i < used.length; i++) {
    fillRow(design, i * n, used[i], context, pairs);
    if (hasDrift) design[i * n + n - 1] = (used[i] - origin) / YEAR_DAYS;
    target[i] = Math.log(dayTotal[used[i]] + 0.5);
    decay[i] = 0.5 ** ((used.length - 1 - i) / options.halfLifeDays);
  }
  const prior = new Float64Array(n);
  const family = new Int8Array(n);
  prior[0] = INTERCEPT_PRIOR;
  family[0] = -1;
  for (let j = 0; j < calendarColumns; j++) {
    prior[1 + j] = features.priorScale[j] * options.calendarFreedom;
    family[1 + j] = features.family[j];
  }
  prior.fill(YEARLY_PRIOR, 1 + calendarColumns);
  family.fill(YEARLY_FAMILY, 1 + calendarColumns);
  if (hasDrift) {
    prior[n - 1] = options.driftPrior;
    family[n - 1] = DRIFT_FAMILY;
  }
  let penalty = prior.map((scale) => (options.noiseScale / scale) ** 2);

  const weight = Float64Array.from(decay);
  const residual = new Float64Array(used.length);
  let coefficients = new Float64Array(n);
  let scale = 0;
  for (let round = 0; round <= ROBUST_ROUNDS; round++) {
    coefficients = solveRidge({
      ...whiten(design, n, target, options.residualCorrelation),
      columns: n,
      weight,
      penalty,
    }) as Float64Array<ArrayBuffer>;
    for (let i = 0; i < used.length; i++) residual[i] = target[i] - dot(design, i * n, coefficients, n);
    scale = scaledMad(residual, 0);
    if (!(scale > 0)) break;
    if (round === 0 && options.learnsShrinkage && spanDays >= YEAR_DAYS) {
      const learned = learnShrinkage(
        centredProblem({ ...whiten(design, n, target, options.residualCorrelation), n, weight, prior, family }),
        options.noiseScale,
      );
      penalty = learned.priorScale.map((s) => (learned.noise / s) ** 2);
    }
    for (let i = 0; i < used.length; i++) {
      weight[i] = decay[i] * Math.min(1, (HUBER_LIMIT * scale) / Math.max(Math.abs(residual[i]), 1e-12));
    }
  }
  const level = recentLevel(residual, scale, options.levelDecay) * options.levelShare;
  const slope = options.trendShare > 0 ? recentSlope(residual) * options.trendShare : 0;
  const mean = smearing(dayTotal, used, target, residual, decay);

  const total = new Float64Array(horizonDays);
  const row = new Float64Array(n);
  let step = 0;
  for (let h = 0; h < horizonDays; h++) {
    const d = origin + h;
    if (!openDay[d]) continue;
    fillRow(row, 0, d, context, pairs);
    if (hasDrift && options.driftGoesOn) row[n - 1] = h / YEAR_DAYS;
    const fade = options.levelFade ** step;
    const drift = slope * ((1 - fade) / (1 - options.levelFade));
    step++;
    const log = dot(row, 0, coefficients, n) + level * fade + drift;
    total[h] = Math.max(0, Math.exp(log) * mean - 0.5);
  }
  const fitted = new Float64Array(origin).fill(Number.NaN);
  for (let i = 0; i < used.length; i++) fitted[used[i]] = Math.exp(target[i] - residual[i]);
  const standardErrors = () => {
    const { gram } = normalEquations({ ...whiten(design, n, target, options.residualCorrelation), columns: n, weight });
    for (let j = 0; j < n; j++) gram[j * n + j] += penalty[j];
    return inverseDiagonal(gram, n)
      .subarray(1, 1 + calendarColumns)
      .map((v) => Math.max(scale, 1e-9) * Math.sqrt(v));
  };
  return {
    total,
    coefficients: coefficients.slice(1, 1 + calendarColumns),
    standardErrors,
    residualScale: scale,
    fitted,
  };
}

function fillRow(
  target: Float64Array,
  base: number,
  day: number,
  { features, history }: MemberContext,
  pairs: number,
): void {
  const columns = features.keys.length;
  target[base] = 1;
  for (let j = 0; j < columns; j++) target[base + 1 + j] = features.rows[day * columns + j];
  if (pairs === 0) return;
  const phase = (2 * Math.PI * dayOfYear(history.grid.dates[day])) / YEAR_DAYS;
  for (let k = 1; k <= pairs; k++) {
    target[base + columns + 2 * k - 1] = Math.sin(k * phase);
    target[base + columns + 2 * k] = Math.cos(k * phase);
  }
}

function dayOfYear(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${date.slice(0, 4)}-01-01T00:00:00Z`)) / 86_400_000;
}

/**
 * Takes from each day the correlated part of the day before, so that a wandering level does not pass for calendar effects.
 * Source: D. Cochrane and G. H. Orcutt (1949), with the first day kept by S. J. Prais and C. B. Winsten (1954).
 */
function whiten(
  design: Float64Array,
  n: number,
  target: Float64Array,
  correlation: number,
): { design: Float64Array; target: Float64Array } {
  if (correlation === 0) return { design, target };
  const rows = new Float64Array(design.length);
  const values = new Float64Array(target.length);
  const scale = 1 / Math.sqrt(1 - correlation ** 2);
  for (let i = 0; i < target.length; i++) {
    const share = i === 0 ? 0 : correlation;
    const factor = i === 0 ? 1 : scale;
    values[i] = factor * (target[i] - (i === 0 ? 0 : share * target[i - 1]));
    for (let j = 0; j < n; j++) {
      const previous = i === 0 ? 0 : share * design[(i - 1) * n + j];
      rows[i * n + j] = factor * (design[i * n + j] - previous);
    }
  }
  return { design: rows, target: values };
}

interface PriorProblem {
  design: Float64Array;
  n: number;
  target: Float64Array;
  weight: Float64Array;
  prior: Float64Array;
  family: Int8Array;
}

/** Normal equations of the deviation from the weighted mean, which keeps the intercept out of the evidence. */
function centredProblem({ design, n, target, weight, prior, family }: PriorProblem): EvidenceProblem {
  let sum = 0;
  let weightSum = 0;
  for (let i = 0; i < target.length; i++) {
    sum += weight[i] * target[i];
    weightSum += weight[i];
  }
  const centred = target.map((v) => v - sum / weightSum);
  let targetSquare = 0;
  for (let i = 0; i < target.length; i++) targetSquare += weight[i] * centred[i] ** 2;
  const { gram, moment } = normalEquations({ design, columns: n, target: centred, weight });
  return { gram, moment, targetSquare, weightSum, columns: n, priorScale: prior, family };
}

function dot(a: Float64Array, base: number, b: Float64Array, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; j++) sum += a[base + j] * b[j];
  return sum;
}

/** Weighted mean of the last residuals, each held to what is not strange. */
function recentLevel(residual: Float64Array, scale: number, decay: number): number {
  const limit = HUBER_LIMIT * Math.max(scale, 1e-9);
  let sum = 0;
  let weights = 0;
  const days = Math.max(LEVEL_DAYS, Math.ceil(Math.log(0.05) / Math.log(decay)));
  for (let k = 0; k < Math.min(days, residual.length); k++) {
    const r = residual[residual.length - 1 - k];
    const w = decay ** k;
    sum += w * Math.max(-limit, Math.min(limit, r));
    weights += w;
  }
  return weights > 0 ? sum / weights : 0;
}

const SLOPE_DAYS = 40;

/** Least-squares slope per open day of the last residuals. */
function recentSlope(residual: Float64Array): number {
  const n = Math.min(SLOPE_DAYS, residual.length);
  if (n < SLOPE_DAYS / 2) return 0;
  const from = residual.length - n;
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < n; i++) {
    const x = i - (n - 1) / 2;
    xy += x * residual[from + i];
    xx += x * x;
  }
  return xy / xx;
}

/** Factor that makes the back-transformed fit unbiased (smearing: N. Duan, 1983), by ratio of weighted totals. */
function smearing(
  dayTotal: Float64Array,
  used: number[],
  target: Float64Array,
  residual: Float64Array,
  decay: Float64Array,
): number {
  let actual = 0;
  let fit = 0;
  for (let i = 0; i < used.length; i++) {
    actual += decay[i] * (dayTotal[used[i]] + 0.5);
    fit += decay[i] * Math.exp(target[i] - residual[i]);
  }
  return fit > 0 ? Math.min(1.5, Math.max(0.7, actual / fit)) : 1;
}
