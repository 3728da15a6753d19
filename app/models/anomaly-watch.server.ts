import { detectAnomalies } from '~/engine/forecasting';
import { query, reader } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { type FoundAnomaly, recordAnomalies } from './anomaly.server';
import { forecastSchemas, volumeSql } from './forecast-schemas';
import { notifyUsers } from './notification.server';
import { listHolders } from './permission-holder.server';

/** How far back a look goes: an anomaly grows over several looks, and late data are judged as they come. */
const lookBackHours = 6;
/** Where nothing came for longer, history is loaded by files, or the outage is known by now. */
const fedWithinHours = 3;
const quietSec = 3_600;

interface GroupRow {
  groupId: string;
  groupName: string;
  intervalMinutes: number;
  starts: number[];
  expected: number[];
  p10: number[];
  p90: number[];
  expectedAht: number[];
  actual: (number | null)[];
  actualAht: (number | null)[];
}

const actualSql = `case f.schema ${forecastSchemas.map((schema) => `when '${schema}' then ${volumeSql[schema]}`).join(' ')} end`;

/** Groups that are fed live (anything came within three hours) with their last hours beside the forecast that counts. */
const lookSql = `
with f as (
  select distinct on (f.group_id) f.id, f.group_id, f.schema, f.interval_minutes, g.name from forecasts f join groups g on g.id = f.group_id
  where f.organization_id = $1 and f.status = 'ready' and f.is_current
    and f.start_date::timestamp at time zone f.time_zone <= $2 and f.end_date::timestamp at time zone f.time_zone > $2
  order by f.group_id, f.id desc
), members as (
  select f.id, f.group_id as member_id from f union all
  select f.id, a.member_id from f join group_aggregates a on a.aggregate_id = f.group_id
), came as (
  select f.id, s.interval_start, sum(${actualSql})::float8 as actual,
    (sum((s.aht_ms + s.post_processing_ms)::float8 * s.not_unique_treated) / nullif(sum(s.not_unique_treated), 0) / 1000)::float8 as aht
  from f join members m on m.id = f.id join contact_statistics s on s.organization_id = $1 and s.group_id = m.member_id
    and s.interval_start >= $2::timestamptz - interval '1 day' and s.interval_start < $2
  group by 1, 2
)
select f.group_id as "groupId", f.name as "groupName", f.interval_minutes as "intervalMinutes",
  array_agg(extract(epoch from i.interval_start)::float8 * 1000 order by i.interval_start) as starts,
  array_agg(i.volume::float8 order by i.interval_start) as expected, array_agg((i.p10 * k.factor)::float8 order by i.interval_start) as p10,
  array_agg((i.p90 * k.factor)::float8 order by i.interval_start) as p90, array_agg(i.aht_sec::float8 order by i.interval_start) as "expectedAht",
  array_agg(c.actual order by i.interval_start) as actual, array_agg(c.aht order by i.interval_start) as "actualAht"
from f join forecast_intervals i on i.forecast_id = f.id and i.interval_start >= $2::timestamptz - interval '${lookBackHours} hours' and i.interval_start < $2
cross join lateral (select case when i.base_volume > 0 then i.volume / i.base_volume else 1 end as factor) k
left join came c on c.id = f.id and c.interval_start = i.interval_start
where exists (select 1 from came where came.id = f.id and came.interval_start >= $2::timestamptz - interval '${fedWithinHours} hours')
group by f.group_id, f.name, f.interval_minutes`;

const orNaN = (values: (number | null)[]) => values.map((value) => value ?? Number.NaN);

/**
 * Looks at the last hours of every fed group and writes down what the forecast cannot explain, with its probable cause; planners are told of what
 * is new, of one group at most once an hour.
 * @param input.now epoch ms
 */
export async function watchIncomingData(input: { organizationId: string; now: number }): Promise<FoundAnomaly[]> {
  const { organizationId, now } = input;
  const [rows, events] = await Promise.all([
    query<GroupRow>('anomaly-look', lookSql, [organizationId, new Date(now)], reader()),
    query<{ name: string; from: number; to: number; groupIds: string[] }>(
      'anomaly-events',
      `select name, extract(epoch from starts_at)::float8 * 1000 as "from", extract(epoch from ends_at)::float8 * 1000 as "to", group_ids as "groupIds"
       from special_events where organization_id = $1 and starts_at < $2 and ends_at > $2::timestamptz - interval '1 day'`,
      [organizationId, new Date(now)],
      reader(),
    ),
  ]);
  const found = rows.flatMap((row) => judgeGroup(row, rows, events, now));
  const fresh = await recordAnomalies(organizationId, found);
  await tell(organizationId, fresh, rows);
  return fresh;
}

function judgeGroup(
  row: GroupRow,
  all: GroupRow[],
  events: { name: string; from: number; to: number; groupIds: string[] }[],
  now: number,
): FoundAnomaly[] {
  const stepMs = row.intervalMinutes * 60_000;
  const siblings = all
    .filter((other) => other !== row && other.starts.length === row.starts.length && other.starts[0] === row.starts[0])
    .map((other) => ({ expected: other.expected, actual: orNaN(other.actual) }));
  const anomalies = detectAnomalies({
    slotStart: row.starts,
    intervalMinutes: row.intervalMinutes,
    expected: row.expected,
    p10: row.p10,
    p90: row.p90,
    actual: orNaN(row.actual),
    expectedAhtSec: row.expectedAht,
    actualAhtSec: orNaN(row.actualAht),
    events: events.filter((event) => event.groupIds.includes(row.groupId)),
    siblings,
    now,
  });
  return anomalies.map((anomaly) => ({
    groupId: row.groupId,
    from: anomaly.start,
    to: anomaly.start + anomaly.slots * stepMs,
    target: anomaly.target,
    cause: anomaly.cause,
    causeName: anomaly.cause === 'event' ? String(anomaly.params.name ?? anomaly.params.event ?? '') || null : null,
    found: Number.isFinite(anomaly.actual) ? anomaly.actual : 0,
    expected: anomaly.expected,
    score: Number.isFinite(anomaly.score) ? anomaly.score : 0,
  }));
}

async function tell(organizationId: string, fresh: FoundAnomaly[], rows: GroupRow[]): Promise<void> {
  const unexplained = fresh.filter((anomaly) => anomaly.cause !== 'event');
  if (!unexplained.length) return;
  const userIds = await listHolders({ organizationId, permission: 'forecast:write' });
  for (const anomaly of unexplained) {
    const key = `forecast-anomaly-told:${anomaly.groupId}`;
    if ((await redis().set(key, '1', 'EX', quietSec, 'NX')) !== 'OK') continue;
    await notifyUsers({
      organizationId,
      userIds,
      kind: 'forecast_anomaly',
      params: {
        group: rows.find((row) => row.groupId === anomaly.groupId)?.groupName ?? '',
        cause: anomaly.cause,
        found: Math.round(anomaly.found),
        expected: Math.round(anomaly.expected),
      },
      link: `/plan/forecasts/anomalies?group=${anomaly.groupId}`,
    });
  }
}
