import { applyLayers, type ForecastLayer } from '~/engine/forecasting';
import { type ExplainedRequirement, explainRequirement } from '~/engine/queueing';
import { addDays, localDayStart, toLocalParts } from '~/engine/time';
import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { listLayers, planAgents, toEngineLayers } from './forecast-layer.server';
import { type AllowanceKind, allowanceKinds, findDeciding, type SlotSettingView } from './slot-setting';
import { buildRequirementsInput } from './staffing-requirement.server';

/** Requirement of one group in a period, columns of equal length. */
export interface StaffingSeries {
  /** epoch seconds */
  starts: number[];
  volume: number[];
  ahtSec: number[];
  erlangs: number[];
  baseAgents: number[];
  requiredAgents: number[];
  serviceLevel: number[];
  occupancy: number[];
  asaSec: number[];
  /** people at work by the applied schedule, shares added up; null where no schedule covers the interval */
  scheduled: (number | null)[];
  /** which forecast each figure comes from */
  forecastIds: string[];
}

const seriesSql = `
with chosen as (
  select distinct on (r.interval_start) r.* from staffing_requirements r
  join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
  where r.organization_id = $1 and r.group_id = $2 and r.interval_start >= $3 and r.interval_start < $4
  order by r.interval_start, r.forecast_id desc
), work as (
  select a.starts_at, a.ends_at, a.share from shift_activities a
  join shifts s on s.id = a.shift_id join schedules c on c.id = s.schedule_id and c.status = 'applied'
  where a.organization_id = $1 and a.group_id = $2 and a.kind = 'WORK' and a.starts_at < $4 and a.ends_at > $3
    and s.starts_at < $4 and s.ends_at > $3
), planned as (
  select slot, sum(share)::float8 as people from work,
    lateral generate_series(to_timestamp(floor(extract(epoch from greatest(starts_at, $3)) / $5) * $5), ends_at - interval '1 second', make_interval(secs => $5)) as slot
  group by slot
)
select coalesce(json_build_object(
  'starts', json_agg(extract(epoch from c.interval_start)::int8 order by c.interval_start),
  'volume', json_agg(round(c.volume::numeric, 2) order by c.interval_start),
  'ahtSec', json_agg(round(c.aht_sec::numeric, 1) order by c.interval_start),
  'erlangs', json_agg(round(c.erlangs::numeric, 3) order by c.interval_start),
  'baseAgents', json_agg(round(c.base_agents::numeric, 3) order by c.interval_start),
  'requiredAgents', json_agg(round(c.required_agents::numeric, 3) order by c.interval_start),
  'serviceLevel', json_agg(round(c.service_level::numeric, 4) order by c.interval_start),
  'occupancy', json_agg(round(c.occupancy::numeric, 4) order by c.interval_start),
  'asaSec', json_agg(round(c.asa_sec::numeric, 2) order by c.interval_start),
  'scheduled', json_agg(round(p.people::numeric, 2) order by c.interval_start),
  'forecastIds', (select coalesce(json_agg(distinct forecast_id), '[]') from chosen)
)::text, '') as series
from chosen c left join planned p on p.slot = c.interval_start`;

/**
 * People required by interval from the current forecasts of a group, beside those the applied schedule has at work.
 * @returns JSON text of `StaffingSeries`
 */
export async function readStaffingJson(input: {
  organizationId: string;
  groupId: string;
  from: Date;
  to: Date;
  intervalMinutes: number;
}): Promise<string> {
  const [row] = await query<{ series: string }>(
    'staffing-series',
    seriesSql,
    [input.organizationId, input.groupId, input.from, input.to, input.intervalMinutes * 60],
    reader(),
  );
  return row.series;
}

/** What a period without a forecast has. */
export const emptyStaffing: StaffingSeries = {
  starts: [],
  volume: [],
  ahtSec: [],
  erlangs: [],
  baseAgents: [],
  requiredAgents: [],
  serviceLevel: [],
  occupancy: [],
  asaSec: [],
  scheduled: [],
  forecastIds: [],
};

/** The same, parsed; empty columns where no forecast covers the period. */
export async function readStaffing(input: Parameters<typeof readStaffingJson>[0]): Promise<StaffingSeries> {
  const series = JSON.parse(await readStaffingJson(input)) as {
    [Key in keyof StaffingSeries]: StaffingSeries[Key] | null;
  };
  return series.starts ? (series as StaffingSeries) : emptyStaffing;
}

/**
 * The series of some local days of one group.
 * @throws AppError not_found for a group of another organization
 */
export async function readGroupStaffing(input: {
  organizationId: string;
  groupId: string;
  from: string;
  days: number;
}): Promise<StaffingSeries> {
  const { organizationId, groupId, from, days } = input;
  const [group] = await query<{ timeZone: string; intervalMinutes: number }>(
    'staffing-group',
    `select time_zone as "timeZone", interval_minutes as "intervalMinutes" from groups where organization_id = $1 and id = $2`,
    [organizationId, groupId],
  );
  if (!group) throw notFound('The group');
  return readStaffing({
    organizationId,
    groupId,
    from: new Date(localDayStart(from, group.timeZone)),
    to: new Date(localDayStart(addDays(from, days), group.timeZone)),
    intervalMinutes: group.intervalMinutes,
  });
}

/**
 * Every step from volume to people of one interval.
 * @param intervalStart epoch ms
 * @throws AppError not_found where no current forecast has the interval
 */
export async function explainStaffing(input: {
  organizationId: string;
  groupId: string;
  intervalStart: number;
}): Promise<ExplainedRequirement & RequirementSources & { forecastId: string }> {
  const at = new Date(input.intervalStart);
  const [row] = await query<{ forecastId: string; starts: number[]; volumes: number[]; aht: number[] }>(
    'staffing-explain',
    `with chosen as (
       select r.forecast_id from staffing_requirements r join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
       where r.organization_id = $1 and r.group_id = $2 and r.interval_start = $3 order by r.forecast_id desc limit 1
     )
     select i.forecast_id as "forecastId", array_agg(extract(epoch from i.interval_start)::float8 * 1000 order by i.interval_start) as starts,
       array_agg(i.volume::float8 order by i.interval_start) as volumes, array_agg(i.aht_sec::float8 order by i.interval_start) as aht
     from chosen join forecast_intervals i on i.forecast_id = chosen.forecast_id group by i.forecast_id`,
    [input.organizationId, input.groupId, at],
  );
  const index = row?.starts.indexOf(input.intervalStart) ?? -1;
  if (index < 0) throw notFound('A requirement of this interval');
  const { organizationId } = input;
  const { forecastId, starts: slotStart, volumes: volume, aht: ahtSec } = row;
  const layers = await listLayers({ organizationId, forecastId });
  const { reserve } = applyLayers({ slotStart, volume, ahtSec }, toEngineLayers(layers).filter(isReserve));
  const { requirements, slotSettings, forecast } = await buildRequirementsInput({
    organizationId,
    forecastId,
    slotStart,
    volume,
    ahtSec,
    reserve,
  });
  const local = toLocalParts(input.intervalStart, forecast.timeZone);
  const planned = planAgents(slotStart, layers)[index];
  return {
    ...explainRequirement(requirements, index),
    forecastId,
    plannedAgents: Number.isNaN(planned) ? null : planned,
    allowances: allowanceKinds.flatMap((kind) => {
      const deciding = findDeciding(slotSettings, kind, local);
      return deciding ? [{ kind, setting: deciding }] : [];
    }),
  };
}

const isReserve = ({ kind }: ForecastLayer) => kind === 'reserve';

/** Where the figures of an explained requirement come from, beside the settings of the group. */
export interface RequirementSources {
  /** people that an imported plan asks for in place of the computed ones */
  plannedAgents: number | null;
  /** allowances by weekday and time that decide here */
  allowances: { kind: AllowanceKind; setting: SlotSettingView }[];
}
