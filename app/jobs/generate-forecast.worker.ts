import { InvalidInput } from '~/engine/errors';
import { type ForecastResult, forecastSeries, type SeriesInput } from '~/engine/forecasting';
import { definePoolTask } from './pool-task';

export interface ForecastTaskInput {
  series: SeriesInput;
  startDate: string;
  horizonDays: number;
}

/** A forecast, or why the input cannot be answered. */
export type ForecastTaskOutput = { result: ForecastResult } | { fault: string };

export interface ForecastTaskMessage {
  done: number;
  step: string;
}

export default definePoolTask<ForecastTaskInput, ForecastTaskOutput, ForecastTaskMessage>(
  (input, { post, isCancelled }) => {
    const abort = new AbortController();
    try {
      const result = forecastSeries(input.series, {
        horizonStartDate: input.startDate,
        horizonDays: input.horizonDays,
        signal: abort.signal,
        onProgress: (done, step) => {
          if (isCancelled()) abort.abort();
          post({ done, step });
        },
      });
      return { result };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
