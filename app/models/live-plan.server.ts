import type { AccessScope } from '~/auth/actor';
import { buildPlan, type PlannedActivity } from '~/engine/adherence';
import { query } from '~/platform/pg.server';
import { employeeScopeSql, inForceSql, localTodaySql } from './access-scope.server';

/** A person of the live day with what is planned around now. */
export interface LiveEmployee {
  id: string;
  name: string;
  departmentId: string | null;
  departmentName: string | null;
  /** groups served today, the main one first */
  groupIds: string[];
  /** sorted, without overlaps; twelve hours back and ahead */
  plan: PlannedActivity[];
  isAbsencePlanned: boolean;
}

interface EmployeeRow extends Omit<LiveEmployee, 'plan'> {
  shifts: [number, number][] | null;
  activities: [PlannedActivity['kind'], number, number][] | null;
}

const msOf = (column: string) => `extract(epoch from ${column}) * 1000`;

// why: one pass over each table; a sub-query for each person takes five times as long for 5,000 people
const employeesSql = (scopeSql: string) => `
with people as materialized (
  select e.id, e.last_name, e.first_name, ${localTodaySql('e')} as today
  from agents e where e.organization_id = $1 and e.status = 'active' and ${scopeSql}),
served as (
  select gm.employee_id, array_agg(gm.group_id::text order by (gm.role = 'MAIN') desc, gm.priority, gm.group_id) as ids
  from people p join group_memberships gm on gm.employee_id = p.id and ${inForceSql('gm', 'p.today')} group by gm.employee_id),
duty as materialized (
  select s.id, s.employee_id, s.starts_at, s.ends_at
  from shifts s join schedules sc on sc.id = s.schedule_id and sc.status = 'applied' join people p on p.id = s.employee_id
  where s.organization_id = $1 and s.starts_at > $2::timestamptz - interval '36 hours' and s.starts_at < $2::timestamptz + interval '12 hours'
    and s.ends_at > $2::timestamptz - interval '12 hours'),
spans as (
  select employee_id, json_agg(json_build_array(${msOf('starts_at')}, ${msOf('ends_at')})) as list from duty group by employee_id),
pieces as (
  select d.employee_id, json_agg(json_build_array(a.kind, ${msOf('a.starts_at')}, ${msOf('a.ends_at')})) as list
  from duty d join shift_activities a on a.shift_id = d.id and a.kind <> 'WORK' group by d.employee_id),
away as (
  select distinct ab.employee_id from absences ab
  where ab.organization_id = $1 and ab.status <> 'cancelled' and ab.starts_at <= $2 and ab.ends_at > $2)
select p.id, p.last_name || ' ' || p.first_name as name, d.id as "departmentId", d.name as "departmentName",
  coalesce(served.ids, '{}') as "groupIds", away.employee_id is not null as "isAbsencePlanned",
  spans.list as shifts, pieces.list as activities
from people p
left join department_memberships dm on dm.employee_id = p.id and ${inForceSql('dm', 'p.today')}
left join departments d on d.id = dm.department_id
left join served on served.employee_id = p.id
left join spans on spans.employee_id = p.id
left join pieces on pieces.employee_id = p.id
left join away on away.employee_id = p.id
order by p.last_name, p.first_name, p.id`;

/** Active people within a scope, each with department, groups and plan around now. */
export async function listLiveEmployees(input: {
  organizationId: string;
  scope: AccessScope;
  now: Date;
}): Promise<LiveEmployee[]> {
  const scope = employeeScopeSql(input.scope, 'e', 3);
  const rows = await query<EmployeeRow>(`live-employees-${input.scope.kind}`, employeesSql(scope.sql), [
    input.organizationId,
    input.now,
    ...scope.values,
  ]);
  return rows.map(({ shifts, activities, ...employee }) => ({
    ...employee,
    plan: buildPlan(
      (shifts ?? []).map(([startMs, endMs]) => ({ startMs, endMs })),
      (activities ?? []).map(([kind, startMs, endMs]) => ({ kind, startMs, endMs })),
    ),
  }));
}

/** Requirement and scheduled people of one group in one slot of 15 minutes. */
export interface CoverageSlot {
  groupId: string;
  atMs: number;
  /** null where no current forecast speaks of the slot */
  required: number | null;
  scheduled: number;
  /** contacts expected in the slot */
  volume: number | null;
  ahtSec: number | null;
  /** service level that the requirement was made for */
  plannedServiceLevel: number | null;
}

export const slotMs = 900_000;

const coverageSql = `
with required as (
  select distinct on (r.group_id, s.at) r.group_id, s.at, r.required_agents, r.volume * 15.0 / f.interval_minutes as volume, r.aht_sec,
    r.service_level
  from forecasts f
  join staffing_requirements r on r.forecast_id = f.id
    and r.interval_start > $2::timestamptz - make_interval(mins => f.interval_minutes) and r.interval_start < $3
  cross join lateral generate_series(r.interval_start, r.interval_start + make_interval(mins => f.interval_minutes - 15),
    interval '15 minutes') as s(at)
  where f.organization_id = $1 and f.is_current and f.status = 'ready' and s.at >= $2 and s.at < $3
  order by r.group_id, s.at, f.created_at desc),
work as materialized (
  select coalesce(a.group_id, (select gm.group_id from group_memberships gm where gm.employee_id = sh.employee_id
      and gm.valid_from <= sh.date and (gm.valid_to is null or gm.valid_to > sh.date)
      order by (gm.role = 'MAIN') desc, gm.priority limit 1)) as group_id,
    a.starts_at, a.ends_at, a.share
  from shifts sh
  join schedules sc on sc.id = sh.schedule_id and sc.status = 'applied'
  join shift_activities a on a.shift_id = sh.id and a.kind = 'WORK' and a.starts_at < $3 and a.ends_at > $2
  where sh.organization_id = $1 and sh.starts_at > $2::timestamptz - interval '1 day' and sh.starts_at < $3),
scheduled as (
  select w.group_id, s.at,
    sum(w.share * extract(epoch from least(w.ends_at, s.at + interval '15 minutes') - greatest(w.starts_at, s.at)) / 900) as people
  from work w cross join lateral generate_series(
    date_bin('15 minutes', greatest(w.starts_at, $2::timestamptz), $2::timestamptz),
    least(w.ends_at, $3::timestamptz) - interval '1 millisecond', interval '15 minutes') as s(at)
  group by w.group_id, s.at)
select coalesce(r.group_id, c.group_id) as "groupId", extract(epoch from coalesce(r.at, c.at))::float8 * 1000 as "atMs",
  r.required_agents as required, coalesce(c.people, 0)::float8 as scheduled, r.volume::float8 as volume, r.aht_sec as "ahtSec",
  r.service_level as "plannedServiceLevel"
from required r full join scheduled c on c.group_id = r.group_id and c.at = r.at
where coalesce(r.group_id, c.group_id) is not null
order by 2, 1`;

/**
 * Requirement of the current forecasts against the applied schedules, by group and quarter of an hour.
 * @param from on the grid of 15 minutes, `to` exclusive
 */
export async function listCoverage(input: { organizationId: string; from: Date; to: Date }): Promise<CoverageSlot[]> {
  return query<CoverageSlot>('live-coverage', coverageSql, [input.organizationId, input.from, input.to]);
}
