import { localDayStart } from '~/engine/time';
import type { DayGrid } from '../day-grid';
import { median, scaledMad } from '../numeric/robust';
import type { InstantRange, QualityFinding } from '../types';

const NEIGHBOURS = 6;
const MIN_NEIGHBOURS = 5;

/**
 * Replaces slots that stand out of their own profile: the same slot on the nearest 6 equal weekdays before and after, each divided
 * by the level of its day (so that a busy day as a whole is no outlier). The scale is the larger of the MAD and the Poisson noise.
 * @param clean values, days x slots; outliers are overwritten by the profile times the level of the day
 * @param deviations robust standard deviations beyond which a value is an outlier
 * @param keepAsIs stretches whose values stay as they are
 * Source: Hampel identifier (F. R. Hampel, 1974).
 */
export function replaceOutliers(
  grid: DayGrid,
  clean: Float64Array,
  deviations: number,
  keepAsIs: readonly InstantRange[] = [],
): QualityFinding[] {
  const { slots, historyDays, weekday, zone, intervalMinutes } = grid;
  const level = robustDayLevels(grid, clean);
  const findings: QualityFinding[] = [];
  const replacements: [number, number][] = [];
  const window = new Float64Array(2 * NEIGHBOURS);
  for (let w = 1; w <= 7; w++) {
    const days: number[] = [];
    for (let d = 0; d < historyDays; d++) if (weekday[d] === w && level[d] > 0) days.push(d);
    for (let k = 0; k < days.length; k++) {
      const day = days[k];
      for (let slot = 0; slot < slots; slot++) {
        const v = clean[day * slots + slot];
        if (Number.isNaN(v)) continue;
        let n = 0;
        for (let j = Math.max(0, k - NEIGHBOURS); j <= Math.min(days.length - 1, k + NEIGHBOURS); j++) {
          const other = clean[days[j] * slots + slot];
          if (j !== k && !Number.isNaN(other)) window[n++] = other / level[days[j]];
        }
        if (n < MIN_NEIGHBOURS) continue;
        const near = window.subarray(0, n);
        const centre = median(near);
        const expected = centre * level[day];
        const noise = Math.sqrt(Math.max(expected, 1));
        // why: the cheap bound first; the MAD is needed for the few that pass it
        if (Math.abs(v - expected) <= deviations * noise) continue;
        const spread = Math.max(scaledMad(near, centre) * level[day], noise, 0.05 * expected);
        if (Math.abs(v - expected) <= deviations * spread) continue;
        const start = localDayStart(grid.dates[day], zone) + slot * intervalMinutes * 60_000;
        if (keepAsIs.some(({ from, to }) => start >= from && start < to)) continue;
        replacements.push([day * slots + slot, expected]);
        findings.push({ kind: 'outlier', start, slots: 1, found: v, expected });
      }
    }
  }
  for (const [at, expected] of replacements) clean[at] = expected;
  return findings;
}

/** Level of each day: median over slots of value / usual value of that weekday and slot; NaN without data. */
function robustDayLevels(grid: DayGrid, clean: Float64Array): Float64Array {
  const { slots, historyDays, weekday } = grid;
  const profile = new Float64Array(8 * slots).fill(Number.NaN);
  const column: number[] = [];
  for (let w = 1; w <= 7; w++) {
    for (let slot = 0; slot < slots; slot++) {
      column.length = 0;
      for (let d = 0; d < historyDays; d++) {
        if (weekday[d] === w && !Number.isNaN(clean[d * slots + slot])) column.push(clean[d * slots + slot]);
      }
      if (column.length > 0) profile[w * slots + slot] = median(column);
    }
  }
  const level = new Float64Array(historyDays).fill(Number.NaN);
  for (let d = 0; d < historyDays; d++) {
    column.length = 0;
    for (let slot = 0; slot < slots; slot++) {
      const usual = profile[weekday[d] * slots + slot];
      const v = clean[d * slots + slot];
      if (usual > 0 && !Number.isNaN(v)) column.push(v / usual);
    }
    if (column.length > 0) level[d] = median(column);
  }
  return level;
}
