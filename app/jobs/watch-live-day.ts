import { listWatchedOrganizations, watchLiveDay } from '~/models/live-watch.server';
import { logger } from '~/platform/logger.server';
import { defineTick } from './define-tick';

/** Looks at the live day of every organization: adherence so far, and alerts. */
export default defineTick({ name: 'watch-live-day', everyMs: 30_000 }, async ({ signal }) => {
  const looks: Record<string, unknown> = {};
  for (const organizationId of await listWatchedOrganizations()) {
    if (signal.aborted) break;
    try {
      looks[organizationId] = await watchLiveDay(organizationId);
    } catch (error) {
      // why: the trouble of one organization must not blind the others
      logger.error({ err: error, organizationId }, 'the live day could not be watched');
    }
  }
  return looks;
});
