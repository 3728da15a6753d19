import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { diffDays } from '~/engine/time';
import { forbidden } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';

/** An absence inside the year: first and last day counted from 1 January, its reason, and whether it is only planned. */
export interface AbsenceBlock {
  first: number;
  last: number;
  reason: string;
  isPlanned: boolean;
}

export interface AbsenceYearRow {
  id: string;
  name: string;
  blocks: AbsenceBlock[];
  /** calendar days of paid absence that is no illness; public holidays are not deducted */
  vacationDays: number;
}

export interface AbsenceYear {
  year: number;
  days: number;
  rows: AbsenceYearRow[];
  /** of the whole selection, not only of this page */
  peopleCount: number;
  /** people away on each day of the year */
  away: number[];
  /** most people who may be away at once */
  limit: number;
  /** days on which more are away, from 1 January */
  daysOverLimit: number[];
  page: number;
  pageSize: number;
  filter: { groupId: string; departmentId: string; text: string; limitPercent: number };
  groups: { id: string; name: string }[];
  departments: { id: string; name: string }[];
}

const pageSize = 60;
const defaultLimitPercent = 20;

const searchSchema = z.object({
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2100)
    .catch(() => new Date().getUTCFullYear()),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  group: z.uuid().nullable().catch(null),
  department: z.uuid().nullable().catch(null),
  q: z.string().trim().max(100).catch(''),
  limit: z.coerce.number().min(1).max(100).catch(defaultLimitPercent),
});

/** $1 organization, $2 first and $3 last day, $4 group, $5 department, $6 text, then the scope. */
const peopleSql = (scopeSql: string) => `
  select a.id, a.last_name || ' ' || a.first_name as name, a.time_zone, a.site_id from agents a
  where a.organization_id = $1 and a.status <> 'created' and a.hire_date <= $3::date and (a.dismissal_date is null or a.dismissal_date > $2::date)
    and ($4::uuid is null or exists (select 1 from group_memberships m where m.employee_id = a.id and m.group_id = $4
      and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to > $2::date)))
    and ($5::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
      where m.employee_id = a.id and d.path @> array[$5::uuid] and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to > $2::date)))
    and ($6::text is null or a.last_name || ' ' || a.first_name ilike '%' || $6 || '%')
    and ${scopeSql}`;

const absentSql = `
  select p.id, p.site_id, r.name as reason, b.status, r.paid and r.code not ilike 'SICK%' as is_vacation,
    greatest((b.starts_at at time zone p.time_zone)::date, $2::date) as first,
    least(((b.ends_at - interval '1 second') at time zone p.time_zone)::date, $3::date) as last
  from people p join absences b on b.employee_id = p.id and b.status <> 'cancelled' and b.all_day
    and b.starts_at < ($3::date + 2)::timestamptz and b.ends_at > ($2::date - 1)::timestamptz
  join absence_reasons r on r.id = b.reason_id`;

/**
 * Absences of a year on one screen: a page of people with their blocks, and for the whole selection how many are away on each
 * day against the most that may be.
 * @throws AppError forbidden for whoever reads only their own record
 */
export async function readAbsenceYear(actor: Actor, search: URLSearchParams): Promise<AbsenceYear> {
  const scope = scopeOf(actor, 'employee:read');
  if (!scope || scope.kind === 'own') throw forbidden();
  const input = searchSchema.parse(
    Object.fromEntries(Object.keys(searchSchema.shape).map((key) => [key, search.get(key) || undefined])),
  );
  const { organizationId } = actor;
  const from = `${input.year}-01-01`;
  const to = `${input.year}-12-31`;
  const text = input.q.replace(/[\\%_]/g, '\\$&') || null;
  const condition = employeeScopeSql(scope, 'a', 7);
  const values = [organizationId, from, to, input.group, input.department, text, ...condition.values];
  const limitAt = values.length + 1;
  const [rows, days, [count], groups, departments] = await Promise.all([
    query<Omit<AbsenceYearRow, 'blocks'> & { blocks: [number, number, string, boolean][] }>(
      `absence-year-rows-${scope.kind}`,
      `with people as (${peopleSql(condition.sql)} order by name, id limit $${limitAt} offset $${limitAt + 1}),
       absent as (${absentSql})
       select p.id, p.name,
         coalesce((select json_agg(json_build_array(x.first - $2::date, x.last - $2::date, x.reason, x.status = 'planned') order by x.first)
           from absent x where x.id = p.id and x.last >= x.first), '[]') as blocks,
         (select count(*)::int from absent x cross join lateral generate_series(x.first, x.last, '1 day') d
           where x.id = p.id and x.is_vacation and not exists (select 1 from production_calendar h where h.organization_id = $1
             and h.date = d::date and h.day_type = 'holiday' and h.site_id in (p.site_id, '00000000-0000-0000-0000-000000000000'))
         ) as "vacationDays"
       from people p order by p.name, p.id`,
      [...values, pageSize, (input.page - 1) * pageSize],
      reader(),
    ),
    query<{ day: number; away: number }>(
      `absence-year-days-${scope.kind}`,
      `with people as (${peopleSql(condition.sql)}), absent as (${absentSql})
       select (d::date - $2::date) as day, count(distinct x.id)::int as away
       from absent x cross join lateral generate_series(x.first, x.last, '1 day') d group by 1`,
      values,
      reader(),
    ),
    query<{ count: number }>(
      `absence-year-count-${scope.kind}`,
      `select count(*)::int as count from (${peopleSql(condition.sql)}) p`,
      values,
      reader(),
    ),
    query<{ id: string; name: string }>(
      'absence-year-groups',
      `select id, name from groups where organization_id = $1 and status = 'active' and not is_aggregated order by name`,
      [organizationId],
      reader(),
    ),
    query<{ id: string; name: string }>(
      'absence-year-departments',
      `select id, name from departments where organization_id = $1 and status = 'active' and ($2::uuid[] is null or id = any($2::uuid[]))
       order by path`,
      [organizationId, scope.kind === 'department' ? scope.departmentIds : null],
      reader(),
    ),
  ]);
  const dayCount = diffDays(from, to) + 1;
  const away = new Array<number>(dayCount).fill(0);
  for (const item of days) away[item.day] = item.away;
  const limit = Math.floor((count.count * input.limit) / 100);
  return {
    year: input.year,
    days: dayCount,
    rows: rows.map((row) => ({
      ...row,
      blocks: row.blocks.map(([first, last, reason, isPlanned]) => ({ first, last, reason, isPlanned })),
    })),
    peopleCount: count.count,
    away,
    limit,
    daysOverLimit: away.flatMap((people, day) => (people > limit ? [day] : [])),
    page: input.page,
    pageSize,
    filter: {
      groupId: input.group ?? '',
      departmentId: input.department ?? '',
      text: input.q,
      limitPercent: input.limit,
    },
    groups,
    departments,
  };
}
