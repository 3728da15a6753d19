import { median } from '../numeric/robust';
import type { PreparedHistory } from './prepare-history';

const NEIGHBOURS = 4;

/**
 * What each open slot of the history is to be expected to hold: the median of the same slot on the nearest equal weekdays before
 * and after, times the level of its own day where enough of the day is known.
 * @returns days x slots, NaN where closed or where no equal weekday is known
 */
export function expectedValues({ grid, clean }: PreparedHistory): Float64Array {
  const { slots, historyDays, weekday, open } = grid;
  const expected = new Float64Array(grid.dates.length * slots).fill(Number.NaN);
  for (let w = 1; w <= 7; w++) {
    const days: number[] = [];
    for (let d = 0; d < historyDays; d++) {
      if (weekday[d] === w && clean.subarray(d * slots, (d + 1) * slots).some((v) => !Number.isNaN(v))) days.push(d);
    }
    for (let d = 0; d < historyDays; d++) {
      if (weekday[d] !== w) continue;
      const near = nearestDays(days, d);
      for (let s = 0; s < slots; s++) {
        if (!open[d * slots + s]) continue;
        expected[d * slots + s] = median(near.map((day) => clean[day * slots + s]));
      }
    }
  }
  for (let d = 0; d < historyDays; d++) scaleToDay(expected, clean, d * slots, slots);
  return expected;
}

/** Up to four equal weekdays before and four after, without the day itself. */
function nearestDays(days: readonly number[], day: number): number[] {
  const at = days.findIndex((d) => d >= day);
  const middle = at < 0 ? days.length : at;
  const after = days[middle] === day ? middle + 1 : middle;
  return [...days.slice(Math.max(0, middle - NEIGHBOURS), middle), ...days.slice(after, after + NEIGHBOURS)];
}

/** Moves a day's expectation to its own level where at least a third of it is known. */
function scaleToDay(expected: Float64Array, clean: Float64Array, from: number, slots: number): void {
  let known = 0;
  let usual = 0;
  let all = 0;
  for (let i = from; i < from + slots; i++) {
    if (Number.isNaN(expected[i])) continue;
    all += expected[i];
    if (Number.isNaN(clean[i])) continue;
    known += clean[i];
    usual += expected[i];
  }
  if (!(usual > 0) || usual < all / 3) return;
  for (let i = from; i < from + slots; i++) expected[i] *= known / usual;
}
