import { isKnownZone } from '~/engine/time';
import { invalid } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import type { AccuracyByTimeData, AccuracyStep } from './accuracy-report';
import { type AccuracyFilter, filterSql, filterValues } from './forecast-accuracy.server';

interface TimeRow {
  minuteOfDay: number;
  actual: number;
  forecast: number;
  error: number;
  relativeError: number;
  compared: number;
  days: number;
}

const timeSql = `
with newest as (
  select distinct on (a.group_id, a.date) a.group_id, a.date, a.slot_actual, a.slot_forecast,
    a.date::timestamp at time zone f.time_zone as midnight, f.interval_minutes
  from forecast_accuracy_days a join groups g on g.id = a.group_id join forecasts f on f.id = a.forecast_id
  where ${filterSql} order by a.group_id, a.date, a.lead_days, a.forecast_id desc
), slots as (
  select n.group_id, (n.midnight + make_interval(mins => (s.place - 1)::int * n.interval_minutes)) at time zone $8 as local, s.actual, s.forecast
  from newest n, unnest(n.slot_actual, n.slot_forecast) with ordinality as s(actual, forecast, place) where s.actual is not null
), stretches as (
  select group_id, local::date as date, (floor((extract(hour from local) * 60 + extract(minute from local)) / $9) * $9)::int as minute,
    sum(actual)::float8 as actual, sum(forecast)::float8 as forecast
  from slots group by 1, 2, 3
)
select minute as "minuteOfDay", sum(actual) as actual, sum(forecast) as forecast, sum(abs(forecast - actual)) as error,
  coalesce(sum(abs(forecast - actual) / nullif(actual, 0)), 0) as "relativeError", count(*) filter (where actual > 0)::int as compared,
  count(distinct date)::int as days
from stretches group by 1 order by 1`;

/**
 * How good the forecasts of a period were by time of day as the clocks of a zone show it. Of several forecasts of one day the one made
 * last counts.
 * @param input.timeZone IANA zone
 * @throws AppError invalid for an unknown zone
 */
export async function readAccuracyByTime(
  input: AccuracyFilter & { timeZone: string; stepMinutes: AccuracyStep },
): Promise<AccuracyByTimeData> {
  const { timeZone, stepMinutes } = input;
  if (!isKnownZone(timeZone)) throw invalid('timeZone', 'unknown', `Unknown time zone: ${timeZone}.`);
  const rows = await query<TimeRow>(
    'forecast-accuracy-times',
    timeSql,
    [...filterValues(input), timeZone, stepMinutes],
    reader(),
  );
  const share = (value: number, of: number) => (of > 0 ? (100 * value) / of : null);
  return {
    timeZone,
    stepMinutes,
    times: rows.map(({ minuteOfDay, actual, forecast, error, relativeError, compared, days }) => ({
      minuteOfDay,
      actual: actual / days,
      forecast: forecast / days,
      wape: share(error, actual),
      mape: share(relativeError, compared),
      bias: share(forecast - actual, actual),
    })),
  };
}
