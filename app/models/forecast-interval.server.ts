import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { type ForecastSchema, volumeSql } from './forecast-schemas';

export const forecastLevels = ['interval', 'hour', 'day', 'week', 'month'] as const;
export type ForecastLevel = (typeof forecastLevels)[number];

/** Columns of equal length, one entry per period; ready for a chart. */
export interface ForecastSeries {
  /** epoch seconds of the period's start */
  starts: number[];
  base: number[];
  volume: number[];
  /** band of the volume with layers; null above the level of a day */
  p10: (number | null)[];
  p90: (number | null)[];
  ahtSec: (number | null)[];
  /** contacts that came, null where nothing is known */
  actual: (number | null)[];
}

/** Start of the local period that contains an instant column `t`. */
export const periodSql: Record<ForecastLevel, string> = {
  interval: 't',
  hour: `date_trunc('hour', t at time zone zone) at time zone zone`,
  day: `date_trunc('day', t at time zone zone) at time zone zone`,
  week: `date_trunc('week', t at time zone zone) at time zone zone`,
  month: `date_trunc('month', t at time zone zone) at time zone zone`,
};

function seriesSql(level: ForecastLevel, schema: ForecastSchema): string {
  const period = periodSql[level];
  const hasOwnBand = level === 'interval';
  // why: quantiles do not add up; a day of the group has its own band from the back-test, longer periods and days of other zones have none.
  const dayBand = (edge: 'p10' | 'p90') =>
    level === 'day'
      ? `(select (d ->> '${edge}')::float8 from jsonb_array_elements(f.result -> 'days') d where d ->> 'date' = to_char(p.period at time zone f.zone, 'YYYY-MM-DD') and f.zone = f.own_zone)
         * case when p.base > 0 then p.volume / p.base else 1 end`
      : 'null';
  const band = (edge: 'p10' | 'p90') => (hasOwnBand ? `p.${edge}` : dayBand(edge));
  return `
with f as (
  select id, group_id, coalesce($5::text, time_zone) as zone, time_zone as own_zone, result, start_date::timestamp at time zone time_zone as from_at, end_date::timestamp at time zone time_zone as to_at
  from forecasts where organization_id = $1 and id = $2
), slots as (
  select i.interval_start as t, f.zone, i.base_volume, i.volume, i.aht_sec,
    i.p10 * case when i.base_volume > 0 then i.volume / i.base_volume else 1 end as p10,
    i.p90 * case when i.base_volume > 0 then i.volume / i.base_volume else 1 end as p90
  from f join forecast_intervals i on i.forecast_id = f.id
  where i.interval_start >= coalesce($3::timestamptz, f.from_at) and i.interval_start < coalesce($4::timestamptz, f.to_at)
), p as (
  select ${period} as period, sum(base_volume)::float8 as base, sum(volume)::float8 as volume, sum(p10)::float8 as p10, sum(p90)::float8 as p90,
    coalesce(sum(volume * aht_sec) / nullif(sum(volume), 0), avg(aht_sec))::float8 as aht
  from slots group by 1
), seen as (
  select ${period} as period, sum(v)::float8 as actual from (
    select s.interval_start as t, f.zone, ${volumeSql[schema]} as v from f join contact_statistics s
      on s.organization_id = $1
      and s.group_id in (select f.group_id union all select member_id from group_aggregates where aggregate_id = f.group_id)
      and s.interval_start >= coalesce($3::timestamptz, f.from_at) and s.interval_start < least(coalesce($4::timestamptz, f.to_at), now())
  ) a group by 1
)
select json_build_object(
  'starts', coalesce(json_agg(extract(epoch from p.period)::int8 order by p.period), '[]'),
  'base', coalesce(json_agg(round(p.base::numeric, 2) order by p.period), '[]'),
  'volume', coalesce(json_agg(round(p.volume::numeric, 2) order by p.period), '[]'),
  'p10', coalesce(json_agg(round((${band('p10')})::numeric, 2) order by p.period), '[]'),
  'p90', coalesce(json_agg(round((${band('p90')})::numeric, 2) order by p.period), '[]'),
  'ahtSec', coalesce(json_agg(round(p.aht::numeric, 1) order by p.period), '[]'),
  'actual', coalesce(json_agg(seen.actual order by p.period), '[]')
)::text as series
from p cross join f left join seen on seen.period = p.period`;
}

/**
 * A forecast beside what came, by interval, hour, day, week or month of a zone's local time, as JSON text of `ForecastSeries`:
 * the database builds it, nothing parses it on the way.
 * @param from instant, inclusive; `to` exclusive; the whole forecast by default
 * @param timeZone IANA name; that of the forecast by default
 * @throws AppError not_found
 */
export async function readForecastSeriesJson(input: {
  organizationId: string;
  forecastId: string;
  level: ForecastLevel;
  from?: Date;
  to?: Date;
  timeZone?: string;
}): Promise<string> {
  const [forecast] = await query<{ schema: ForecastSchema }>(
    'forecast-series-schema',
    'select schema from forecasts where organization_id = $1 and id = $2',
    [input.organizationId, input.forecastId],
    reader(),
  );
  if (!forecast) throw notFound('The forecast');
  const [row] = await query<{ series: string }>(
    `forecast-series-${input.level}-${forecast.schema}`,
    seriesSql(input.level, forecast.schema),
    [input.organizationId, input.forecastId, input.from ?? null, input.to ?? null, input.timeZone ?? null],
    reader(),
  );
  return row?.series ?? JSON.stringify({ starts: [], base: [], volume: [], p10: [], p90: [], ahtSec: [], actual: [] });
}

/** The same, parsed, for pages that draw on the server. */
export async function readForecastSeries(input: Parameters<typeof readForecastSeriesJson>[0]): Promise<ForecastSeries> {
  return JSON.parse(await readForecastSeriesJson(input)) as ForecastSeries;
}

/**
 * What came before a forecast: contacts of its group by period, for drawing the past beside the future.
 * @param from instant, inclusive; `to` exclusive
 */
export async function readActualSeries(input: {
  organizationId: string;
  groupId: string;
  schema: ForecastSchema;
  level: ForecastLevel;
  timeZone: string;
  from: Date;
  to: Date;
}): Promise<{ starts: number[]; actual: number[] }> {
  const [row] = await query<{ starts: number[] | null; actual: number[] | null }>(
    `forecast-actual-${input.level}-${input.schema}`,
    `with seen as (
       select ${periodSql[input.level]} as period, sum(v)::float8 as actual from (
         select s.interval_start as t, $3::text as zone, ${volumeSql[input.schema]} as v from contact_statistics s
         where s.organization_id = $1
           and s.group_id in (select $2::uuid union all select member_id from group_aggregates where aggregate_id = $2)
           and s.interval_start >= $4 and s.interval_start < $5
       ) a group by 1
     )
     select array_agg(extract(epoch from period)::float8 order by period) as starts, array_agg(actual order by period) as actual from seen`,
    [input.organizationId, input.groupId, input.timeZone, input.from, input.to],
    reader(),
  );
  return { starts: row.starts ?? [], actual: row.actual ?? [] };
}
