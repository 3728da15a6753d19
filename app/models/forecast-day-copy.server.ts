import { diffDays, toLocalDate } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { getForecast } from './forecast.server';
import { volumeSql } from './forecast-schemas';

/**
 * Values of another day for the slots of a range: of the forecast itself where it covers that day, of the history before it.
 * A range of several days takes as many days from the source date on; slots are matched by the local clock.
 * @param input.from,to instants (epoch ms), half-open
 * @param input.sourceDate local date
 * @param input.timeZone whose clocks and date are meant; those of the forecast by default
 * @returns one value for each slot of the range, NaN where the source has none
 * @throws AppError not_found; invalid where the source has no value at all
 */
export async function readDayForCopy(input: {
  organizationId: string;
  forecastId: string;
  target: 'volume' | 'ahtSec';
  from: number;
  to: number;
  sourceDate: string;
  timeZone?: string;
}): Promise<number[]> {
  const { organizationId, forecastId, target } = input;
  const forecast = await getForecast({ organizationId, forecastId });
  const timeZone = input.timeZone ?? forecast.timeZone;
  const offsetDays = diffDays(input.sourceDate, toLocalDate(input.from, timeZone));
  const isVolume = target === 'volume';
  const [row] = await query<{ values: (number | null)[] | null }>(
    `forecast-day-copy-${target}-${forecast.schema}`,
    `with slots as (
       select i.interval_start as at, ((i.interval_start at time zone $5) - make_interval(days => $6)) at time zone $5 as source
       from forecast_intervals i join forecasts f on f.id = i.forecast_id
       where f.organization_id = $1 and i.forecast_id = $2 and i.interval_start >= $3 and i.interval_start < $4
     ), came as (
       select s.interval_start as source, ${
         isVolume
           ? `sum(${volumeSql[forecast.schema]})::float8`
           : `(sum((s.aht_ms + s.post_processing_ms)::float8 * s.not_unique_treated) / nullif(sum(s.not_unique_treated), 0) / 1000)::float8`
       } as value
       from contact_statistics s
       where s.organization_id = $1 and s.group_id in (select $7::uuid union all select member_id from group_aggregates where aggregate_id = $7)
         and s.interval_start >= (select min(source) from slots) and s.interval_start <= (select max(source) from slots)
       group by 1
     )
     select array_agg(coalesce(o.${isVolume ? 'volume' : 'aht_sec'}::float8, c.value) order by s.at) as values
     from slots s left join forecast_intervals o on o.forecast_id = $2 and o.interval_start = s.source left join came c on c.source = s.source`,
    [organizationId, forecastId, new Date(input.from), new Date(input.to), timeZone, offsetDays, forecast.groupId],
  );
  const values = (row?.values ?? []).map((value) => value ?? Number.NaN);
  if (!values.some((value) => !Number.isNaN(value))) {
    throw invalid('sourceDate', 'no_values', `There are neither forecast nor history values on ${input.sourceDate}.`);
  }
  return values;
}
