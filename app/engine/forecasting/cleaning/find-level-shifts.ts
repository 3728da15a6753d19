import { localDayStart } from '~/engine/time';
import type { DayGrid } from '../day-grid';
import { median, scaledMad } from '../numeric/robust';
import type { QualityFinding } from '../types';

const SIDE_DAYS = 21;
const MIN_SHIFT = 0.25;

/**
 * Days at which the level of the history changes for good: the medians of the three weeks before and after differ by a quarter
 * and by four robust standard errors. Each weekday is first divided by its own median.
 */
export function findLevelShifts(grid: DayGrid, dayTotal: Float64Array): QualityFinding[] {
  const { historyDays, weekday } = grid;
  const usual = Array.from({ length: 8 }, (_, w) =>
    median(Array.from(dayTotal.subarray(0, historyDays)).filter((v, d) => weekday[d] === w && v > 0)),
  );
  const days: number[] = [];
  const logs: number[] = [];
  for (let d = 0; d < historyDays; d++) {
    if (!(dayTotal[d] > 0)) continue;
    days.push(d);
    logs.push(Math.log(dayTotal[d] / usual[weekday[d]]));
  }
  const found: { at: number; shift: number; strength: number }[] = [];
  for (let k = SIDE_DAYS; k + SIDE_DAYS <= days.length; k++) {
    const before = logs.slice(k - SIDE_DAYS, k);
    const after = logs.slice(k, k + SIDE_DAYS);
    const left = median(before);
    const right = median(after);
    const noise = Math.max(scaledMad(before, left), scaledMad(after, right), 0.01) * Math.sqrt(2 / SIDE_DAYS);
    const shift = right - left;
    if (Math.abs(shift) > MIN_SHIFT && Math.abs(shift) > 4 * noise) {
      // why: around a shift many days qualify; medians agree there, the sharpest split is that with the least inner spread
      let inner = 0;
      for (const v of before) inner += Math.abs(v - left);
      for (const v of after) inner += Math.abs(v - right);
      found.push({ at: k, shift, strength: -inner });
    }
  }
  return keepStrongest(found).map(({ at, shift }) => {
    const day = days[at];
    return {
      kind: 'level-shift',
      start: localDayStart(grid.dates[day], grid.zone),
      slots: 0,
      found: dayTotal[day],
      expected: dayTotal[day] / Math.exp(shift),
    };
  });
}

function keepStrongest<T extends { at: number; strength: number }>(found: T[]): T[] {
  const kept: T[] = [];
  for (const candidate of [...found].sort((a, b) => b.strength - a.strength)) {
    if (kept.every((other) => Math.abs(other.at - candidate.at) > SIDE_DAYS)) kept.push(candidate);
  }
  return kept;
}
