import { InvalidInput } from '~/engine/errors';
import {
  forecastLongRange,
  type LongRangeOptions,
  type LongRangeResult,
  type SeriesInput,
  sumYearBefore,
} from '~/engine/forecasting';
import { definePoolTask } from './pool-task';

export interface LongRangeTaskInput {
  series: SeriesInput;
  options: LongRangeOptions;
}

/** A forecast by weeks or months beside the same periods of the year before. */
export type LongRangeForecast = Omit<LongRangeResult, 'band' | 'backtest'> & {
  /** percent; null where the history is too short to tell */
  backtest: { origins: number; wape: number | null; bias: number | null; naiveWape: number | null };
  /** contacts of the same days a year before; null where too few of them are known */
  yearBefore: (number | null)[];
};

/** A forecast, or the field and the rule that the history or the question breaks. */
export type LongRangeTaskOutput = { forecast: LongRangeForecast } | { fault: { field: string; rule: string } };

export default definePoolTask<LongRangeTaskInput, LongRangeTaskOutput>(({ series, options }) => {
  try {
    const { band: _band, backtest, ...result } = forecastLongRange(series, options);
    const known = (value: number) => (Number.isFinite(value) ? value : null);
    const { origins, wape, bias, naiveWape } = backtest;
    return {
      forecast: {
        ...result,
        backtest: { origins, wape: known(wape), bias: known(bias), naiveWape: known(naiveWape) },
        yearBefore: sumYearBefore(series, options.unit, result.periods),
      },
    };
  } catch (error) {
    if (error instanceof InvalidInput) return { fault: { field: error.field, rule: error.rule } };
    throw error;
  }
});
