import type { AccessScope } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import type { ForecastStatus } from './forecast.server';
import { groupScopeSql } from './group-scope.server';

export interface ForecastRow {
  id: string;
  name: string;
  groupName: string;
  serviceName: string;
  channelType: string;
  status: ForecastStatus;
  versionNumber: number;
  startDate: string;
  /** last day, inclusive */
  lastDate: string;
  wape: number | null;
  bias: number | null;
  contacts: number | null;
  createdAt: string;
  createdByName: string | null;
}

const sortColumns: Record<string, string> = {
  group: 'g.name',
  service: 's.name',
  status: 'f.status',
  period: 'f.start_date',
  wape: `(f.result #>> '{backtest,scores,0,intervalWape}')::float8`,
  created: 'f.id',
};

/** One page of the forecasts that count (current, or on their way) and lie within reach, with the number of all. */
export async function listForecastRows(input: {
  organizationId: string;
  scope: AccessScope;
  search?: string;
  groupId?: string;
  status?: string;
  sort: { column: string; isDescending: boolean } | null;
  page: number;
  pageSize: number;
}): Promise<{ rows: ForecastRow[]; total: number }> {
  const column = sortColumns[input.sort?.column ?? 'created'] ?? 'f.id';
  const direction = input.sort && !input.sort.isDescending ? 'asc' : 'desc';
  const reached = groupScopeSql(input.scope, 'g', 7);
  const rows = await query<ForecastRow & { total: number }>(
    `forecast-page-${input.scope.kind}-${input.sort?.column ?? 'created'}-${direction}`,
    `select f.id, f.name, g.name as "groupName", s.name as "serviceName", g.channel_type as "channelType", f.status,
       f.version_number as "versionNumber", f.start_date as "startDate", f.end_date - 1 as "lastDate",
       (f.result #>> '{backtest,scores,0,intervalWape}')::float8 as "wape", (f.result #>> '{backtest,scores,0,dayBias}')::float8 as "bias",
       null::float8 as contacts, f.created_at as "createdAt", u.display_name as "createdByName", count(*) over () as total
     from forecasts f join groups g on g.id = f.group_id join services s on s.id = g.service_id left join users u on u.id = f.created_by
     where f.organization_id = $1 and (f.is_current or f.status in ('pending', 'running', 'failed'))
       and ($2::text is null or g.name ilike '%' || $2 || '%' or f.name ilike '%' || $2 || '%') and ($3::uuid is null or f.group_id = $3)
       and ($4::text is null or f.status = $4) and ${reached.sql}
     order by ${column} ${direction} nulls last, f.id desc limit $5 offset $6`,
    [
      input.organizationId,
      input.search?.trim().replace(/[\\%_]/g, '\\$&') || null,
      input.groupId ?? null,
      input.status || null,
      input.pageSize,
      (input.page - 1) * input.pageSize,
      ...reached.values,
    ],
    reader(),
  );
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** Groups within reach for choosing in forms, with the day their history ends. */
export async function listForecastGroups(input: {
  organizationId: string;
  scope: AccessScope;
}): Promise<{ id: string; name: string; serviceName: string; channelType: string; lastDate: string | null }[]> {
  const reached = groupScopeSql(input.scope, 'g', 2);
  return query(
    `forecast-page-groups-${input.scope.kind}`,
    `select g.id, g.name, s.name as "serviceName", g.channel_type as "channelType", (last.at at time zone g.time_zone)::date as "lastDate"
     from groups g join services s on s.id = g.service_id
     left join lateral (select max(newest.at) as at
       from (select g.id union all select a.member_id from group_aggregates a where a.aggregate_id = g.id) part(group_id)
       cross join lateral (select c.interval_start as at from contact_statistics c
         where c.group_id = part.group_id order by c.interval_start desc limit 1) newest) last on true
     where g.organization_id = $1 and g.status = 'active' and ${reached.sql} order by s.name, g.name`,
    [input.organizationId, ...reached.values],
    reader(),
  );
}
