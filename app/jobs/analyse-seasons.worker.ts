import { InvalidInput } from '~/engine/errors';
import { analyseSeasons, type ReasonPart, type SeriesInput } from '~/engine/forecasting';
import { definePoolTask } from './pool-task';

/** Trend and seasons of a history as plain numbers. */
export interface SeasonComponents {
  /** factor by calendar month, mean 1; `days` of history that taught it */
  months: { month: number; factor: number; days: number }[];
  /** factor by weekday, 1 = Monday, mean 1 over open weekdays; 0 where closed */
  weekdays: { weekday: number; factor: number; days: number }[];
  /** share of a mean day by interval, sum 1 */
  slots: number[];
  /** 0.1 = ten per cent */
  growthPerYear: number;
  warnings: ReasonPart[];
}

/** Components, or null where the history does not allow any. */
export type SeasonTaskOutput = SeasonComponents | null;

export default definePoolTask<SeriesInput, SeasonTaskOutput>((series) => {
  try {
    const { months, weekdays, slots, growthPerYear, warnings } = analyseSeasons(series);
    return { months, weekdays, slots: Array.from(slots), growthPerYear, warnings };
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
});
