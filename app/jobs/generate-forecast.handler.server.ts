import { closeForecasts, startForecasts } from '~/models/forecast.server';
import { measureClosedDays } from '~/models/forecast-accuracy-fill.server';
import { notifyUsers } from '~/models/notification.server';
import { computeForecast } from './compute-forecast.server';
import { generateForecast } from './generate-forecast';
import { handleJob } from './handle-job';
import { reportRefresh } from './report-refresh.server';

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
    const fault = await computeForecast(forecast, { organizationId, signal, createdBy: job.createdBy, report });
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
  // why: days that have passed are judged at once, so that a forecast of the past shows its accuracy as soon as it is there
  const today = new Date().toISOString().slice(0, 10);
  if (started.some(({ startDate }) => startDate < today)) await measureClosedDays({ organizationId });
  const refreshIds = new Set(started.flatMap(({ parameters }) => parameters.refreshId ?? []));
  for (const refreshId of refreshIds) await reportRefresh({ organizationId, refreshId });
  if (job.createdBy && refreshIds.size === 0) {
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
