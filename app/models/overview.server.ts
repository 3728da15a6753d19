import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { readLiveAdherence } from './live-adherence.server';
import { type CoverageSlot, listCoverage, slotMs } from './live-plan.server';
import { expectByClose, measureWape, type PlannedSlot } from './overview-figures';

const hourMs = 3_600_000;

export interface OverviewDay {
  nowMs: number;
  /** starts of the quarters of the local day */
  times: number[];
  /** people, one for each quarter; null where unknown */
  required: (number | null)[];
  scheduled: (number | null)[];
  actual: (number | null)[];
  serviceLevel: {
    soFar: number | null;
    byClose: number | null;
    target: number;
    /** by hours until now */
    trend: (number | null)[];
  };
  /** the worst quarter of the next two hours */
  gap: { people: number; atMs: number | null; isKnown: boolean; trend: (number | null)[] };
  adherence: { share: number | null; people: number };
  forecast: { wape: number | null; volume: number; expected: number };
}

interface ActualRow {
  groupId: string;
  atMs: number;
  received: number;
  answeredInTime: number;
  online: number | null;
  expected: number | null;
}

// why: the counters of the live day where a feed speaks, else the imported history, so that the figures never stand still
const actualSql = `
with bins as (
  select group_id, date_bin('15 minutes', measured_at, $2::timestamptz) as at, avg(agents_online)::float8 as online,
    min(received_today) as received_first, max(received_today) as received_last,
    min(answered_in_time_today) as in_time_first, max(answered_in_time_today) as in_time_last
  from service_group_metrics
  where organization_id = $1 and measured_at >= $2 and measured_at < $3 group by 1, 2),
chain as (
  select bins.*, lag(received_last) over w as received_before, lag(in_time_last) over w as in_time_before
  from bins window w as (partition by group_id order by at)),
live as (
  select group_id, at, online,
    case when received_last >= coalesce(received_before, received_first)
      then received_last - coalesce(received_before, received_first) else received_last end as received,
    case when in_time_last >= coalesce(in_time_before, in_time_first)
      then in_time_last - coalesce(in_time_before, in_time_first) else in_time_last end as in_time
  from chain),
past as (
  select group_id, date_bin('15 minutes', interval_start, $2::timestamptz) as at, sum(received) as received,
    sum(answered_in_time) as in_time
  from contact_statistics
  where organization_id = $1 and interval_start >= $2 and interval_start < least($3::timestamptz, now()) group by 1, 2),
planned as (
  select distinct on (f.group_id, i.interval_start) f.group_id, i.interval_start as at, i.volume
  from forecasts f join forecast_intervals i on i.forecast_id = f.id and i.interval_start >= $2 and i.interval_start < $3
  where f.organization_id = $1 and f.is_current and f.status = 'ready' and f.interval_minutes = 15
  order by f.group_id, i.interval_start, f.created_at desc)
select coalesce(l.group_id, p.group_id) as "groupId", extract(epoch from coalesce(l.at, p.at))::float8 * 1000 as "atMs",
  coalesce(l.received, p.received)::float8 as received, coalesce(l.in_time, p.in_time, 0)::float8 as "answeredInTime",
  l.online, f.volume::float8 as expected
from live l full join past p on p.group_id = l.group_id and p.at = l.at
left join planned f on f.group_id = coalesce(l.group_id, p.group_id) and f.at = coalesce(l.at, p.at)
order by 2`;

interface GroupRow {
  groupId: string;
  channelType: string;
  target: number;
  thresholdSec: number;
  shrinkage: number;
}

const groupsSql = `
select g.id as "groupId", g.channel_type as "channelType", coalesce(e.service_level_target, 0.8) as target,
  coalesce(e.threshold_sec, 20) as "thresholdSec", coalesce(e.shrinkage, 0) as shrinkage
from groups g left join lateral settings_of_group(g.id, current_date) e on true
where g.organization_id = $1 and g.status = 'active'
  and ($2::uuid is null or g.site_id = $2)`;

/**
 * The figures of today and the curve of the day. Queues are those of the organization (or of a site), adherence that of the people
 * within the scope.
 * @param from, to the local day, on the grid of 15 minutes
 */
export async function getOverviewDay(input: {
  organizationId: string;
  scope: AccessScope;
  siteId: string | null;
  from: Date;
  to: Date;
  now?: Date;
}): Promise<OverviewDay> {
  const { organizationId, from, to, now = new Date() } = input;
  const [groups, actual, coverage, adherence] = await Promise.all([
    query<GroupRow>('overview-groups', groupsSql, [organizationId, input.siteId]),
    query<ActualRow>('overview-actual', actualSql, [organizationId, from, to]),
    listCoverage({ organizationId, from, to }),
    sumAdherence(input),
  ]);
  const byId = new Map(groups.map((group) => [group.groupId, group]));
  const rows = actual.filter((row) => byId.has(row.groupId));
  const slots = coverage.filter((slot) => byId.has(slot.groupId));
  const times: number[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += slotMs) times.push(at);
  const nowMs = now.getTime();
  const required = sumBySlot(times, slots, (slot) => slot.required);
  const scheduled = sumBySlot(times, slots, (slot) => slot.scheduled);
  return {
    nowMs,
    times,
    required,
    scheduled,
    actual: sumBySlot(times, rows, (row) => row.online),
    serviceLevel: describeLevel(rows, slots, byId, nowMs),
    gap: describeGap(times, required, scheduled, nowMs),
    adherence,
    forecast: describeForecast(rows, nowMs),
  };
}

function sumBySlot<Row extends { atMs: number }>(
  times: number[],
  rows: readonly Row[],
  pick: (row: Row) => number | null,
): (number | null)[] {
  const sums = new Map<number, number>();
  for (const row of rows) {
    const value = pick(row);
    if (value !== null) sums.set(row.atMs, (sums.get(row.atMs) ?? 0) + value);
  }
  return times.map((at) => sums.get(at) ?? null);
}

function describeLevel(
  rows: ActualRow[],
  slots: CoverageSlot[],
  groups: Map<string, GroupRow>,
  nowMs: number,
): OverviewDay['serviceLevel'] {
  const received = rows.reduce((sum, row) => sum + row.received, 0);
  const answeredInTime = rows.reduce((sum, row) => sum + row.answeredInTime, 0);
  const ahead = slots.flatMap((slot): PlannedSlot[] => {
    const group = groups.get(slot.groupId);
    if (!group || slot.atMs < nowMs || slot.volume === null || slot.ahtSec === null) return [];
    return [{ ...group, ...slot, volume: slot.volume, ahtSec: slot.ahtSec }];
  });
  const hours = new Map<number, { received: number; inTime: number }>();
  for (const row of rows) {
    const hour = Math.floor(row.atMs / hourMs);
    const sum = hours.get(hour) ?? { received: 0, inTime: 0 };
    hours.set(hour, { received: sum.received + row.received, inTime: sum.inTime + row.answeredInTime });
  }
  const targets = [...groups.values()];
  return {
    soFar: received > 0 ? answeredInTime / received : null,
    byClose: expectByClose({ received, answeredInTime }, ahead),
    target: targets.length > 0 ? targets.reduce((sum, group) => sum + group.target, 0) / targets.length : 0.8,
    trend: [...hours.values()].map((hour) => (hour.received > 0 ? hour.inTime / hour.received : null)),
  };
}

function describeGap(
  times: number[],
  required: (number | null)[],
  scheduled: (number | null)[],
  nowMs: number,
): OverviewDay['gap'] {
  const ahead = times
    .map((atMs, index) => ({ atMs, required: required[index], scheduled: scheduled[index] ?? 0 }))
    .filter(({ atMs }) => atMs + slotMs > nowMs && atMs < nowMs + 2 * hourMs);
  const known = ahead.flatMap((slot) =>
    slot.required === null ? [] : [{ atMs: slot.atMs, people: slot.scheduled - slot.required }],
  );
  const worst = known.reduce<{ atMs: number; people: number } | null>(
    (found, slot) => (found === null || slot.people < found.people ? slot : found),
    null,
  );
  return {
    people: worst?.people ?? 0,
    atMs: worst?.atMs ?? null,
    isKnown: worst !== null,
    trend: ahead.map((slot) => (slot.required === null ? null : slot.scheduled - slot.required)),
  };
}

/** Volumes of the quarters that are over, against the forecast that holds now. */
function describeForecast(rows: ActualRow[], nowMs: number): OverviewDay['forecast'] {
  const pairs = rows.flatMap((row) =>
    row.expected === null || row.atMs + slotMs > nowMs ? [] : [{ actual: row.received, forecast: row.expected }],
  );
  return {
    wape: measureWape(pairs),
    volume: pairs.reduce((sum, pair) => sum + pair.actual, 0),
    expected: pairs.reduce((sum, pair) => sum + pair.forecast, 0),
  };
}

async function sumAdherence(input: {
  organizationId: string;
  scope: AccessScope;
  siteId: string | null;
}): Promise<OverviewDay['adherence']> {
  const measured = await readLiveAdherence(input.organizationId);
  if (measured.size === 0) return { share: null, people: 0 };
  const scope = employeeScopeSql(input.scope, 'e', 4);
  const rows = await query<{ id: string }>(
    `overview-people-${input.scope.kind}`,
    `select e.id from agents e where e.organization_id = $1 and e.id = any($2::uuid[]) and ($3::uuid is null or e.site_id = $3) and ${scope.sql}`,
    [input.organizationId, [...measured.keys()], input.siteId, ...scope.values],
  );
  let scheduled = 0;
  let deviation = 0;
  for (const { id } of rows) {
    const day = measured.get(id);
    scheduled += day?.scheduledMinutes ?? 0;
    deviation += day?.deviationMinutes ?? 0;
  }
  return { share: scheduled > 0 ? (scheduled - deviation) / scheduled : null, people: rows.length };
}
