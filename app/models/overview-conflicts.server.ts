import { type Actor, scopeOf } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import type { CountRow } from './overview-needs.server';

const daysAhead = 14;

/**
 * Published shifts that came to contradict something since: the person is away or has left, two shifts overlap, or the rest
 * between two is shorter than the person's work rule asks. All rules of a schedule are checked on its page of conflicts.
 */
const conflictsSql = (scopeSql: string) => `
with duty as (
  select sh.schedule_id, sh.employee_id, sh.date, sh.starts_at, sh.ends_at,
    lag(sh.ends_at) over (partition by sh.employee_id order by sh.starts_at) as before_ends
  from shifts sh join schedules sc on sc.id = sh.schedule_id and sc.status = 'applied'
  where sh.organization_id = $1 and sh.starts_at > now() - interval '1 day' and sh.starts_at < now() + interval '${daysAhead} days'),
broken as (
  select d.schedule_id, d.employee_id, d.starts_at, e.last_name || ' ' || e.first_name as name
  from duty d join agents e on e.id = d.employee_id
  where d.ends_at > now() and ${scopeSql} and (
    e.status <> 'active' or d.date < e.hire_date or d.date >= e.dismissal_date
    or exists (select 1 from absences ab where ab.employee_id = d.employee_id and ab.status <> 'cancelled'
      and ab.starts_at < d.ends_at and ab.ends_at > d.starts_at)
    or d.starts_at - d.before_ends < make_interval(mins => coalesce((select r.min_rest_minutes from contracts c
      join work_rules r on r.id = c.work_rule_id
      where c.employee_id = d.employee_id and c.valid_from <= d.date and (c.valid_to is null or c.valid_to > d.date) limit 1), 0))))
select (select count(distinct employee_id)::int from broken) as count,
  (select array_agg(name order by place) from (
    select name, min(starts_at) as place from broken group by employee_id, name order by place limit 3) first) as names,
  (select '/plan/schedules/' || schedule_id || '/conflicts' from broken
    group by schedule_id order by count(*) desc, schedule_id limit 1) as "to"`;

/** People of the reader's scope with a published shift in the next two weeks that cannot be kept, and the schedule with most of them. */
export async function countScheduleConflicts(actor: Actor): Promise<CountRow> {
  const scope = scopeOf(actor, 'schedule:read');
  if (!scope || scope.kind === 'own') return { count: 0, names: null };
  const condition = employeeScopeSql(scope, 'e', 2);
  const [row] = await query<CountRow>(`need-conflicts-${scope.kind}`, conflictsSql(condition.sql), [
    actor.organizationId,
    ...condition.values,
  ]);
  return row;
}
