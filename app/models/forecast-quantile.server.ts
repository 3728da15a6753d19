import { invalid } from '~/platform/errors.server';
import { getForecast } from './forecast.server';
import { isBandLevel } from './forecast-band';
import { type ForecastSeries, readForecastSeries } from './forecast-interval.server';
import { quantileColumn, type StoredBands } from './quantile-column';

/**
 * A forecast beside what came, with quantiles of choice.
 * @param input.probabilities strictly between 0 and 1
 * @throws AppError not_found; invalid for hours and months, which have no errors of their own
 */
export async function readForecastQuantiles(
  input: Parameters<typeof readForecastSeries>[0] & { probabilities: readonly number[] },
): Promise<ForecastSeries & { quantiles: { p: number; values: (number | null)[] }[] }> {
  const { probabilities, ...wanted } = input;
  const { level } = wanted;
  if (!isBandLevel(level)) {
    throw invalid(
      'quantiles',
      'level',
      'Quantiles are known of intervals, days and weeks: choose one of these levels.',
    );
  }
  const [series, { timeZone, result }] = await Promise.all([readForecastSeries(wanted), getForecast(wanted)]);
  const stored = result as StoredBands | null;
  const quantiles = probabilities.map((p) => ({ p, values: quantileColumn(series, { level, timeZone, stored, p }) }));
  return { ...series, quantiles };
}
