import { getForecast } from './forecast.server';
import { type ForecastLevel, readForecastSeries } from './forecast-interval.server';
import { readRequirementSeries } from './forecast-requirement.server';

/** Two forecasts on one axis; columns of equal length. */
export interface ForecastComparison {
  /** epoch seconds */
  starts: number[];
  forecast: (number | null)[];
  other: (number | null)[];
  actual: (number | null)[];
  totals: { forecastId: string; contacts: number; agentHours: number }[];
}

/**
 * Lays two forecasts beside one another and beside what came, also where their periods differ.
 * @throws AppError not_found for either of them
 */
export async function compareForecasts(input: {
  organizationId: string;
  forecastId: string;
  otherId: string;
  level: ForecastLevel;
}): Promise<ForecastComparison> {
  const { organizationId, level } = input;
  const ids = [input.forecastId, input.otherId];
  await Promise.all(ids.map((forecastId) => getForecast({ organizationId, forecastId })));
  const [series, requirements] = await Promise.all([
    Promise.all(ids.map((forecastId) => readForecastSeries({ organizationId, forecastId, level }))),
    Promise.all(ids.map((forecastId) => readRequirementSeries({ organizationId, forecastId, level }))),
  ]);
  const starts = [...new Set(series.flatMap((one) => one.starts))].sort((a, b) => a - b);
  const align = (index: number, column: 'volume' | 'actual') => {
    const known = new Map(series[index].starts.map((start, i) => [start, series[index][column][i]]));
    return starts.map((start) => known.get(start) ?? null);
  };
  const [own, others] = [align(0, 'actual'), align(1, 'actual')];
  return {
    starts,
    forecast: align(0, 'volume'),
    other: align(1, 'volume'),
    actual: starts.map((_, i) => own[i] ?? others[i]),
    totals: ids.map((forecastId, i) => ({
      forecastId,
      contacts: series[i].volume.reduce((sum, value) => sum + value, 0),
      agentHours: requirements[i].totalHours,
    })),
  };
}
