import { dayIntervals } from '~/engine/time';
import { type DayGrid, nominalSlotOf } from '../day-grid';
import { median, scaledMad } from '../numeric/robust';
import type { SeriesInput } from '../types';
import type { CorrectionProposal } from './correction-proposal';

const NEIGHBOURS = 6;
const MIN_NEIGHBOURS = 5;
/** Handling times of single contacts scatter about as much as their mean; n contacts by the root of n less. */
const CONTACT_SPREAD = 0.8;
const MIN_SPREAD = 0.05;

/**
 * Handling times far from those of the same slot on the nearest equal weekdays. The scale is the larger of the MAD and the scatter
 * that so few contacts have by nature.
 */
export function findAhtOutliers(input: SeriesInput, grid: DayGrid, deviations: number): CorrectionProposal[] {
  const { slots, historyDays, weekday, ahtSec, value } = grid;
  const proposals: CorrectionProposal[] = [];
  const window = new Float64Array(2 * NEIGHBOURS);
  for (let w = 1; w <= 7; w++) {
    const days: number[] = [];
    for (let d = 0; d < historyDays; d++) if (weekday[d] === w) days.push(d);
    for (let s = 0; s < slots; s++) {
      for (let k = 0; k < days.length; k++) {
        const at = days[k] * slots + s;
        if (!(ahtSec[at] > 0) || !(value[at] > 0)) continue;
        let n = 0;
        for (let j = Math.max(0, k - NEIGHBOURS); j <= Math.min(days.length - 1, k + NEIGHBOURS); j++) {
          const other = ahtSec[days[j] * slots + s];
          if (j !== k && other > 0) window[n++] = other;
        }
        if (n < MIN_NEIGHBOURS) continue;
        const near = window.subarray(0, n);
        const centre = median(near);
        const natural = centre * Math.max(MIN_SPREAD, CONTACT_SPREAD / Math.sqrt(value[at]));
        const distance = Math.abs(ahtSec[at] - centre);
        if (distance <= deviations * natural) continue;
        const spread = Math.max(natural, scaledMad(near, centre));
        if (distance <= deviations * spread) continue;
        proposals.push(propose(input, grid, days[k], s, centre, distance / spread));
      }
    }
  }
  return proposals;
}

function propose(
  input: SeriesInput,
  grid: DayGrid,
  day: number,
  slot: number,
  expected: number,
  deviations: number,
): CorrectionProposal {
  const instants = dayIntervals(grid.dates[day], grid.zone, grid.intervalMinutes);
  const from =
    instants.length === grid.slots
      ? instants[slot]
      : (instants.find((instant) => nominalSlotOf(instant, grid.zone, grid.intervalMinutes) === slot) ?? instants[0]);
  const found = input.ahtSec[Math.round((from - input.start) / (input.intervalMinutes * 60_000))];
  const params = {
    found: Math.round(found),
    expected: Math.round(expected),
    deviations: Math.round(10 * deviations) / 10,
  };
  return {
    id: `ahtSec:outlier:${from}:1`,
    target: 'ahtSec',
    kind: 'outlier',
    from,
    to: from + input.intervalMinutes * 60_000,
    found: [found],
    proposed: [expected],
    reason: { code: found > expected ? 'aht-high' : 'aht-low', params },
  };
}
