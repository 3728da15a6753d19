import { query } from '~/platform/pg.server';

/** A queue with its targets, its place in the house and the counters of a quarter of an hour ago. */
export interface LiveQueue {
  groupId: string;
  name: string;
  code: string;
  channelType: string;
  serviceName: string;
  timeZone: string;
  openingHours: ([number, number] | null)[];
  /** ratios 0..1 */
  serviceLevelTarget: number;
  warningLevel: number;
  criticalLevel: number;
  thresholdSec: number;
  /** counters of 15 minutes ago, for the service level of now; null without a measurement near it or before midnight */
  baseline: { receivedToday: number; answeredInTimeToday: number } | null;
}

const queuesSql = `
select g.id as "groupId", g.name, g.code, g.channel_type as "channelType", v.name as "serviceName", g.time_zone as "timeZone",
  g.opening_hours as "openingHours",
  coalesce(e.service_level_target, 0.8) as "serviceLevelTarget", coalesce(e.warning_level, 0.75) as "warningLevel",
  coalesce(e.critical_level, 0.65) as "criticalLevel", coalesce(e.threshold_sec, 20) as "thresholdSec", b.baseline
from groups g
join services v on v.id = g.service_id
left join lateral settings_of_group(g.id, ($2::timestamptz at time zone g.time_zone)::date) e on true
left join lateral (
  select json_build_object('receivedToday', m.received_today, 'answeredInTimeToday', m.answered_in_time_today) as baseline
  from service_group_metrics m
  where m.group_id = g.id and m.measured_at >= $2::timestamptz - interval '20 minutes'
    and m.measured_at <= $2::timestamptz - interval '14 minutes'
    and m.measured_at >= date_trunc('day', $2::timestamptz at time zone g.time_zone) at time zone g.time_zone
  order by m.measured_at desc limit 1) b on true
where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated
order by g.priority, v.name, g.name`;

/** Active queues of an organization with targets in force. */
export async function listLiveQueues(input: { organizationId: string; now: Date }): Promise<LiveQueue[]> {
  return query<LiveQueue>('live-queues', queuesSql, [input.organizationId, input.now]);
}
