import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { localDate } from './employee-input';
import { getPeopleOptions } from './people-options.server';
import type { PreferenceRow } from './preference.server';
import { preferenceDaysSql } from './preference-days';
import { preferenceDetailSql } from './preference-details';
import { endOfMonth, startOfMonth } from './preference-month';
import { getPreferenceSetting } from './preference-setting.server';

/** A wish with what became of its days of a month. */
export interface PreferenceOutcome extends PreferenceRow {
  departmentName: string | null;
  /** days of the month that it names */
  days: number;
  /** of these: within an applied schedule of the person */
  covered: number;
  met: number;
}

/** Days of wishes in a month: all, planned, weighed by planning, and true in the applied schedule. */
export interface PreferenceTotals {
  people: number;
  days: number;
  covered: number;
  considered: number;
  met: number;
  priorityCovered: number;
  priorityMet: number;
}

export interface PreferenceQuery {
  organizationId: string;
  scope: AccessScope;
  /** first and last day of the period */
  from: string;
  to: string;
  search?: string;
  departmentId?: string;
}

const outcomes = z.enum(['met', 'unmet', 'open']).optional().catch(undefined);
type Outcome = z.output<typeof outcomes>;

/** Condition on a wish and its person, with its values from $4 on. */
function selectionOf(input: PreferenceQuery) {
  const reach = employeeScopeSql(input.scope, 'a', 6);
  return {
    sql: `($4::text is null or a.last_name || ' ' || a.first_name ilike '%' || $4 || '%')
      and ($5::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
        where m.employee_id = a.id and d.path @> array[$5::uuid] and (m.valid_to is null or m.valid_to > current_date)))
      and ${reach.sql}`,
    values: [
      input.organizationId,
      input.from,
      input.to,
      input.search?.replace(/[\\%_]/g, '\\$&') || null,
      input.departmentId ?? null,
      ...reach.values,
    ],
  };
}

const totalsSql = `select count(distinct employee_id)::int as people, count(*)::int as days, count(*) filter (where covered)::int as covered,
  count(*) filter (where covered and considered)::int as considered, count(*) filter (where is_met)::int as met,
  count(*) filter (where covered and is_priority)::int as "priorityCovered", count(*) filter (where is_met and is_priority)::int as "priorityMet"
  from judged`;

/** Wishes that name a day of the period, by name and day, with their outcome; and the sums over all of them, whatever their outcome. */
export async function listPreferenceOutcomes(
  input: PreferenceQuery & { outcome?: Outcome; limit: number; offset: number },
): Promise<{ rows: PreferenceOutcome[]; total: number; totals: PreferenceTotals }> {
  const { sql, values } = selectionOf(input);
  const at = values.length;
  // why: one statement, as judging every day of every wish is all the work
  const [found] = await query<{ rows: PreferenceOutcome[]; total: number; totals: PreferenceTotals }>(
    `preference-outcomes-${input.scope.kind}`,
    `with ${preferenceDaysSql(sql)}, counted as (
       select id, count(*)::int as days, count(*) filter (where covered)::int as covered, count(*) filter (where is_met)::int as met from judged group by id
     ), chosen as (
       select * from counted c where $${at + 1}::text is null
         or case $${at + 1} when 'open' then c.covered = 0 when 'met' then c.covered > 0 and c.met = c.covered else c.met < c.covered end
     ), page as (
       select p.id, p.employee_id as "employeeId", a.last_name || ' ' || a.first_name as "employeeName",
         (select d.name from department_memberships m join departments d on d.id = m.department_id
           where m.employee_id = a.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date) limit 1) as "departmentName",
         p.date, p.weekday, p.kind, p.start_minute as "startMinute", p.end_minute as "endMinute", p.is_priority as "isPriority", ${preferenceDetailSql},
         c.days, c.covered, c.met
       from chosen c join preferences p on p.id = c.id join agents a on a.id = p.employee_id
       order by a.last_name, a.first_name, a.id, p.date nulls first, p.weekday, p.id limit $${at + 2} offset $${at + 3}
     )
     select coalesce((select json_agg(page) from page), '[]') as rows, (select count(*) from chosen)::int as total,
       (select row_to_json(t) from (${totalsSql}) t) as totals`,
    [...values, input.outcome ?? null, input.limit, input.offset],
    reader(),
  );
  return found;
}

/** How many days were wished in the period, and what became of them. */
export async function countPreferenceOutcomes(input: PreferenceQuery): Promise<PreferenceTotals> {
  const { sql, values } = selectionOf(input);
  const [totals] = await query<PreferenceTotals>(
    `preference-totals-${input.scope.kind}`,
    `with ${preferenceDaysSql(sql)} ${totalsSql}`,
    values,
    reader(),
  );
  return totals;
}

/** The planner's page of wishes: the month of the address, else the current one. */
export async function readPreferencePage(
  actor: Actor,
  search: URLSearchParams,
  table: { page: number; pageSize: number },
) {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'employee:read')!;
  const today = new Date().toISOString().slice(0, 10);
  const date = localDate.safeParse(search.get('date')).data ?? today;
  const outcome = outcomes.parse(search.get('outcome') || undefined);
  const base = {
    organizationId,
    scope,
    from: startOfMonth(date),
    to: endOfMonth(date),
    search: search.get('q')?.slice(0, 100) || undefined,
    departmentId: z.uuid().safeParse(search.get('department')).data,
  };
  const [list, options, setting] = await Promise.all([
    listPreferenceOutcomes({ ...base, outcome, limit: table.pageSize, offset: (table.page - 1) * table.pageSize }),
    getPeopleOptions({ organizationId, scope }),
    getPreferenceSetting({ organizationId }),
  ]);
  return {
    ...list,
    setting,
    date,
    today,
    filter: { text: base.search ?? '', departmentId: base.departmentId ?? '', outcome: outcome ?? '' },
    departments: options.departments.map(({ id, name }) => ({ id, name })),
    maySet: scopeOf(actor, 'employee:write')?.kind === 'all',
  };
}
