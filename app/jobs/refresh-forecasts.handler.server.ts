import { addDays, toLocalDate } from '~/engine/time';
import { getRefreshSettings } from '~/models/forecast-refresh.server';
import { findRefreshedGroups, listCarriedForecasts } from '~/models/forecast-refresh-groups.server';
import { systemActorOf } from '~/models/system-actor.server';
import { handleJob } from './handle-job';
import { refreshForecasts } from './refresh-forecasts';
import { listGroupsWithHistory, requestForecasts } from './request-forecast.server';

/** Groups of one job: few enough that several workers share a night's work. */
const groupsAtOnce = 5;

export default handleJob(refreshForecasts, async ({ job, signal }) => {
  const { organizationId } = job;
  const [actor, settings, known, made] = await Promise.all([
    systemActorOf({ organizationId, userId: job.createdBy }),
    getRefreshSettings({ organizationId }),
    listGroupsWithHistory({ organizationId }),
    // why: after a crash the job runs again; what it had ordered already is not ordered twice
    findRefreshedGroups({ organizationId, refreshId: job.id }),
  ]);
  const open = known.filter((group) => !made.has(group.id));
  const startDate = addDays(toLocalDate(Date.now(), settings.timeZone), 1);
  const jobs: string[] = [];
  for (let first = 0; first < open.length; first += groupsAtOnce) {
    signal.throwIfAborted();
    const groupIds = open.slice(first, first + groupsAtOnce).map((group) => group.id);
    const { jobId } = await requestForecasts(actor, {
      groupIds,
      startDate,
      horizonDays: settings.horizonDays,
      historyWeeks: settings.historyWeeks,
      schema: 'not_unique_received',
      parameters: { includeHolidays: true, seed: 1, refreshId: job.id },
      carryLayersFrom: await listCarriedForecasts({ organizationId, groupIds, startDate }),
    });
    jobs.push(jobId);
    job.progress((100 * (first + groupIds.length)) / open.length, known[first]?.name);
  }
  return { groups: open.length, jobs };
});
