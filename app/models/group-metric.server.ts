import { query } from '~/platform/pg.server';
import type { QueueLiveState } from './live-state.server';

const insertSql = `
insert into service_group_metrics (organization_id, group_id, measured_at, waiting, longest_wait_ms, received_today, answered_today,
  answered_in_time_today, lost_today, aht_ms, agents_available, agents_busy, agents_online)
select $1::uuid, m."groupId", date_trunc('minute', m."measuredAt"), m.waiting, m."longestWaitMs", m."receivedToday", m."answeredToday",
  m."answeredInTimeToday", m."lostToday", m."ahtMs", m."agentsAvailable", m."agentsBusy", m."agentsOnline"
from jsonb_to_recordset($2::jsonb) as m("groupId" uuid, "measuredAt" timestamptz, waiting int, "longestWaitMs" int,
  "receivedToday" int, "answeredToday" int, "answeredInTimeToday" int, "lostToday" int, "ahtMs" int, "agentsAvailable" int,
  "agentsBusy" int, "agentsOnline" int)
order by m."groupId", m."measuredAt"
on conflict (group_id, measured_at) do update set waiting = excluded.waiting, longest_wait_ms = excluded.longest_wait_ms,
  received_today = excluded.received_today, answered_today = excluded.answered_today,
  answered_in_time_today = excluded.answered_in_time_today, lost_today = excluded.lost_today, aht_ms = excluded.aht_ms,
  agents_available = excluded.agents_available, agents_busy = excluded.agents_busy, agents_online = excluded.agents_online`;

/** Keeps one row for each group and minute; the latest measurement of a minute stays. */
export async function storeGroupMetrics(organizationId: string, metrics: QueueLiveState[]): Promise<void> {
  const byMinute = new Map<string, QueueLiveState>();
  const sorted = [...metrics].sort((a, b) => Date.parse(a.measuredAt) - Date.parse(b.measuredAt));
  for (const metric of sorted) {
    byMinute.set(`${metric.groupId}:${Math.floor(Date.parse(metric.measuredAt) / 60_000)}`, metric);
  }
  if (byMinute.size === 0) return;
  await query('group-metric-insert', insertSql, [organizationId, JSON.stringify([...byMinute.values()])]);
}
