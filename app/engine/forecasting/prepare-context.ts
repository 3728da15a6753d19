import { buildDayFeatures } from './calendar/day-features';
import { prepareHistory } from './cleaning/prepare-history';
import { buildDayGrid } from './day-grid';
import type { MemberContext } from './members/member';
import type { SeriesInput } from './types';

/**
 * A series as members see it: day grid, cleaned history and columns of the calendar.
 * @param startDate first local date that is not history
 * @param endDate first local date after the horizon
 */
export function prepareContext(input: SeriesInput, startDate: string, endDate: string): MemberContext {
  const grid = buildDayGrid(input, startDate, endDate);
  return {
    history: prepareHistory(grid, input.keepAsIs),
    features: buildDayFeatures(grid, input.levelShifts ?? []),
    seed: input.seed,
  };
}
