import { query, reader } from '~/platform/pg.server';
import type { ForecastLevel } from './forecast-interval.server';

/** People that a forecast asks for, by period: mean people within an hour, person-hours above it. */
export interface RequirementSeries {
  /** epoch seconds */
  starts: number[];
  /** required people (interval, hour) or person-hours (day and above) */
  required: number[];
  /** before reserve, shrinkage and minimum */
  base: number[];
  /** most people in one interval of the period */
  peak: number[];
  /** person-hours of the whole forecast */
  totalHours: number;
  baseHours: number;
}

/** The requirement of one forecast at a level of detail. @param input.timeZone whose days are meant; that of the forecast by default */
export async function readRequirementSeries(input: {
  organizationId: string;
  forecastId: string;
  level: ForecastLevel;
  timeZone?: string;
}): Promise<RequirementSeries> {
  const { organizationId, forecastId, level, timeZone = null } = input;
  const isInterval = level === 'interval';
  const period = isInterval
    ? 'r.interval_start'
    : `date_trunc('${level}', r.interval_start at time zone coalesce($3::text, f.time_zone)) at time zone coalesce($3::text, f.time_zone)`;
  const measure = (column: string) =>
    isInterval || level === 'hour' ? `avg(${column})` : `sum(${column}) * max(f.interval_minutes) / 60.0`;
  const [row] = await query<{ [Key in keyof RequirementSeries]: RequirementSeries[Key] | null }>(
    `forecast-requirement-${level}`,
    `with p as (
       select ${period} as period, ${measure('r.required_agents')}::float8 as required, ${measure('r.base_agents')}::float8 as base,
         max(r.required_agents)::float8 as peak, sum(r.required_agents * f.interval_minutes / 60.0)::float8 as hours,
         sum(r.base_agents * f.interval_minutes / 60.0)::float8 as base_hours
       from staffing_requirements r join forecasts f on f.id = r.forecast_id
       where r.organization_id = $1 and r.forecast_id = $2 and coalesce($3::text, f.time_zone) is not null group by 1)
     select array_agg(extract(epoch from period)::float8 order by period) as starts, array_agg(required order by period) as required,
       array_agg(base order by period) as base, array_agg(peak order by period) as peak, sum(hours) as "totalHours", sum(base_hours) as "baseHours"
     from p`,
    [organizationId, forecastId, timeZone],
    reader(),
  );
  return {
    starts: row.starts ?? [],
    required: row.required ?? [],
    base: row.base ?? [],
    peak: row.peak ?? [],
    totalHours: row.totalHours ?? 0,
    baseHours: row.baseHours ?? 0,
  };
}
