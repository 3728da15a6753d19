import { claimDueRefreshes } from '~/models/forecast-refresh.server';
import { queueJob } from '~/models/job.server';
import { defineTick } from './define-tick';
import { refreshForecasts } from './refresh-forecasts';

/** Looks every minute which organizations want their forecasts refreshed, by the clock or because new data has come. */
export default defineTick({ name: 'start-refreshes', everyMs: 60_000 }, async () => {
  const claimed = await claimDueRefreshes({ kind: refreshForecasts.name, now: Date.now() });
  for (const { organizationId, jobId } of claimed) {
    await queueJob(refreshForecasts, { jobId, organizationId, payload: {} });
  }
  return { started: claimed.length };
});
