import { InvalidInput } from '~/engine/errors';
import { forecastLongRange, type SeriesInput } from '~/engine/forecasting';
import { definePoolTask } from './pool-task';

export interface ProjectWeeksInput {
  series: SeriesInput;
  /** Monday from which weeks are wanted */
  startDate: string;
  weeks: number;
}

/** Contacts and handling time of each week from the Monday on; `volume` is null where the history does not allow a forecast. */
export type ProjectWeeksOutput =
  | {
      volume: number[];
      ahtSec: number[];
      /** error of such forecasts in the past, percent; null where the history is too short to tell */
      wape: number | null;
    }
  | { volume: null };

export default definePoolTask<ProjectWeeksInput, ProjectWeeksOutput>(({ series, startDate, weeks }) => {
  try {
    const { periods, backtest } = forecastLongRange(series, {
      horizonStartDate: startDate,
      unit: 'week',
      periods: weeks,
    });
    return {
      volume: periods.map((period) => period.volume),
      ahtSec: periods.map((period) => period.ahtSec),
      wape: Number.isFinite(backtest.wape) ? backtest.wape : null,
    };
  } catch (error) {
    if (error instanceof InvalidInput) return { volume: null };
    throw error;
  }
});
