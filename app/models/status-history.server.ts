import { inTransaction } from '~/platform/pg.server';

export interface StatusChange {
  agentId: string;
  startedAt: Date;
  status: string;
  groupId: string | null;
}

/** A state that lasts longer is not looked for: a day's work is shorter. */
const reachMs = 2 * 86_400_000;

// why: a feed repeats states; only the first news of an agent in the batch is compared with the table, the caller has
// already dropped repeats within it. The bounds ($7, $8) let the planner leave out the partitions of other months.
const insertSql = `
insert into agent_status_history (organization_id, agent_id, started_at, status_code, group_id)
select $1::uuid, i.agent_id, i.started_at, i.status_code, i.group_id
from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::boolean[]) as i(agent_id, started_at, status_code, group_id, is_first)
left join lateral (
  select h.status_code, h.group_id from agent_status_history h
  where i.is_first and h.agent_id = i.agent_id and h.started_at < i.started_at and h.started_at >= $7 and h.started_at < $8
  order by h.started_at desc limit 1) p on true
where not i.is_first or p.status_code is distinct from i.status_code or p.group_id is distinct from i.group_id
on conflict (agent_id, started_at) do update set status_code = excluded.status_code, group_id = excluded.group_id
  where (agent_status_history.status_code, agent_status_history.group_id)
    is distinct from (excluded.status_code, excluded.group_id)`;

// why: late news split a state that was already closed, so the ends around all news of an agent are set anew. Materialized and
// `offset 0`: each step is one index look-up for each agent; flattened, the planner repeats them for each row of the month.
const closeSql = `
with news as (
  select i.agent_id, min(i.started_at) as first_at, max(i.started_at) as last_at
  from unnest($1::uuid[], $2::timestamptz[]) as i(agent_id, started_at) group by i.agent_id),
reach as materialized (
  select n.agent_id, coalesce(p.started_at, n.first_at) as lower_at, u.started_at as upper_at
  from news n
  left join lateral (select h.started_at from agent_status_history h
    where h.agent_id = n.agent_id and h.started_at < n.first_at and h.started_at >= $3 and h.started_at < $4
    order by h.started_at desc limit 1) p on true
  left join lateral (select h.started_at from agent_status_history h
    where h.agent_id = n.agent_id and h.started_at > n.last_at and h.started_at >= $3 and h.started_at < $4
    order by h.started_at limit 1) u on true),
sequence as materialized (
  select r.agent_id, s.started_at, r.upper_at, lead(s.started_at) over (partition by r.agent_id order by s.started_at) as next_at
  from reach r
  cross join lateral (select h.started_at from agent_status_history h
    where h.agent_id = r.agent_id and h.started_at >= r.lower_at and h.started_at <= coalesce(r.upper_at, $4)
      and h.started_at >= $3 and h.started_at < $4 offset 0) s)
update agent_status_history h set ended_at = q.next_at
from sequence q
where h.agent_id = q.agent_id and h.started_at = q.started_at and h.started_at >= $3 and h.started_at < $4
  and (q.upper_at is null or q.started_at < q.upper_at) and h.ended_at is distinct from q.next_at`;

/** Sorts by agent and time, and drops what only repeats the state before it. */
function dropRepeats(changes: StatusChange[]): (StatusChange & { isFirst: boolean })[] {
  const sorted = [...changes].sort(
    (a, b) =>
      (a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0) || a.startedAt.getTime() - b.startedAt.getTime(),
  );
  const kept: (StatusChange & { isFirst: boolean })[] = [];
  for (const change of sorted) {
    const last = kept.at(-1);
    const isFirst = last?.agentId !== change.agentId;
    if (!isFirst && last.startedAt.getTime() === change.startedAt.getTime()) {
      kept[kept.length - 1] = { ...change, isFirst: last.isFirst };
    } else if (isFirst || last.status !== change.status || last.groupId !== change.groupId) {
      kept.push({ ...change, isFirst });
    }
  }
  return kept;
}

/**
 * Writes changes of state into the history, each closing the one before it. Late and repeated news are welcome: a change
 * that is known already adds nothing, one that came late takes its place in between.
 */
export async function storeStatusChanges(organizationId: string, changes: StatusChange[]): Promise<void> {
  const rows = dropRepeats(changes);
  if (rows.length === 0) return;
  const agentIds = rows.map((row) => row.agentId);
  const times = rows.map((row) => row.startedAt);
  const instants = times.map((time) => time.getTime());
  const from = new Date(instants.reduce((a, b) => Math.min(a, b)) - reachMs);
  const to = new Date(instants.reduce((a, b) => Math.max(a, b)) + reachMs);
  const statuses = rows.map((row) => row.status);
  const groupIds = rows.map((row) => row.groupId);
  const areFirst = rows.map((row) => row.isFirst);
  await inTransaction(async (client) => {
    // why: without a name each call is planned for its own bounds, which is what leaves out the other months
    await client.query(insertSql, [organizationId, agentIds, times, statuses, groupIds, areFirst, from, to]);
    await client.query(closeSql, [agentIds, times, from, to]);
  });
}
