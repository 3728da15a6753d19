import type { GlobalModel, SeriesInput } from '~/engine/forecasting';
import { addDays } from '~/engine/time';
import { rememberCalculation } from '~/models/calculation.server';
import { loadForecastInput } from '~/models/forecast-input.server';
import type { ForecastSchema } from '~/models/forecast-schemas';
import { AppError } from '~/platform/errors.server';
import type { GlobalModelTaskInput } from './learn-global-model.worker';
import { poolTaskFile } from './pool-task-file';
import { listGroupsWithHistory } from './request-forecast.server';
import { runInPool } from './run-in-pool.server';
import { startWithFigures } from './start-with-figures';

const historyWeeks = 52;
/** Groups that teach; more add little and cost memory. */
const mostGroups = 60;
/** Days before the horizon within which the starts of a back-test lie, and the longest horizon that is kept apart. */
const originDays = 40;
const mostHorizonDays = 182;

/**
 * What the histories of all groups of an organization teach about how a level goes on. Days on which a back-test at this horizon is judged are not
 * learned from, so that its error is one of the future. Learned in a thread of the pool and kept for a day, as long as no new day has come.
 * @param input.startDate first date of the forecast
 */
export async function learnGlobalModelOf(input: {
  organizationId: string;
  schema: ForecastSchema;
  startDate: string;
  horizonDays: number;
  signal?: AbortSignal;
}): Promise<GlobalModel> {
  const { organizationId, schema, startDate, horizonDays, signal } = input;
  const endDate = addDays(startDate, -(Math.min(horizonDays, mostHorizonDays) + originDays));
  const groups = (await listGroupsWithHistory({ organizationId })).slice(0, mostGroups);
  const question = { organizationId, schema, endDate, groups: groups.map(({ id, lastDate }) => [id, lastDate]) };
  return rememberCalculation('global-model', question, async () => {
    const series: SeriesInput[] = [];
    for (const { id: groupId } of groups) {
      signal?.throwIfAborted();
      // why: one read for each group, as its own forecast makes; all at once would hold every connection
      const history = await loadHistory({ organizationId, groupId, schema, endDate });
      if (history) series.push(startWithFigures(history));
    }
    const task: GlobalModelTaskInput = { groups: series, endDate };
    return runInPool<GlobalModelTaskInput, GlobalModel>(poolTaskFile('learn-global-model.worker.ts'), task, { signal });
  });
}

/** The last year of a group; null where there is none. */
async function loadHistory(input: {
  organizationId: string;
  groupId: string;
  schema: ForecastSchema;
  endDate: string;
}): Promise<SeriesInput | null> {
  const { endDate, ...group } = input;
  const period = { historyFrom: addDays(endDate, -7 * historyWeeks), historyTo: endDate, horizonEnd: endDate };
  return loadForecastInput({ ...group, ...period, includeHolidays: true, seed: 1 }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'invalid') return null;
    throw error;
  });
}
