import { diffDays, localDayStart } from '~/engine/time';
import { invalid, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { type HistoryStep, longestPeriodDays } from './history-steps';

/** History of a group summed up over one step. Times weighted by contacts; null where there were none. */
export interface HistoryPoint {
  /** instant at which the step begins, ISO */
  start: string;
  /** unique contacts */
  received: number;
  treated: number;
  missed: number;
  notUniqueReceived: number;
  notUniqueTreated: number;
  notUniqueMissed: number;
  /** null where no interval of the step tells it */
  answeredInTime: number | null;
  ahtSec: number | null;
  postProcessingSec: number | null;
  /** of all contacts, 0..1 */
  serviceLevel: number | null;
  /** rows of the history in the step */
  intervals: number;
}

export interface HistoryQuery {
  organizationId: string;
  groupId: string;
  /** local dates in the zone of the group; `to` is exclusive */
  from: string;
  to: string;
  step: HistoryStep;
}

/** @throws AppError not_found, also for a group of another organization */
export async function getHistoryGroup(input: { organizationId: string; groupId: string }) {
  const [group] = await query<{
    id: string;
    name: string;
    timeZone: string;
    intervalMinutes: number;
    channelType: string;
  }>(
    'history-group',
    `select id, name, time_zone as "timeZone", interval_minutes as "intervalMinutes", channel_type as "channelType"
     from groups where organization_id = $1 and id = $2`,
    [input.organizationId, input.groupId],
    reader(),
  );
  if (!group) throw notFound('The group');
  return group;
}

const startSql: Record<HistoryStep, string> = {
  interval: `to_timestamp(floor(extract(epoch from s.interval_start) / ($6 * 60)) * $6 * 60)`,
  hour: `date_trunc('hour', s.interval_start at time zone $5) at time zone $5`,
  day: `date_trunc('day', s.interval_start at time zone $5) at time zone $5`,
  week: `date_trunc('week', s.interval_start at time zone $5) at time zone $5`,
  month: `date_trunc('month', s.interval_start at time zone $5) at time zone $5`,
};

const timeSql = (column: string) =>
  `round((sum(s.${column}::float8 * s.not_unique_treated) / nullif(sum(s.not_unique_treated) filter (where s.${column} > 0), 0) / 1000)::numeric, 1)::float8`;

// why: PostgreSQL sums up and writes the JSON; for ten thousand points that costs the process a hundredth of building objects.
const listSql = (step: HistoryStep) => `
  with members as (
    select $2::uuid as id union all select member_id from group_aggregates where aggregate_id = $2 and organization_id = $1
  ), points as (
    select ${startSql[step]} as start,
      sum(s.received)::int as received, sum(s.treated)::int as treated, sum(s.missed)::int as missed,
      sum(s.not_unique_received)::int as "notUniqueReceived", sum(s.not_unique_treated)::int as "notUniqueTreated",
      sum(s.not_unique_missed)::int as "notUniqueMissed", sum(s.answered_in_time)::int as "answeredInTime",
      ${timeSql('aht_ms')} as "ahtSec", ${timeSql('post_processing_ms')} as "postProcessingSec",
      (sum(s.answered_in_time)::float8 / nullif(sum(s.not_unique_received) filter (where s.answered_in_time is not null), 0)) as "serviceLevel",
      count(*)::int as intervals
    from contact_statistics s
    where s.organization_id = $1 and s.group_id in (select id from members) and s.interval_start >= $3 and s.interval_start < $4
      and $5::text is not null and $6::int is not null
    group by 1
  )
  select coalesce(json_agg(p order by p.start), '[]')::text as json from points p`;

/**
 * History of a group (of its members where it is aggregated), summed up in the zone of the group.
 * @returns JSON text of an array of `HistoryPoint`, in order of time, to be passed on as it is
 * @throws AppError not_found; invalid for a period that is empty or too long for the step
 */
export async function readHistoryJson(input: HistoryQuery): Promise<string> {
  const group = await getHistoryGroup(input);
  const days = diffDays(input.from, input.to);
  if (days < 1) throw invalid('to', 'after', 'The period must end after it begins.');
  const longest = longestPeriodDays[input.step];
  if (days > longest) throw invalid('to', 'too_long', `At this step a period may have at most ${longest} days.`);
  const [row] = await query<{ json: string }>(
    `history-${input.step}`,
    listSql(input.step),
    [
      input.organizationId,
      input.groupId,
      new Date(localDayStart(input.from, group.timeZone)),
      new Date(localDayStart(input.to, group.timeZone)),
      group.timeZone,
      group.intervalMinutes,
    ],
    reader(),
  );
  return row.json;
}

/** The same as objects, for pages. */
export const listHistory = async (input: HistoryQuery): Promise<HistoryPoint[]> =>
  JSON.parse(await readHistoryJson(input));

/** First and last local date that has history; null without any. */
export async function getHistoryPeriod(input: {
  organizationId: string;
  groupId: string;
}): Promise<{ firstDate: string; lastDate: string } | null> {
  const [row] = await query<{ firstDate: string | null; lastDate: string | null }>(
    'history-period',
    `with members as (
       select $2::uuid as id union all select member_id from group_aggregates where aggregate_id = $2 and organization_id = $1
     )
     select (min(first) at time zone g.time_zone)::date as "firstDate", (max(last) at time zone g.time_zone)::date as "lastDate"
     from groups g, members m
     cross join lateral (select interval_start as first from contact_statistics where group_id = m.id order by interval_start limit 1) f
     cross join lateral (select interval_start as last from contact_statistics where group_id = m.id order by interval_start desc limit 1) l
     where g.organization_id = $1 and g.id = $2 group by g.time_zone`,
    [input.organizationId, input.groupId],
    reader(),
  );
  return row?.firstDate && row.lastDate ? { firstDate: row.firstDate, lastDate: row.lastDate } : null;
}
