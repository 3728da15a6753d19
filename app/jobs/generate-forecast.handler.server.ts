import { diffDays } from '~/engine/time';
import { closeForecasts, startForecasts } from '~/models/forecast.server';
import { loadForecastInput } from '~/models/forecast-input.server';
import { saveForecastResult } from '~/models/forecast-result.server';
import { notifyUsers } from '~/models/notification.server';
import { AppError } from '~/platform/errors.server';
import { generateForecast } from './generate-forecast';
import type { ForecastTaskInput, ForecastTaskMessage, ForecastTaskOutput } from './generate-forecast.worker';
import { handleJob, type JobContext } from './handle-job';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./generate-forecast.worker.ts', import.meta.url);

type Started = Awaited<ReturnType<typeof startForecasts>>[number];

export default handleJob(generateForecast, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const { forecastIds } = payload;
  const started = await startForecasts({ organizationId, forecastIds });
  const failures: { group: string; reason: string }[] = [];
  let finished = 0;
  for (const forecast of started) {
    if (signal.aborted) break;
    const report = (share: number) => job.progress((100 * (finished + share)) / started.length, forecast.groupName);
    report(0);
    const fault = await computeOne(forecast, { organizationId, signal, createdBy: job.createdBy, report });
    finished += 1;
    if (fault) {
      failures.push({ group: forecast.groupName, reason: fault });
      await closeForecasts({ organizationId, forecastIds: [forecast.id], status: 'failed', error: fault });
    }
  }
  if (signal.aborted) {
    // why: a worker that stops gives the job back; only a person's cancel ends the forecasts.
    if (signal.reason !== 'shutdown') await closeForecasts({ organizationId, forecastIds, status: 'cancelled' });
    signal.throwIfAborted();
  }
  if (job.createdBy) {
    await notifyUsers({
      organizationId,
      userIds: [job.createdBy],
      kind: failures.length ? 'forecast_failed' : 'forecast_ready',
      params: { count: finished - failures.length, failed: failures.length, group: started[0]?.groupName ?? '' },
      link: started.length === 1 ? `/plan/forecasts/${started[0].id}` : '/plan/forecasts',
    });
  }
  return { forecastIds, ready: finished - failures.length, failures };
});

/** @returns why the forecast could not be made, or null */
async function computeOne(
  forecast: Started,
  context: Pick<JobContext<unknown>, 'signal'> & {
    organizationId: string;
    createdBy: string | null;
    report: (share: number) => void;
  },
): Promise<string | null> {
  const { organizationId, signal, createdBy, report } = context;
  try {
    const series = await loadForecastInput({
      organizationId,
      groupId: forecast.groupId,
      schema: forecast.schema,
      historyFrom: forecast.historyFrom,
      historyTo: forecast.historyTo,
      horizonEnd: forecast.endDate,
      includeHolidays: forecast.parameters.includeHolidays ?? true,
      seed: forecast.parameters.seed ?? 1,
    });
    const horizonDays = diffDays(forecast.startDate, forecast.endDate);
    const output = await runInPool<ForecastTaskInput, ForecastTaskOutput, ForecastTaskMessage>(
      workerFile,
      { series, startDate: forecast.startDate, horizonDays },
      { signal, onMessage: (message) => report(message.done) },
    );
    if ('fault' in output) return output.fault;
    const actor = {
      organizationId,
      actorId: createdBy,
      actorKind: createdBy ? ('user' as const) : ('system' as const),
      source: 'job' as const,
    };
    await saveForecastResult(actor, { organizationId, forecastId: forecast.id, result: output.result });
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
