import { query } from '~/platform/pg.server';
import { forecastSchemas, volumeSql } from './forecast-schemas';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const byHour = (expression: string) =>
  `array[${hours.map((hour) => `coalesce(sum(${expression}) filter (where hour = ${hour}), 0)`).join(', ')}]::real[]`;
const hourError = `array[${hours
  .map((hour) => `abs(coalesce(sum(volume - actual) filter (where hour = ${hour}), 0))`)
  .join(', ')}]::real[]`;
const actualSql = `case d.schema ${forecastSchemas.map((schema) => `when '${schema}' then ${volumeSql[schema]}`).join(' ')} end`;

/** Days that are written in one statement: bounds its memory. */
const daysAtOnce = 2_000;
const mostPassedOver = 200_000;
/** Days whose history may still change: they are measured again each time. */
const openDays = 3;

const fillSql = `
with due as (
  select f.id, f.organization_id, f.group_id, f.time_zone as zone, f.history_to, f.schema, day::date as date,
    day::date >= (now() at time zone f.time_zone)::date - ${openDays} as is_open
  from forecasts f, generate_series(f.start_date::timestamp, least(f.end_date - 1, (now() at time zone f.time_zone)::date - 1)::timestamp, interval '1 day') day
  where f.organization_id = $1 and f.status = 'ready' and f.kind = 'forecast'
    and (day::date >= (now() at time zone f.time_zone)::date - ${openDays}
      or not exists (select 1 from forecast_accuracy_days a where a.forecast_id = f.id and a.date = day::date and a.slot_actual <> '{}'))
    and day > now() - interval '400 days'
  order by day desc, f.id limit ${daysAtOnce} offset $2
), members as (
  select distinct group_id, group_id as member_id from due
  union select a.aggregate_id, a.member_id from group_aggregates a where a.organization_id = $1 and a.aggregate_id in (select group_id from due)
), came as (
  select d.id, d.date, s.interval_start, sum(${actualSql})::float8 as actual,
    (sum((s.aht_ms + s.post_processing_ms)::float8 * s.not_unique_treated) / nullif(sum(s.not_unique_treated), 0) / 1000)::float8 as aht
  from due d join members m on m.group_id = d.group_id
  join contact_statistics s on s.organization_id = $1 and s.group_id = m.member_id
    and s.interval_start >= d.date::timestamp at time zone d.zone and s.interval_start < (d.date + 1)::timestamp at time zone d.zone
  group by d.id, d.date, s.interval_start
), slots as (
  select d.*, c.actual, coalesce(c.aht, i.aht_sec)::float8 as actual_aht, i.volume::float8 as volume, i.base_volume::float8 as base, i.aht_sec::float8 as aht,
    extract(hour from i.interval_start at time zone d.zone)::int as hour, abs(i.volume - i.base_volume) > 0.005 as edited
  from due d join came c on c.id = d.id and c.date = d.date
  join forecast_intervals i on i.forecast_id = d.id and i.interval_start = c.interval_start
), places as (
  select d.id, d.date, array_agg(c.actual::real order by i.interval_start) as slot_actual,
    array_agg(case when c.actual is not null then i.volume::real end order by i.interval_start) as slot_forecast
  from due d join forecast_intervals i on i.forecast_id = d.id
    and i.interval_start >= d.date::timestamp at time zone d.zone and i.interval_start < (d.date + 1)::timestamp at time zone d.zone
  left join came c on c.id = d.id and c.date = d.date and c.interval_start = i.interval_start
  group by d.id, d.date
), written as (
  insert into forecast_accuracy_days (forecast_id, date, organization_id, group_id, lead_days, slots, zero_slots, actual, forecast, base,
    absolute_error, base_absolute_error, relative_error, edited_slots, edited_actual, edited_error, edited_base_error,
    aht_actual_work, aht_absolute_work, aht_error_work, hour_actual, hour_forecast, hour_absolute_error, slot_actual, slot_forecast)
  select s.id, s.date, organization_id, group_id, greatest(1, s.date - history_to + 1), count(*), count(*) filter (where actual = 0), sum(actual), sum(volume), sum(base),
    sum(abs(volume - actual)), sum(abs(base - actual)), coalesce(sum(abs(volume - actual) / nullif(actual, 0)), 0),
    count(*) filter (where edited), coalesce(sum(actual) filter (where edited), 0), coalesce(sum(abs(volume - actual)) filter (where edited), 0),
    coalesce(sum(abs(base - actual)) filter (where edited), 0),
    sum(actual * actual_aht), sum(actual * abs(aht - actual_aht)), sum(actual * (aht - actual_aht)),
    ${byHour('actual')}, ${byHour('volume')}, ${hourError}, p.slot_actual, p.slot_forecast
  from slots s join places p on p.id = s.id and p.date = s.date
  group by s.id, s.date, organization_id, group_id, history_to, p.slot_actual, p.slot_forecast
  on conflict (forecast_id, date) do update set slots = excluded.slots, zero_slots = excluded.zero_slots, actual = excluded.actual,
    forecast = excluded.forecast, base = excluded.base, absolute_error = excluded.absolute_error, base_absolute_error = excluded.base_absolute_error,
    relative_error = excluded.relative_error, edited_slots = excluded.edited_slots, edited_actual = excluded.edited_actual,
    edited_error = excluded.edited_error, edited_base_error = excluded.edited_base_error, aht_actual_work = excluded.aht_actual_work,
    aht_absolute_work = excluded.aht_absolute_work, aht_error_work = excluded.aht_error_work, hour_actual = excluded.hour_actual,
    hour_forecast = excluded.hour_forecast, hour_absolute_error = excluded.hour_absolute_error,
    slot_actual = excluded.slot_actual, slot_forecast = excluded.slot_forecast
  returning forecast_id, date
)
select (select count(*) from due) as due, (select count(*) from written) as written,
  (select count(*) from written w join due d on d.id = w.forecast_id and d.date = w.date where not d.is_open) as settled`;

/**
 * Measures closed days of ready forecasts against what came, those of the last days again, as their history may still change.
 * Figures of accuracy, not facts of the business: not audited, written over at will.
 * @returns days measured
 */
export async function measureClosedDays(input: { organizationId: string }): Promise<number> {
  let measured = 0;
  for (let skipped = 0; ; ) {
    const [row] = await query<{ due: number; written: number; settled: number }>('forecast-accuracy-fill', fillSql, [
      input.organizationId,
      skipped,
    ]);
    measured += row.written;
    // why: days without history stay due, and so do the last ones; they are passed over, not tried again
    skipped += row.due - row.settled;
    if (row.due < daysAtOnce || skipped >= mostPassedOver) return measured;
  }
}
