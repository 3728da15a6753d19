import { toLocalDate } from '~/engine/time';
import { alertAboutAccuracy } from '~/models/forecast-accuracy-alert.server';
import { measureClosedDays } from '~/models/forecast-accuracy-fill.server';
import { listPlanningOrganizations } from '~/models/forecast-refresh.server';
import { logger } from '~/platform/logger.server';
import { defineTick } from './define-tick';

/** Measures closed days of forecasts against what came, every hour, and tells planners where accuracy has fallen. */
export default defineTick({ name: 'measure-accuracy', pattern: '7 * * * *', runsAtStart: true }, async ({ signal }) => {
  const measured: Record<string, number> = {};
  for (const { organizationId, timeZone } of await listPlanningOrganizations()) {
    if (signal.aborted) break;
    try {
      measured[organizationId] = await measureClosedDays({ organizationId });
      await alertAboutAccuracy({ organizationId, today: toLocalDate(Date.now(), timeZone) });
    } catch (error) {
      // why: the trouble of one organization must not leave the others unmeasured
      logger.error({ err: error, organizationId }, 'accuracy could not be measured');
    }
  }
  return measured;
});
