import { addDays } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import { type LongRangeWeeks, spreadWeeks } from './capacity-weeks';
import { settingColumns } from './service-level-setting.server';
import { defaultStaffingSettings, type StaffingSettings } from './staffing-settings';

/** Long-range load of one group. */
export interface CapacityDemand {
  groupId: string;
  name: string;
  channelType: string;
  /** contacts of each week of the plan */
  weeklyVolume: number[];
  /** handling time of each week */
  ahtSec: number[];
  /** share of a week's contacts by half hour of the week, Monday 00:00 first */
  weekShape: number[];
  settings: StaffingSettings;
  /** weeks that a current forecast covers whole, and weeks from the long-range forecast; others repeat what came */
  forecastWeeks: number;
  longRangeWeeks: number;
  /** error of such long-range forecasts in the past, percent; null where there is none */
  longRangeWape: number | null;
}

interface GroupRow extends StaffingSettings {
  groupId: string;
  name: string;
  channelType: string;
  /** null where nobody has set anything */
  settingId: string | null;
}

const groupsSql = `
select g.id as "groupId", g.name, g.channel_type as "channelType", e.id as "settingId", ${settingColumns}
from groups g left join lateral settings_of_group(g.id, $3::date) e on true
where g.organization_id = $1 and g.id = any($2::uuid[]) and not g.is_aggregated order by g.name, g.id`;

interface WeekRow {
  groupId: string;
  week: string;
  contacts: number;
  ahtSec: number;
  /** half hours of the week that have any figure */
  slots: number;
}

interface ShapeRow {
  groupId: string;
  slots: number[];
  contacts: number[];
  ahtSec: number;
}

const forecastSql = `
select x.group_id as "groupId", to_char(date_trunc('week', x.interval_start at time zone g.time_zone), 'YYYY-MM-DD') as week,
  sum(x.volume)::float8 as contacts, coalesce(sum(x.volume * x.aht_sec) / nullif(sum(x.volume), 0), 0)::float8 as "ahtSec",
  count(*)::int * (g.interval_minutes / 30.0)::float8 as slots
from (
  select distinct on (f.group_id, i.interval_start) f.group_id, i.interval_start, i.volume, i.aht_sec
  from forecasts f join forecast_intervals i on i.forecast_id = f.id
  where f.organization_id = $1 and f.group_id = any($2::uuid[]) and f.is_current and f.status = 'ready'
    and f.end_date >= $3::date and i.interval_start >= $3::date - interval '1 day' and i.interval_start < $4::date + interval '1 day'
  order by f.group_id, i.interval_start, f.id desc) x
join groups g on g.id = x.group_id
group by x.group_id, week, g.interval_minutes`;

const historySql = `
select x."groupId", to_char(x.week, 'YYYY-MM-DD') as week, x.contacts, coalesce(x.work_ms / nullif(x.contacts, 0) / 1000, 0)::float8 as "ahtSec", x.slots from (
  select c.group_id as "groupId", date_trunc('week', c.interval_start at time zone g.time_zone) as week,
    sum(c.not_unique_received)::float8 as contacts, sum(c.not_unique_received * (c.aht_ms + c.post_processing_ms)::float8) as work_ms,
    count(*)::int as slots
  from contact_statistics c join groups g on g.id = c.group_id
  where c.organization_id = $1 and c.group_id = any($2::uuid[]) and c.interval_start >= $3::date and c.interval_start < $4::date + interval '1 day'
  group by 1, 2) x`;

const shapeSql = `
select s.group_id as "groupId", array_agg(s.slot) as slots, array_agg(s.contacts) as contacts,
  coalesce(sum(s.work_ms) / nullif(sum(s.contacts), 0) / 1000, 0)::float8 as "ahtSec"
from (
  select c.group_id, ((extract(isodow from t.at) - 1) * 48 + floor((extract(hour from t.at) * 60 + extract(minute from t.at)) / 30))::int as slot,
    sum(c.not_unique_received)::float8 as contacts,
    sum(c.not_unique_received * (c.aht_ms + c.post_processing_ms)::float8) as work_ms
  from contact_statistics c join groups g on g.id = c.group_id, lateral (select c.interval_start at time zone g.time_zone as at) t
  where c.organization_id = $1 and c.group_id = any($2::uuid[]) and c.interval_start >= $3::date and c.interval_start < $4::date
  group by c.group_id, slot) s
group by s.group_id`;

const slotsOfWeek = 336;

/**
 * Weekly contacts of groups over a plan (see `spreadWeeks`), with the shape of a week from the last eight weeks.
 * @param input.today local date, up to which there is history
 * @param input.longRange long-range forecasts by group
 */
export async function readCapacityDemand(input: {
  organizationId: string;
  groupIds: string[];
  startDate: string;
  weeks: number;
  today: string;
  longRange: Map<string, LongRangeWeeks>;
}): Promise<CapacityDemand[]> {
  const { organizationId, groupIds, startDate, weeks, today, longRange } = input;
  const end = addDays(startDate, weeks * 7);
  const recent = addDays(today, -56);
  const values = [organizationId, groupIds];
  const [groups, forecast, history, shapes] = await Promise.all([
    query<GroupRow>('capacity-groups', groupsSql, [...values, startDate], reader()),
    query<WeekRow>('capacity-forecast', forecastSql, [...values, startDate, end], reader()),
    query<WeekRow>(
      'capacity-history',
      historySql,
      [...values, addDays([startDate, today].sort()[0], -378), today],
      reader(),
    ),
    query<ShapeRow>('capacity-shape', shapeSql, [...values, recent, today], reader()),
  ]);
  return groups.map(({ groupId, name, channelType, settingId, ...settings }) => {
    const shape = shapes.find((row) => row.groupId === groupId);
    const isWhole = (row: WeekRow) => row.slots >= slotsOfWeek - 4;
    const known = {
      forecast: byWeek(forecast, groupId, isWhole),
      past: byWeek(history, groupId, (row) => addDays(row.week, 7) <= today),
      longRange: longRange.get(groupId),
    };
    const usualAhtSec = shape && shape.ahtSec > 0 ? shape.ahtSec : 240;
    return {
      groupId,
      name,
      channelType,
      ...spreadWeeks(known, startDate, weeks, usualAhtSec),
      longRangeWape: known.longRange?.wape ?? null,
      weekShape: toShape(shape),
      settings: settingId ? settings : defaultStaffingSettings,
    };
  });
}

/** Figures by week of the rows that count. */
function byWeek(rows: WeekRow[], groupId: string, isWanted: (row: WeekRow) => boolean) {
  return new Map(
    rows
      .filter((row) => row.groupId === groupId && isWanted(row))
      .map(({ week, contacts, ahtSec }) => [week, { contacts, ahtSec }]),
  );
}

function toShape(row: ShapeRow | undefined): number[] {
  const shape = Array<number>(slotsOfWeek).fill(0);
  row?.slots.forEach((slot, i) => {
    shape[slot] += row.contacts[i];
  });
  const total = shape.reduce((sum, value) => sum + value, 0);
  return total > 0 ? shape.map((value) => value / total) : shape.map(() => 1 / slotsOfWeek);
}
