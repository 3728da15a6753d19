import type { AccessScope } from '~/auth/actor';
import { diffDays } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import type { ScheduleView } from './schedule.server';
import { schedulePeopleSql } from './schedule-people.server';
import type { StoredScheduleResult } from './schedule-result-types';

const array = (select: string) => `(select coalesce(json_agg(x), '[]') from (${select}) t(x))`;

/** $1..$5 as schedulePeopleSql, $6 schedule, $7 limit, $8 days, then the scope. */
function gridSql(scopeSql: string): string {
  return `
with own as materialized (
  select a.id, a.last_name || ' ' || a.first_name as name, a.site_id, a.time_zone
  from agents a
  where a.organization_id = $1 and ${scopeSql} and (a.id in (select employee_id from shifts where schedule_id = $6) or (${schedulePeopleSql}))
), people as materialized (
  select own.*, (row_number() over (order by name, id) - 1)::int as e from own order by name, id limit $7
), facts as materialized (
  select p.*, d.department_id,
    (select c.weekly_minutes from contracts c where c.employee_id = p.id and c.valid_from <= $3::date and (c.valid_to is null or c.valid_to > $2::date)
     order by c.valid_from limit 1) as weekly
  from people p left join lateral (
    select m.department_id from department_memberships m where m.employee_id = p.id and m.valid_from <= $3::date
      and (m.valid_to is null or m.valid_to > $2::date) order by m.valid_from limit 1) d on true
), groups_of as (select id, name, colour, (row_number() over (order by name, id) - 1)::int as g from groups where organization_id = $1 and id = any($4::uuid[])
), templates_of as (select *, (row_number() over (order by code, id) - 1)::int as t from shift_templates where organization_id = $1
), departments_of as (select id, name, (row_number() over (order by name, id) - 1)::int as d from departments where id in (select department_id from facts)
), sites_of as (select id, name, (row_number() over (order by name, id) - 1)::int as s from sites where id in (select site_id from facts)
), calendar as (
  select s.id as site_id, count(*) filter (where coalesce(own_day.day_type, common.day_type,
      case when extract(isodow from n.date) > 5 then 'weekend' else 'working' end) in ('working', 'pre_holiday')) as working,
    count(*) filter (where coalesce(own_day.day_type, common.day_type) = 'pre_holiday') as shortened
  from sites_of s cross join (select $2::date + g as date from generate_series(0, $8::int - 1) g) n
  left join production_calendar own_day on own_day.organization_id = $1 and own_day.site_id = s.id and own_day.date = n.date
  left join production_calendar common on common.organization_id = $1 and common.site_id = '00000000-0000-0000-0000-000000000000' and common.date = n.date
  group by s.id
), given as (
  select n.employee_id, n.minutes, n.first_date, n.last_date, f.site_id, f.weekly from norm_assignments n join facts f on f.id = n.employee_id
  where n.first_date <= $3::date and n.last_date >= $2::date and f.weekly > 0
), given_days as (
  select g.site_id, g.first_date, g.last_date, count(*) as working, count(*) filter (where k.day_type = 'pre_holiday') as shortened,
    count(*) filter (where k.date between $2::date and $3::date) as inside
  from (select distinct site_id, first_date, last_date from given) g
  cross join lateral (
    select d.date, coalesce(own_day.day_type, common.day_type, case when extract(isodow from d.date) > 5 then 'weekend' else 'working' end) as day_type
    from (select g.first_date + n as date from generate_series(0, g.last_date - g.first_date) n) d
    left join production_calendar own_day on own_day.organization_id = $1 and own_day.site_id = g.site_id and own_day.date = d.date
    left join production_calendar common on common.organization_id = $1 and common.site_id = '00000000-0000-0000-0000-000000000000' and common.date = d.date
  ) k where k.day_type in ('working', 'pre_holiday') group by 1, 2, 3
), norm_shares as materialized (
  -- hours given for a period spread over its working days as those of the calendar do
  select g.employee_id, 1 + sum(k.inside::float8 / nullif(c.working, 0) * (g.minutes
      / nullif(g.weekly / 5.0 * k.working - 60.0 * k.shortened * g.weekly / 2400.0, 0) - 1)) as share
  from given g join given_days k using (site_id, first_date, last_date) join calendar c on c.site_id = g.site_id group by 1
)
select (select count(*)::int from own) as "peopleCount",
  ${array(`select json_build_array(id, code, name, colour, start_from_minute, span_minutes, paid_minutes, status = 'active', gap_minutes) from templates_of order by t`)} as templates,
  ${array('select json_build_array(id, name, colour) from groups_of order by g')} as groups,
  ${array('select json_build_array(id, name) from departments_of order by d')} as departments,
  ${array('select json_build_array(id, name) from sites_of order by s')} as sites,
  ${array(`select json_build_array(f.id, f.name, coalesce(d.d, -1), s.s,
      (select coalesce(json_agg(distinct g.g), '[]') from group_memberships m join groups_of g on g.id = m.group_id
        where m.employee_id = f.id and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to > $2::date)),
      round((coalesce(f.weekly, 0) / 5.0 * c.working - 60.0 * c.shortened * coalesce(f.weekly, 0) / 2400.0) * coalesce(
        (select x.share from norm_shares x where x.employee_id = f.id), 1)),
      coalesce((select case when k.acknowledged_at is null then 1 else 2 end from schedule_acknowledgements k
        where k.schedule_id = $6 and k.employee_id = f.id order by k.schedule_version desc limit 1), 0))
    from facts f join sites_of s on s.id = f.site_id join calendar c on c.site_id = f.site_id
    left join departments_of d on d.id = f.department_id order by f.e`)} as people,
  ${array(`select json_build_array(p.e, s.date - $2::date,
      (extract(epoch from (s.starts_at at time zone p.time_zone) - s.date::timestamp) / 60)::int,
      (extract(epoch from (s.ends_at at time zone p.time_zone) - s.date::timestamp) / 60)::int,
      coalesce(t.t, -1), s.paid_minutes, s.is_locked::int + 2 * (coalesce(array_position(array['normal', 'additional', 'overtime', 'make_up', 'reserve'], s.kind), 1) - 1), s.version)
    from shifts s join people p on p.id = s.employee_id left join templates_of t on t.id = s.template_id
    where s.schedule_id = $6 order by p.e, s.starts_at`)} as shifts,
  ${array(`select json_build_array(p.e, (b.starts_at at time zone p.time_zone)::date - $2::date,
      ((b.ends_at - interval '1 second') at time zone p.time_zone)::date - $2::date, r.name)
    from absences b join people p on p.id = b.employee_id join absence_reasons r on r.id = b.reason_id
    where b.status <> 'cancelled' and b.starts_at < ($3::date + 1)::timestamp at time zone p.time_zone
      and b.ends_at > $2::date::timestamp at time zone p.time_zone order by p.e, b.starts_at`)} as absences,
  ${array(`select json_build_array(p.e, (c ->> 'date')::date - $2::date, c ->> 'rule')
    from schedules z cross join jsonb_array_elements(z.result -> 'conflicts') c join people p on p.id = (c ->> 'employeeId')::uuid
    where z.id = $6 and z.result is not null order by p.e`)} as conflicts,
  ${array(`select json_build_array(g.g, (c ->> 'date')::date - $2::date, (c ->> 'demand')::float8, (c ->> 'short')::float8, (c ->> 'over')::float8)
    from schedules z cross join jsonb_array_elements(z.result -> 'days') c join groups_of g on g.id = (c ->> 'groupId')::uuid
    where z.id = $6 and z.result is not null`)} as coverage,
  ${array(`select json_build_array(coalesce(g.g, -1), p ->> 'groupName',
      (select coalesce(json_agg(json_build_array((w ->> 'date')::date - $2::date, (w ->> 'startMinute')::int,
          (w ->> 'startMinute')::int + (w ->> 'spanMinutes')::int, (w ->> 'paidMinutes')::int, coalesce(t.t, -1)) order by w ->> 'date'), '[]')
        from jsonb_array_elements(p -> 'shifts') w left join templates_of t on t.id = (w ->> 'templateId')::uuid))
    from schedules z cross join jsonb_array_elements(z.result -> 'vacancies' -> 'positions') with ordinality v(p, n)
    left join groups_of g on g.id = (p ->> 'groupId')::uuid where z.id = $6 and z.result ? 'vacancies' order by v.n`)} as "openPositions"`;
}

/**
 * The grid of a variant for the people within a scope, as JSON made by the database.
 * @param limit only the first people by name, for the first paint
 * @returns text of a `ScheduleGrid`
 */
export async function readScheduleGridJson(input: {
  organizationId: string;
  scope: AccessScope;
  schedule: ScheduleView & { result?: StoredScheduleResult | null };
  limit?: number;
}): Promise<string> {
  const { schedule, scope } = input;
  const days = diffDays(schedule.startDate, schedule.endDate) + 1;
  const condition = employeeScopeSql(scope, 'a', 9);
  const [row] = await query<{ grid: string }>(
    `schedule-grid-${scope.kind}`,
    `select row_to_json(grid)::text as grid from (${gridSql(condition.sql)}) grid`,
    [
      input.organizationId,
      schedule.startDate,
      schedule.endDate,
      schedule.groupIds,
      schedule.departmentIds,
      schedule.id,
      input.limit ?? 100_000,
      days,
      ...condition.values,
    ],
    reader(),
  );
  const head = JSON.stringify({ version: schedule.version, startDate: schedule.startDate, days });
  return `${head.slice(0, -1)},${row.grid.slice(1)}`;
}
