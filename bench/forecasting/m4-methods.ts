import { loadAugurs } from '~/integrations/augurs/load-augurs.server';

const HOUR_SEC = 3600;

export type HourlyMethod = (train: Float64Array, horizon: number) => ArrayLike<number>;

/** Seasonal naive forecasts, and the models of augurs as their authors would set them up for hours of a week. */
export async function createHourlyMethods(): Promise<Record<string, HourlyMethod>> {
  const { MSTL, Prophet, optimizer } = await loadAugurs();
  const repeat =
    (period: number): HourlyMethod =>
    (train, horizon) =>
      Float64Array.from({ length: horizon }, (_, h) => train[train.length - period + (h % period)]);
  return {
    'seasonal naive, a day': repeat(24),
    'seasonal naive, a week': repeat(168),
    'MSTL+ETS [24, 168]': (train, horizon) => {
      const model = MSTL.ets([24, 168]);
      model.fit(train);
      const { point } = model.predict(horizon);
      model.free();
      return point;
    },
    'Prophet, additive, daily and weekly': (train, horizon) => {
      const model = new Prophet({
        optimizer: optimizer as never,
        growth: 'linear',
        uncertaintySamples: 0,
        dailySeasonality: { type: 'manual', enabled: true },
        weeklySeasonality: { type: 'manual', enabled: true },
        yearlySeasonality: { type: 'manual', enabled: false },
        seasonalityMode: 'additive',
      });
      const hours = (from: number, count: number) => Array.from({ length: count }, (_, i) => (from + i) * HOUR_SEC);
      model.fit({ ds: hours(0, train.length), y: Array.from(train) });
      const { yhat } = model.predict({ ds: hours(train.length, horizon) });
      model.free();
      return yhat.point;
    },
  };
}

/** Errors of one method summed over series. */
export interface M4Sums {
  smape: number;
  mase: number;
  series: number;
}

export function emptyM4Sums(): M4Sums {
  return { smape: 0, mase: 0, series: 0 };
}

/** Adds sMAPE in per cent and MASE (scaled by the error of lag 24 within the training data) of one forecast. */
export function addM4Errors(
  sums: M4Sums,
  train: ArrayLike<number>,
  test: readonly number[],
  forecast: ArrayLike<number>,
): void {
  let scale = 0;
  for (let i = 24; i < train.length; i++) scale += Math.abs(train[i] - train[i - 24]) / (train.length - 24);
  let smape = 0;
  let absolute = 0;
  for (const [h, actual] of test.entries()) {
    const size = Math.abs(actual) + Math.abs(forecast[h]);
    if (size > 0) smape += (200 * Math.abs(actual - forecast[h])) / size / test.length;
    absolute += Math.abs(actual - forecast[h]) / test.length;
  }
  sums.smape += smape;
  sums.mase += absolute / scale;
  sums.series++;
}
