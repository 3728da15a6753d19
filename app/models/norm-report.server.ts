import type { AccessScope } from '~/auth/actor';
import { query, reader, type SqlExecutor } from '~/platform/pg.server';
import type { EmployeeFilter } from './employee-filter';
import { selectEmployees } from './employee-selection.server';

/** What a person owes in a period and what is planned; minutes, rounded to whole ones. */
export interface NormRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  /** of the contract in force at the end of the period or at the last day of the employment in it */
  rate: number | null;
  weeklyMinutes: number | null;
  workingDays: number;
  preHolidayDays: number;
  /** given hours where there are some, else contract and calendar */
  normMinutes: number;
  /** by contract and calendar */
  calendarMinutes: number;
  /** where the norm comes from; mixed = some days by given hours, others by the calendar */
  source: 'calendar' | 'manual' | 'hr' | 'mixed';
  /** of the norm, on days of absence */
  absentMinutes: number;
  plannedMinutes: number;
}

/**
 * $1.. selection, then first day, last day, limit, offset. A contract counts on its own days, by the calendar of the site.
 * Given hours spread over the days of their period as the calendar's do, so that a part of the period owes its part.
 */
const reportSql = (where: string, at: number, order: string) => `
with chosen as (
  select a.id, a.last_name, a.first_name, a.personnel_number, a.site_id, a.organization_id, a.time_zone, count(*) over () as total
  from agents a where ${where} and a.hire_date <= $${at + 2}::date and (a.dismissal_date is null or a.dismissal_date > $${at + 1}::date)
  ${order}),
given as materialized (
  select n.employee_id, n.first_date, n.last_date, n.minutes, n.source from norm_assignments n join chosen c on c.id = n.employee_id
  where n.first_date <= $${at + 2}::date and n.last_date >= $${at + 1}::date),
span as (select least($${at + 1}::date, min(first_date)) as first, greatest($${at + 2}::date, max(last_date)) as last from given),
calendar as (
  select s.site_id, d.day::date as day, coalesce(own.day_type, common.day_type, case when extract(isodow from d.day) >= 6 then 'weekend' else 'working' end) as day_type
  from (select distinct site_id, organization_id from chosen) s
  cross join span cross join lateral generate_series(span.first::timestamp, span.last::timestamp, interval '1 day') d(day)
  left join production_calendar own on own.organization_id = s.organization_id and own.site_id = s.site_id and own.date = d.day::date
  left join production_calendar common on common.organization_id = s.organization_id
    and common.site_id = '00000000-0000-0000-0000-000000000000'::uuid and common.date = d.day::date),
earned as materialized (
  select c.id as employee_id, k.day, k.day_type, f.weekly_minutes / 5.0 - case when k.day_type = 'pre_holiday' then 60 * f.rate else 0 end as minutes,
    f.weekly_minutes, f.rate
  from chosen c join contracts f on f.employee_id = c.id
  join calendar k on k.site_id = c.site_id and k.day >= f.valid_from and (f.valid_to is null or k.day < f.valid_to)
    and k.day_type in ('working', 'pre_holiday')),
shares as materialized (
  select g.employee_id, g.first_date, g.last_date, g.source, g.minutes / nullif(sum(e.minutes), 0) as factor
  from given g join earned e on e.employee_id = g.employee_id and e.day between g.first_date and g.last_date group by 1, 2, 3, 4, g.minutes),
owed as materialized (
  select e.employee_id, e.day, e.day_type, e.weekly_minutes, e.rate, e.minutes as calendar_minutes, e.minutes * coalesce(s.factor, 1) as minutes,
    case when s.factor is null then 'calendar' else s.source end as source
  from earned e left join shares s on s.employee_id = e.employee_id and e.day between s.first_date and s.last_date
  where e.day between $${at + 1}::date and $${at + 2}::date),
norm as (
  select employee_id, sum(minutes) as minutes, sum(calendar_minutes) as calendar_minutes,
    case when count(distinct source) > 1 then 'mixed' else min(source) end as source, count(*)::int as working_days, count(*) filter (where day_type = 'pre_holiday')::int as pre_holidays,
    (array_agg(weekly_minutes order by day desc))[1] as weekly_minutes, (array_agg(rate order by day desc))[1] as rate
  from owed group by employee_id),
gone as materialized (
  select b.employee_id, (b.starts_at at time zone c.time_zone)::date as first_day, b.ends_at at time zone c.time_zone as ends
  from absences b join chosen c on c.id = b.employee_id
  where b.status <> 'cancelled' and b.all_day and b.starts_at < ($${at + 2}::date + 2)::timestamptz and b.ends_at > ($${at + 1}::date - 1)::timestamptz),
away as (
  select employee_id, sum(minutes) as minutes from (
    select distinct o.employee_id, o.day, o.minutes from gone b
    join owed o on o.employee_id = b.employee_id and o.day >= b.first_day and o.day + interval '1 day' <= b.ends
  ) days group by employee_id),
planned as (
  select s.employee_id, sum(s.paid_minutes) as minutes from shifts s join schedules v on v.id = s.schedule_id and v.status = 'applied'
  where s.employee_id in (select id from chosen) and s.date between $${at + 1}::date and $${at + 2}::date group by s.employee_id)
select c.id as "employeeId", c.last_name || ' ' || c.first_name as name, c.last_name as "lastName", c.first_name as "firstName",
  c.personnel_number as "personnelNumber", c.total,
  (select d.name from department_memberships m join departments d on d.id = m.department_id where m.employee_id = c.id
    and m.valid_from <= $${at + 2}::date and (m.valid_to is null or m.valid_to > $${at + 1}::date) order by m.valid_from desc limit 1) as "departmentName",
  n.rate, n.weekly_minutes as "weeklyMinutes", coalesce(n.working_days, 0) as "workingDays", coalesce(n.pre_holidays, 0) as "preHolidayDays",
  round(coalesce(n.minutes, 0))::int as "normMinutes",
  round(coalesce(n.calendar_minutes, 0))::int as "calendarMinutes", coalesce(n.source, 'calendar') as source, round(coalesce(w.minutes, 0))::int as "absentMinutes",
  coalesce(p.minutes, 0)::int as "plannedMinutes"
from chosen c left join norm n on n.employee_id = c.id left join away w on w.employee_id = c.id left join planned p on p.employee_id = c.id
order by c.last_name, c.first_name, c.id`;

interface ReportInput {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  from: string;
  /** inclusive */
  to: string;
}

type ReportRow = NormRow & { total: number; lastName: string; firstName: string };

/**
 * A page of the report: norm by contract and calendar, absences in it, planned hours of applied schedules.
 * @param page from 1; pageSize up to 200
 */
export async function listNorms(
  input: ReportInput & { page: number; pageSize: number },
): Promise<{ rows: NormRow[]; totalCount: number }> {
  const pageSize = Math.min(200, Math.max(1, input.pageSize));
  const selection = selectEmployees({ ...input, filter: { status: 'all', ...input.filter } });
  const at = selection.values.length;
  const { rows } = await reader().query<ReportRow>(
    reportSql(selection.sql, at, `order by a.last_name, a.first_name, a.id limit $${at + 3} offset $${at + 4}`),
    [...selection.values, input.from, input.to, pageSize, (Math.max(1, input.page) - 1) * pageSize],
  );
  return { rows: rows.map(toNormRow), totalCount: rows[0]?.total ?? 0 };
}

const toNormRow = ({ total: _, lastName: __, firstName: ___, ...row }: ReportRow): NormRow => row;

/** The report of people by their ids, in any order. @param employeeIds some thousands at most */
export async function loadNorms(
  input: { organizationId: string; employeeIds: readonly string[]; from: string; to: string },
  on?: SqlExecutor,
): Promise<NormRow[]> {
  const rows = await query<ReportRow>(
    'norms-of-people',
    reportSql('a.organization_id = $1 and a.id = any($2::uuid[])', 2, ''),
    [input.organizationId, input.employeeIds, input.from, input.to],
    on,
  );
  return rows.map(toNormRow);
}

/** The report by name after a cursor, for the API. */
export async function listNormsAfter(
  input: ReportInput & { after: [string, string, string] | null; limit: number },
): Promise<{ rows: NormRow[]; next: [string, string, string] | null }> {
  const selection = selectEmployees({ ...input, filter: { status: 'all', ...input.filter } });
  const { after } = input;
  if (after) {
    selection.add(
      (place) =>
        `(a.last_name, a.first_name, a.id) > (${place(after[0])}, ${place(after[1])}, ${place(after[2])}::uuid)`,
    );
  }
  const at = selection.values.length;
  const { rows } = await reader().query<ReportRow>(
    reportSql(selection.sql, at, `order by a.last_name, a.first_name, a.id limit $${at + 3}`),
    [...selection.values, input.from, input.to, input.limit + 1],
  );
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    rows: page.map(toNormRow),
    next: rows.length > input.limit && last ? [last.lastName, last.firstName, last.employeeId] : null,
  };
}
