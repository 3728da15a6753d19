import { addDays, toLocalDate } from '~/engine/time';
import { listSchemasInUse } from '~/models/forecast-recount.server';
import { getRefreshSettings } from '~/models/forecast-refresh.server';
import { findRefreshedGroups, listCarriedForecasts } from '~/models/forecast-refresh-groups.server';
import type { ForecastSchema } from '~/models/forecast-schemas';
import { systemActorOf } from '~/models/system-actor.server';
import { handleJob } from './handle-job';
import { refreshForecasts } from './refresh-forecasts';
import { listGroupsWithHistory, requestForecasts } from './request-forecast.server';

/** Groups of one job: few enough that several workers share a night's work. */
const groupsAtOnce = 5;

/** What is counted where no forecast of the group says. */
const usualSchema: ForecastSchema = 'not_unique_received';

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
  const schemas = await listSchemasInUse({ organizationId, groupIds: open.map(({ id }) => id) });
  const schemaOf = ({ id }: { id: string }) => schemas.get(id) ?? usualSchema;
  // why: those of one counter stand together, as a job has one
  const inOrder = open.toSorted((a, b) => schemaOf(a).localeCompare(schemaOf(b)));
  for (let first = 0; first < inOrder.length; ) {
    signal.throwIfAborted();
    const schema = schemaOf(inOrder[first]);
    const some = inOrder.slice(first, first + groupsAtOnce).filter((group) => schemaOf(group) === schema);
    const groupIds = some.map((group) => group.id);
    const { jobId } = await requestForecasts(actor, {
      groupIds,
      startDate,
      horizonDays: settings.horizonDays,
      historyWeeks: settings.historyWeeks,
      schema,
      parameters: { includeHolidays: true, seed: 1, refreshId: job.id },
      carryLayersFrom: await listCarriedForecasts({ organizationId, groupIds, startDate }),
    });
    jobs.push(jobId);
    first += some.length;
    job.progress((100 * first) / open.length, some[0].name);
  }
  return { groups: open.length, jobs };
});
