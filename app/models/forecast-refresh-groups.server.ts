import { query } from '~/platform/pg.server';

/** Groups whose forecasts a refresh has ordered already. */
export async function findRefreshedGroups(input: { organizationId: string; refreshId: string }): Promise<Set<string>> {
  const rows = await query<{ groupId: string }>(
    'forecast-refreshed-groups',
    `select distinct group_id as "groupId" from forecasts
     where organization_id = $1 and created_at > now() - interval '3 days' and parameters ->> 'refreshId' = $2`,
    [input.organizationId, input.refreshId],
  );
  return new Set(rows.map((row) => row.groupId));
}

/** The forecast of each group that counts on a date, whose changes by planners go on in the next one. */
export async function listCarriedForecasts(input: {
  organizationId: string;
  groupIds: string[];
  startDate: string;
}): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'forecast-carried',
    `select distinct on (group_id) id from forecasts
     where organization_id = $1 and group_id = any($2::uuid[]) and is_current and status = 'ready' and start_date <= $3 and end_date > $3
     order by group_id, id desc`,
    [input.organizationId, input.groupIds, input.startDate],
  );
  return rows.map((row) => row.id);
}
