import { addDays, dayIntervals, toLocalDate } from '~/engine/time';
import { buildDayGrid, nominalSlotOf } from '../day-grid';
import type { InstantRange, SeriesInput } from '../types';
import { validateSeries } from '../validate-series';
import { expectedValues } from './expected-values';
import { prepareHistory } from './prepare-history';

/** How missing slots are filled: from equal weekdays around, or in a straight line between their neighbours. */
export type FillMethod = 'profile' | 'neighbours';

/**
 * Fills missing open slots between the first and the last known one; closed slots become zero. Where equal weekdays tell nothing the
 * neighbours are taken, where these are missing as well the slot stays unknown.
 * @returns a new series and the stretches that were filled, in order
 * @throws InvalidInput for a series without any value
 */
export function fillGaps(input: SeriesInput, method: FillMethod): { series: SeriesInput; filled: InstantRange[] } {
  validateSeries(input);
  const stepMs = input.intervalMinutes * 60_000;
  const isKnown = (v: number) => !Number.isNaN(v);
  const first = input.volume.findIndex(isKnown);
  const last = input.volume.findLastIndex(isKnown);
  const lastDate = toLocalDate(input.start + last * stepMs, input.zone);
  const grid = buildDayGrid(input, addDays(lastDate, 1), addDays(lastDate, 1));
  const expected = expectedValues(prepareHistory(grid, input.keepAsIs));
  const volume = Float64Array.from(input.volume);
  const filled: InstantRange[] = [];
  for (const [day, date] of grid.dates.entries()) {
    const instants = dayIntervals(date, input.zone, input.intervalMinutes);
    for (const [k, instant] of instants.entries()) {
      const i = Math.round((instant - input.start) / stepMs);
      if (i < first || i > last || isKnown(input.volume[i])) continue;
      const slot = instants.length === grid.slots ? k : nominalSlotOf(instant, input.zone, input.intervalMinutes);
      const at = day * grid.slots + slot;
      const between = betweenNeighbours(input.volume, i);
      const fromProfile = method === 'profile' && isKnown(expected[at]) ? expected[at] : between;
      volume[i] = grid.open[at] ? fromProfile : 0;
      if (!grid.open[at] || Number.isNaN(volume[i])) continue;
      const previous = filled.at(-1);
      if (previous?.to === instant) previous.to = instant + stepMs;
      else filled.push({ from: instant, to: instant + stepMs });
    }
  }
  return { series: { ...input, volume }, filled };
}

/** Value on the straight line between the nearest known slots before and after. */
function betweenNeighbours(volume: Float64Array, at: number): number {
  let before = at - 1;
  while (before >= 0 && Number.isNaN(volume[before])) before--;
  let after = at + 1;
  while (after < volume.length && Number.isNaN(volume[after])) after++;
  if (before < 0 || after >= volume.length) return Number.NaN;
  return volume[before] + ((volume[after] - volume[before]) * (at - before)) / (after - before);
}
