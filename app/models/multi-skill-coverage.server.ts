import { query, reader } from '~/platform/pg.server';
import type { QueueCover, SharedPeople } from './multi-skill-cover';

const coverSql = `
with held as (
  select m.employee_id, m.group_id, m.role, m.proficiency, count(*) over (partition by m.employee_id) as groups
  from group_memberships m join agents a on a.id = m.employee_id and a.status = 'active'
  where m.organization_id = $1 and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
)
select g.id as "groupId", g.name, v.name as "serviceName", g.channel_type as "channelType",
  count(h.*) filter (where h.role = 'MAIN')::int as main, count(h.*) filter (where h.role = 'SECONDARY')::int as secondary,
  count(h.*) filter (where h.role = 'BACKUP')::int as backup,
  count(h.*) filter (where h.role = 'MAIN' and h.groups = 1)::int as single, avg(h.proficiency)::float8 as proficiency,
  (select max(r.required_agents)::float8 from staffing_requirements r join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
     where r.organization_id = $1 and r.group_id = g.id and r.interval_start >= now() and r.interval_start < now() + interval '14 days') as peak
from groups g join services v on v.id = g.service_id left join held h on h.group_id = g.id
where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated
group by g.id, v.name order by v.name, g.name limit 500`;

const sharedSql = `
with held as (
  select m.employee_id, m.group_id from group_memberships m join agents a on a.id = m.employee_id and a.status = 'active'
  where m.organization_id = $1 and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
)
select a.group_id as "groupId", b.group_id as "otherId", count(*)::int as people
from held a join held b on b.employee_id = a.employee_id and b.group_id <> a.group_id
group by a.group_id, b.group_id limit 10000`;

/** Who covers what today: people by queue and role, and how many each pair of queues shares. */
export async function readMultiSkillCoverage(input: { organizationId: string }): Promise<{
  queues: QueueCover[];
  shared: SharedPeople[];
}> {
  const values = [input.organizationId];
  const [queues, shared] = await Promise.all([
    query<QueueCover>('multi-skill-coverage', coverSql, values, reader()),
    query<SharedPeople>('multi-skill-shared', sharedSql, values, reader()),
  ]);
  return { queues, shared };
}
