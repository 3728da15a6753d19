import { watchIncomingData } from '~/models/anomaly-watch.server';
import { tellOfStartedEvents } from '~/models/event-watch.server';
import { listPlanningOrganizations } from '~/models/forecast-refresh.server';
import { logger } from '~/platform/logger.server';
import { defineTick } from './define-tick';

/** Looks every minute whether what came in the last intervals is unlike the forecast, and which special events have begun. */
export default defineTick({ name: 'watch-incoming-data', everyMs: 60_000 }, async ({ signal }) => {
  let found = 0;
  for (const { organizationId } of await listPlanningOrganizations()) {
    if (signal.aborted) break;
    try {
      found += (await watchIncomingData({ organizationId, now: Date.now() })).length;
      await tellOfStartedEvents({ organizationId, now: Date.now() });
    } catch (error) {
      // why: the trouble of one organization must not blind the others
      logger.error({ err: error, organizationId }, 'incoming data could not be watched');
    }
  }
  return { found };
});
