import { query, reader } from '~/platform/pg.server';

/** People of some groups together on an even grid of intervals. */
export interface StaffingGrid {
  /** epoch seconds of the first interval */
  startSec: number;
  stepSec: number;
  /** null where no forecast covers the interval */
  required: (number | null)[];
  /** null without an applied schedule in the whole period */
  scheduled: (number | null)[] | null;
  /** mean number of people logged in, as measured; null without any measurement */
  actual: (number | null)[] | null;
  volume: number;
}

interface GroupColumns {
  intervalMinutes: number;
  starts: number[];
  required: number[];
  volume: number;
}

const requiredSql = `
select g.interval_minutes as "intervalMinutes", c.starts, c.required, c.volume from groups g, lateral (
  select array_agg(extract(epoch from x.interval_start)::float8 order by x.interval_start) as starts,
    array_agg(x.required_agents::float8 order by x.interval_start) as required, coalesce(sum(x.volume), 0)::float8 as volume
  from (
    select distinct on (r.interval_start) r.interval_start, r.required_agents, r.volume
    from staffing_requirements r join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
    where r.organization_id = $1 and r.group_id = g.id and r.interval_start >= $3 and r.interval_start < $4
    order by r.interval_start, r.forecast_id desc) x) c
where g.organization_id = $1 and g.id = any($2::uuid[]) and c.starts is not null`;

/** People at work by slot of $5 seconds. The slots of an activity are counted within it, so no join on time is needed. */
const scheduledSql = `
select array_agg(slot order by slot) as slots, array_agg(people order by slot) as people from (
  select slot::float8 as slot, sum(a.share)::float8 as people
  from shift_activities a
  join shifts s on s.id = a.shift_id and s.starts_at < $4 and s.ends_at > $3
  join schedules c on c.id = s.schedule_id and c.status = 'applied',
  lateral generate_series(floor(extract(epoch from greatest(a.starts_at, $3)) / $5)::int8 * $5,
    ceil(extract(epoch from least(a.ends_at, $4)) / $5)::int8 * $5 - 1, $5) as slot
  where a.organization_id = $1 and a.group_id = any($2::uuid[]) and a.kind = 'WORK' and a.starts_at < $4 and a.ends_at > $3
  group by slot) x`;

const actualSql = `
select array_agg(slot order by slot) as slots, array_agg(people order by slot) as people from (
  select slot, sum(people)::float8 as people from (
    select m.group_id, (floor(extract(epoch from m.measured_at) / $5) * $5)::float8 as slot, avg(m.agents_online) as people
    from service_group_metrics m
    where m.organization_id = $1 and m.group_id = any($2::uuid[]) and m.measured_at >= $3 and m.measured_at < $4
    group by m.group_id, slot) g
  group by slot) x`;

interface SlotColumns {
  slots: number[] | null;
  people: number[] | null;
}

/** Columns of requirement, schedule and measured presence of groups, added up. @param from, to whole intervals apart */
export async function readStaffingGrid(input: {
  organizationId: string;
  groupIds: string[];
  from: Date;
  to: Date;
}): Promise<StaffingGrid> {
  const { organizationId, groupIds, from, to } = input;
  const values = [organizationId, groupIds, from, to];
  const groups = await query<GroupColumns>('staffing-grid-required', requiredSql, values, reader());
  const stepSec = 60 * Math.min(60, ...groups.map((group) => group.intervalMinutes));
  const startSec = from.getTime() / 1000;
  const count = Math.round((to.getTime() / 1000 - startSec) / stepSec);
  const isPast = from.getTime() < Date.now();
  const [[scheduled], [actual]] = await Promise.all([
    query<SlotColumns>('staffing-grid-scheduled', scheduledSql, [...values, stepSec], reader()),
    isPast ? query<SlotColumns>('staffing-grid-actual', actualSql, [...values, stepSec], reader()) : [null],
  ]);
  const required: (number | null)[] = Array.from({ length: count }, () => null);
  for (const group of groups) {
    const slots = Math.max(1, (group.intervalMinutes * 60) / stepSec);
    group.starts.forEach((start, i) => {
      const first = Math.round((start - startSec) / stepSec);
      for (let slot = first; slot < Math.min(count, first + slots); slot++) {
        required[slot] = (required[slot] ?? 0) + group.required[i];
      }
    });
  }
  return {
    startSec,
    stepSec,
    required,
    scheduled: spread(scheduled, startSec, stepSec, count, 0),
    actual: spread(actual, startSec, stepSec, count, null),
    volume: groups.reduce((sum, group) => sum + group.volume, 0),
  };
}

function spread(
  columns: SlotColumns | null | undefined,
  startSec: number,
  stepSec: number,
  count: number,
  missing: number | null,
): (number | null)[] | null {
  if (!columns?.slots || !columns.people) return null;
  const values: (number | null)[] = Array.from({ length: count }, () => missing);
  for (let i = 0; i < columns.slots.length; i++) {
    const slot = Math.round((columns.slots[i] - startSec) / stepSec);
    if (slot >= 0 && slot < count) values[slot] = columns.people[i];
  }
  return values;
}
