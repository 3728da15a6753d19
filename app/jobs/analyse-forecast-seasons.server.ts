import type { SeriesInput } from '~/engine/forecasting';
import { toLocalDate } from '~/engine/time';
import { rememberCalculation } from '~/models/calculation.server';
import { getForecast } from '~/models/forecast.server';
import { loadForecastInput } from '~/models/forecast-input.server';
import { readLongRangeContext } from '~/models/long-range-context.server';
import { AppError } from '~/platform/errors.server';
import type { SeasonComponents, SeasonTaskOutput } from './analyse-seasons.worker';
import { poolTaskFile } from './pool-task-file';
import { runInPool } from './run-in-pool.server';
import { startWithFigures } from './start-with-figures';

export type ForecastSeasons = SeasonComponents & { intervalMinutes: number };

/**
 * Growth, months, weekdays and the shape of the day in the history that a forecast learned from, with the corrections that planners
 * have made since. Computed in a thread of the pool, and kept for the day as long as the history stays as it is.
 * @returns null where the history does not allow any
 * @throws AppError not_found
 */
export async function analyseForecastSeasons(input: {
  organizationId: string;
  forecastId: string;
}): Promise<ForecastSeasons | null> {
  const { organizationId, forecastId } = input;
  const { groupId, schema, historyFrom, historyTo, timeZone, intervalMinutes } = await getForecast(input);
  const { historyMark } = await readLongRangeContext({ organizationId, groupId });
  const today = toLocalDate(Date.now(), timeZone);
  const [to] = [historyTo, today].sort();
  const question = { organizationId, forecastId, historyFrom, to, historyMark };
  const found = await rememberCalculation('seasons', question, async () => {
    const series = await loadForecastInput({
      organizationId,
      groupId,
      schema,
      historyFrom,
      historyTo: to,
      horizonEnd: to,
      includeHolidays: true,
      seed: 1,
    }).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'invalid') return null;
      throw error;
    });
    const components =
      series &&
      (await runInPool<SeriesInput, SeasonTaskOutput>(
        poolTaskFile('analyse-seasons.worker.ts'),
        startWithFigures(series),
      ));
    return { components };
  });
  return found.components && { ...found.components, intervalMinutes };
}
