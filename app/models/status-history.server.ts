import { inTransaction } from '~/platform/pg.server';

export interface StatusChange {
  agentId: string;
  startedAt: Date;
  status: string;
  groupId: string | null;
}

/** A state that lasts longer is not looked for: a day's work is shorter. */
const reach = "interval '2 days'";
const reachMs = 2 * 86_400_000;

// why: a feed repeats states; only the first news of an agent in the batch is compared with the table, the caller has
// already dropped repeats within it
const insertSql = `
insert into agent_status_history (organization_id, agent_id, started_at, status_code, group_id)
select $1::uuid, i.agent_id, i.started_at, i.status_code, i.group_id
from unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::uuid[], $6::boolean[]) as i(agent_id, started_at, status_code, group_id, is_first)
left join lateral (
  select h.status_code, h.group_id from agent_status_history h
  where h.agent_id = i.agent_id and h.started_at < i.started_at and h.started_at >= i.started_at - ${reach}
  order by h.started_at desc limit 1) p on true
where not i.is_first or p.status_code is distinct from i.status_code or p.group_id is distinct from i.group_id
on conflict (agent_id, started_at) do update set status_code = excluded.status_code, group_id = excluded.group_id
  where (agent_status_history.status_code, agent_status_history.group_id)
    is distinct from (excluded.status_code, excluded.group_id)`;

// why: late news split a state that was already closed, so the ends around all news of an agent are set anew
const closeSql = `
with span as (
  select i.agent_id, min(i.started_at) as first_at, max(i.started_at) as last_at
  from unnest($1::uuid[], $2::timestamptz[]) as i(agent_id, started_at) group by i.agent_id),
reach as (
  select s.agent_id,
    coalesce((select max(h.started_at) from agent_status_history h
      where h.agent_id = s.agent_id and h.started_at < s.first_at and h.started_at >= s.first_at - ${reach}), s.first_at) as lower_at,
    (select min(h.started_at) from agent_status_history h
      where h.agent_id = s.agent_id and h.started_at > s.last_at and h.started_at <= s.last_at + ${reach}) as upper_at
  from span s),
sequence as (
  select h.agent_id, h.started_at, r.upper_at,
    lead(h.started_at) over (partition by h.agent_id order by h.started_at) as next_at
  from reach r
  join agent_status_history h on h.agent_id = r.agent_id and h.started_at >= r.lower_at
    and (r.upper_at is null or h.started_at <= r.upper_at)
  where h.started_at >= $3 and h.started_at <= $4)
update agent_status_history h set ended_at = q.next_at
from sequence q
where h.agent_id = q.agent_id and h.started_at = q.started_at and h.started_at >= $3 and h.started_at <= $4
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
  await inTransaction(async (client) => {
    await client.query({
      name: 'status-history-insert',
      text: insertSql,
      values: [
        organizationId,
        agentIds,
        times,
        rows.map((row) => row.status),
        rows.map((row) => row.groupId),
        rows.map((row) => row.isFirst),
      ],
    });
    await client.query({
      name: 'status-history-close',
      text: closeSql,
      values: [
        agentIds,
        times,
        new Date(instants.reduce((a, b) => Math.min(a, b)) - reachMs),
        new Date(instants.reduce((a, b) => Math.max(a, b)) + reachMs),
      ],
    });
  });
}
