import { solveRidge } from '../numeric/ridge';
import type { MemberContext } from './member';

/** How the smooth deviations of the day's shape are learned and carried on. */
export interface ShapeOptions {
  /** Cosine waves over the open hours; 0 = no corrections. */
  waves: number;
  /** Share of the recent deviation that is carried on. */
  levelShare: number;
  /** Weight of the deviation of k open days ago. */
  levelDecay: number;
  /** Factor by which it fades per open day ahead. */
  levelFade: number;
}

export const SHAPE_DEFAULTS: ShapeOptions = { waves: 8, levelShare: 0.4, levelDecay: 0.6, levelFade: 0.8 };

const HALF_LIFE_DAYS = 120;
/** Deviation of a wave from day to day beyond Poisson noise. */
const DAY_NOISE = 0.03;
const WEEKDAY_PRIOR = 0.05;
const CALENDAR_PRIOR = 0.0075;
const MEAN_PRIOR = 0.02;
const LEVEL_DAYS = 20;
const CALENDAR_KEYS = [
  'first-business-day',
  'second-third-business-day',
  'last-business-day',
  'day-after-holiday',
  'second-day-after-holiday',
  'day-before-holiday',
];

/**
 * Corrects shares of the day for what moves the shape as a whole: smooth waves (cosines over the open hours) whose amplitude follows
 * weekday and calendar by shrunken regression, plus a fading part of their recent deviation.
 * @param shares shares by weekday (8 x slots) as learned from days before the origin
 * @returns shares per horizon day, horizonDays x slots, each day with the sum it had
 * Source: the idea of few smooth factors per day is that of H. Shen and J. Z. Huang (2008).
 */
export function correctShape(
  context: MemberContext,
  origin: number,
  horizonDays: number,
  shares: Float64Array,
  options: ShapeOptions,
): Float64Array {
  const { grid, openDay, dayTotal } = context.history;
  const { slots, weekday } = grid;
  const out = new Float64Array(horizonDays * slots);
  for (let h = 0; h < horizonDays; h++) {
    const w = weekday[origin + h];
    out.set(shares.subarray(w * slots, (w + 1) * slots), h * slots);
  }
  const used: number[] = [];
  let contacts = 0;
  for (let d = 0; d < origin; d++) {
    if (!(dayTotal[d] > 0)) continue;
    used.push(d);
    contacts += dayTotal[d];
  }
  const window = openWindow(shares, slots);
  if (options.waves === 0 || used.length === 0 || window.length < 2 * options.waves) return out;
  const noise = Math.sqrt(DAY_NOISE ** 2 + used.length / contacts);
  const regression = buildRegression(context, used, noise);
  const amplitude = new Float64Array(horizonDays * options.waves);
  for (let k = 0; k < options.waves; k++) {
    const target = waveScores(context, used, shares, window, k);
    const coefficients = solveRidge({ ...regression, target });
    const trust = options.levelShare * (DAY_NOISE / noise) ** 2;
    const level = trust * recentLevel(regression, target, coefficients, options.levelDecay);
    let step = 0;
    for (let h = 0; h < horizonDays; h++) {
      if (!openDay[origin + h]) continue;
      const row = regressionRow(context, origin + h, regression.picked);
      let value = level * options.levelFade ** step++;
      for (let j = 0; j < row.length; j++) value += row[j] * coefficients[j];
      amplitude[h * options.waves + k] = value;
    }
  }
  for (let h = 0; h < horizonDays; h++) {
    bendDay(out.subarray(h * slots, (h + 1) * slots), window, amplitude.subarray(h * options.waves), options.waves);
  }
  return out;
}

interface Window {
  first: number;
  length: number;
}

function openWindow(shares: Float64Array, slots: number): Window {
  let first = slots;
  let last = -1;
  for (let i = slots; i < shares.length; i++) {
    if (!(shares[i] > 0)) continue;
    first = Math.min(first, i % slots);
    last = Math.max(last, i % slots);
  }
  return { first, length: last - first + 1 };
}

function wave(k: number, slot: number, { first, length }: Window): number {
  return Math.SQRT2 * Math.cos((Math.PI * (k + 1) * (slot - first + 0.5)) / length);
}

function bendDay(day: Float64Array, window: Window, amplitude: Float64Array, waves: number): void {
  let before = 0;
  let after = 0;
  for (let s = window.first; s < window.first + window.length; s++) {
    if (!(day[s] > 0)) continue;
    before += day[s];
    let bend = 1;
    for (let k = 0; k < waves; k++) bend += amplitude[k] * wave(k, s, window);
    day[s] *= Math.max(0.2, bend);
    after += day[s];
  }
  if (after > 0) for (let s = 0; s < day.length; s++) day[s] *= before / after;
}

/** Amplitude of one wave on each used day: its product with the deviation from the usual shares. */
function waveScores(
  { history }: MemberContext,
  used: number[],
  shares: Float64Array,
  window: Window,
  k: number,
): Float64Array {
  const { grid, clean, dayTotal } = history;
  const { slots, weekday } = grid;
  const values = Float64Array.from({ length: slots }, (_, s) => wave(k, s, window));
  return Float64Array.from(used, (d) => {
    let sum = 0;
    let seen = 0;
    for (let s = window.first; s < window.first + window.length; s++) {
      const v = clean[d * slots + s];
      const share = shares[weekday[d] * slots + s];
      if (Number.isNaN(v) || !(share > 0)) continue;
      sum += (v / dayTotal[d] - share) * values[s];
      seen += share;
    }
    return seen > 0 ? sum / seen : 0;
  });
}

interface ShapeRegression {
  design: Float64Array;
  columns: number;
  weight: Float64Array;
  penalty: Float64Array;
  /** Calendar columns that take part. */
  picked: number[];
}

function buildRegression(context: MemberContext, used: number[], noise: number): ShapeRegression {
  const { keys } = context.features;
  const picked: number[] = [];
  const priors = [MEAN_PRIOR];
  for (const [j, key] of keys.entries()) {
    const prior = key.startsWith('weekday:') ? WEEKDAY_PRIOR : CALENDAR_KEYS.includes(key) ? CALENDAR_PRIOR : 0;
    if (prior === 0) continue;
    picked.push(j);
    priors.push(prior);
  }
  const columns = 1 + picked.length;
  const design = new Float64Array(used.length * columns);
  for (const [i, d] of used.entries()) design.set(regressionRow(context, d, picked), i * columns);
  const weight = Float64Array.from(used, (_, i) => 0.5 ** ((used.length - 1 - i) / HALF_LIFE_DAYS));
  return { design, columns, weight, penalty: Float64Array.from(priors, (prior) => (noise / prior) ** 2), picked };
}

function regressionRow({ features }: MemberContext, day: number, picked: number[]): Float64Array {
  const row = new Float64Array(1 + picked.length);
  row[0] = 1;
  for (let j = 0; j < picked.length; j++) row[1 + j] = features.rows[day * features.keys.length + picked[j]];
  return row;
}

function recentLevel(
  { design, columns }: ShapeRegression,
  target: Float64Array,
  coefficients: Float64Array,
  decay: number,
): number {
  let sum = 0;
  let weights = 0;
  for (let k = 0; k < Math.min(LEVEL_DAYS, target.length); k++) {
    const i = target.length - 1 - k;
    let residual = target[i];
    for (let j = 0; j < columns; j++) residual -= design[i * columns + j] * coefficients[j];
    sum += decay ** k * residual;
    weights += decay ** k;
  }
  return sum / weights;
}
