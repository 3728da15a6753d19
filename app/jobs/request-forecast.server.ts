import { v7 as createId } from 'uuid';
import type { AccessScope, Actor } from '~/auth/actor';
import { closeForecasts, createForecasts, type NewForecast } from '~/models/forecast.server';
import { groupScopeSql } from '~/models/group-scope.server';
import { enqueueJob } from '~/models/job.server';
import { query } from '~/platform/pg.server';
import { generateForecast } from './generate-forecast';

/**
 * Creates pending forecasts and the job that computes them.
 * @returns the job to follow and the forecasts in the order of the groups
 */
export async function requestForecasts(
  actor: Actor,
  input: NewForecast,
): Promise<{ jobId: string; forecastIds: string[] }> {
  const jobId = createId();
  const forecastIds = await createForecasts(actor, input, jobId);
  try {
    await enqueueJob(actor, generateForecast, { forecastIds }, { jobId });
  } catch (error) {
    await closeForecasts({
      organizationId: actor.organizationId,
      forecastIds,
      status: 'failed',
      error: 'The job could not be queued.',
    });
    throw error;
  }
  return { jobId, forecastIds };
}

/**
 * Active groups that have any history, for "forecast all".
 * @param input.scope the groups within reach; all where it is absent
 */
export async function listGroupsWithHistory(input: {
  organizationId: string;
  scope?: AccessScope;
}): Promise<{ id: string; name: string; lastDate: string }[]> {
  const { scope = { kind: 'all' } } = input;
  const reached = groupScopeSql(scope, 'g', 2);
  return query(
    `groups-with-history-${scope.kind}`,
    `select g.id, g.name, (last.at at time zone g.time_zone)::date as "lastDate" from groups g
     cross join lateral (select max(interval_start) as at from contact_statistics s where s.group_id = g.id
       or s.group_id in (select member_id from group_aggregates a where a.aggregate_id = g.id)) last
     where g.organization_id = $1 and g.status = 'active' and last.at is not null and ${reached.sql} order by g.name`,
    [input.organizationId, ...reached.values],
  );
}
