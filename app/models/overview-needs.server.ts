import { type Actor, scopeOf } from '~/auth/actor';
import { can } from '~/auth/permissions';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { departmentsInReach } from './group-reach.server';
import { countScheduleConflicts } from './overview-conflicts.server';

export type NeedKind =
  | 'critical_alerts'
  | 'requests'
  | 'failed_jobs'
  | 'schedule_conflicts'
  | 'unacknowledged'
  | 'no_schedule'
  | 'forecast_ending'
  | 'history_gaps';

/** Something that wants the reader; ordered by urgency. */
export interface Need {
  kind: NeedKind;
  count: number;
  /** names of the first few it is about */
  names: string[];
  /** page where it is settled */
  to: string;
}

const urgency: NeedKind[] = [
  'critical_alerts',
  'requests',
  'schedule_conflicts',
  'failed_jobs',
  'no_schedule',
  'unacknowledged',
  'forecast_ending',
  'history_gaps',
];

export interface CountRow {
  count: number;
  names: string[] | null;
  /** where it is settled, when that depends on what was found */
  to?: string | null;
}

/** One count with the first names, as a sub-query over rows with a column `name`. */
const counted = (rowsSql: string) =>
  `select count(*)::int as count, (array_agg(name order by place))[1:3] as names from (${rowsSql}) found`;

async function countAlerts({ organizationId }: Actor): Promise<CountRow> {
  const [row] = await query<CountRow>(
    'need-alerts',
    counted(`select coalesce(g.name, al.rule) as name, al.started_at as place from alerts al left join groups g on g.id = al.group_id
      where al.organization_id = $1 and al.state = 'active' and al.severity = 'critical' and al.employee_id is null`),
    [organizationId],
  );
  return row;
}

async function countRequests(actor: Actor): Promise<CountRow> {
  const scope = scopeOf(actor, 'request:approve');
  if (!scope || scope.kind === 'own') return { count: 0, names: null };
  const condition = employeeScopeSql(scope, 'e', 2);
  const [row] = await query<CountRow>(
    `need-requests-${scope.kind}`,
    counted(`select e.last_name || ' ' || e.first_name as name, q.starts_at as place from requests q join agents e on e.id = q.employee_id
      where q.organization_id = $1 and q.status = 'under_review' and ${condition.sql}`),
    [actor.organizationId, ...condition.values],
  );
  return row;
}

async function countFailedJobs(actor: Actor): Promise<CountRow> {
  const scope = scopeOf(actor, 'job:read');
  const [row] = await query<CountRow>(
    'need-jobs',
    counted(`select kind as name, id as place from jobs where organization_id = $1 and state = 'failed'
      and finished_at > now() - interval '1 day' and ($2::uuid is null or created_by = $2)`),
    [actor.organizationId, scope?.kind === 'all' ? null : actor.id],
  );
  return row;
}

async function countUnacknowledged(actor: Actor): Promise<CountRow> {
  const scope = scopeOf(actor, 'schedule:read');
  if (!scope || scope.kind === 'own') return { count: 0, names: null };
  const condition = employeeScopeSql(scope, 'e', 2);
  const [row] = await query<CountRow>(
    `need-acknowledgements-${scope.kind}`,
    counted(`select e.last_name || ' ' || e.first_name as name, a.created_at as place from schedule_acknowledgements a
      join schedules s on s.id = a.schedule_id and s.status = 'applied' and s.end_date >= current_date
      join agents e on e.id = a.employee_id
      where a.organization_id = $1 and a.acknowledged_at is null and a.created_at < now() - interval '1 day' and ${condition.sql}`),
    [actor.organizationId, ...condition.values],
  );
  return row;
}

async function countMissingSchedule({ organizationId }: Actor): Promise<CountRow> {
  const [row] = await query<{ has: boolean }>(
    'need-schedule',
    `select exists (select 1 from schedules where organization_id = $1 and status = 'applied'
       and start_date <= current_date + 7 and end_date >= current_date + 7) as has`,
    [organizationId],
  );
  return { count: row.has ? 0 : 1, names: null };
}

async function countEndingForecasts(actor: Actor): Promise<CountRow> {
  const departmentIds = departmentsInReach(actor, 'forecast:write');
  const [row] = await query<CountRow>(
    'need-forecasts',
    counted(`select g.name, g.name as place from groups g where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated
      and not exists (select 1 from forecasts f where f.group_id = g.id and f.is_current and f.status = 'ready'
        and f.end_date > current_date + 14)
      and ($2::uuid[] is null or g.department_id = any($2))`),
    [actor.organizationId, departmentIds],
  );
  return row;
}

async function countHistoryGaps(actor: Actor): Promise<CountRow> {
  const departmentIds = departmentsInReach(actor, 'history:import');
  const [row] = await query<CountRow>(
    'need-history',
    counted(`select g.name, g.name as place from groups g where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated
      and exists (select 1 from contact_statistics c where c.group_id = g.id
        and c.interval_start >= now() - interval '30 days' and c.interval_start < now() - interval '8 days')
      and not exists (select 1 from contact_statistics c where c.group_id = g.id and c.interval_start >= now() - interval '2 days')
      and ($2::uuid[] is null or g.department_id = any($2))`),
    [actor.organizationId, departmentIds],
  );
  return row;
}

const sources: Record<NeedKind, { permission: string; to: string; count: (actor: Actor) => Promise<CountRow> }> = {
  critical_alerts: { permission: 'live:read:department', to: '/live', count: countAlerts },
  requests: { permission: 'request:approve', to: '/plan/requests', count: countRequests },
  schedule_conflicts: {
    permission: 'schedule:read:department',
    to: '/plan/schedules',
    count: countScheduleConflicts,
  },
  failed_jobs: { permission: 'job:read', to: '/plan/forecasts', count: countFailedJobs },
  no_schedule: { permission: 'schedule:write', to: '/plan/schedules', count: countMissingSchedule },
  unacknowledged: { permission: 'schedule:read:department', to: '/plan/schedules', count: countUnacknowledged },
  forecast_ending: { permission: 'forecast:write', to: '/plan/forecasts/new', count: countEndingForecasts },
  history_gaps: { permission: 'history:import', to: '/plan/history', count: countHistoryGaps },
};

/** What wants the reader, by their permissions and scope, the most urgent first. */
export async function listNeeds(actor: Actor): Promise<Need[]> {
  const kinds = urgency.filter((kind) => can(actor.permissions, sources[kind].permission));
  const rows = await Promise.all(kinds.map((kind) => sources[kind].count(actor)));
  return kinds.flatMap((kind, index) => {
    const { count, names, to } = rows[index];
    return count > 0 ? [{ kind, count, names: names ?? [], to: to ?? sources[kind].to }] : [];
  });
}
