import { reforecastDay } from '~/engine/forecasting';
import { addDays, dayIntervals, localDayStart, toLocalDate, toLocalParts } from '~/engine/time';
import { conflict, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { type PastDays, recallPastDays } from './forecast-past-days.server';
import { type ForecastSchema, volumeSql } from './forecast-schemas';

/** A day under way: what was forecast, what came, and what is expected of the rest of it. Columns of equal length. */
export interface IntradayForecast {
  forecastId: string;
  /** local date */
  date: string;
  timeZone: string;
  intervalMinutes: number;
  /** the moment it was made at, ISO 8601 */
  asOf: string;
  /** index of the first interval whose contacts are not known yet */
  firstOpenInterval: number;
  /** what came / what was forecast, so far; 1 before anything came */
  deviation: number;
  /** share of the deviation that past days teach to carry into the rest of the day, 0..1 */
  carriedShare: number;
  /** days that the share and the bands were learned from */
  learnedDays: number;
  /** epoch seconds */
  starts: number[];
  /** as it was before the day, with layers */
  forecast: number[];
  actual: (number | null)[];
  /** what came where it is known, else the new expectation */
  p10: number[];
  p50: number[];
  p90: number[];
  /** the whole day: as forecast before, as expected now, and what has come of it */
  total: { forecast: number; expected: number; actual: number };
}

interface DayRow {
  groupId: string;
  timeZone: string;
  intervalMinutes: number;
  schema: ForecastSchema;
  startDate: string;
  endDate: string;
  isReady: boolean;
}

interface Question {
  organizationId: string;
  forecastId: string;
  /** the moment to look from, epoch ms: nothing that came later is looked at; now without it */
  at?: number;
}

const round = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(value * 100) / 100);
const add = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

/**
 * The rest of a day of a forecast, corrected by a learned share of the deviation so far.
 * @returns null where the day is not one of the forecast, or the forecast is not ready
 * @throws AppError not_found
 */
export async function findIntradayForecast(input: Question): Promise<IntradayForecast | null> {
  const { organizationId, forecastId, at = Date.now() } = input;
  const [row] = await query<DayRow>(
    'forecast-intraday',
    `select group_id as "groupId", time_zone as "timeZone", interval_minutes as "intervalMinutes", schema, start_date as "startDate",
       end_date as "endDate", status = 'ready' as "isReady" from forecasts where organization_id = $1 and id = $2`,
    [organizationId, forecastId],
    reader(),
  );
  if (!row) throw notFound('The forecast');
  const date = toLocalDate(at, row.timeZone);
  if (!row.isReady || date < row.startDate || date >= row.endDate) return null;
  const starts = dayIntervals(date, row.timeZone, row.intervalMinutes);
  const [{ forecast, actual }, past] = await Promise.all([
    readDay({ organizationId, forecastId, row, date, starts, at }),
    recallPastDays({ organizationId, ...row, date }),
  ]);
  const now = reforecastDay({ forecast, actual, ...alignToDay(past, starts, row) });
  return {
    forecastId,
    date,
    timeZone: row.timeZone,
    intervalMinutes: row.intervalMinutes,
    asOf: new Date(at).toISOString(),
    firstOpenInterval: now.firstOpenSlot,
    deviation: now.deviation,
    carriedShare: now.carriedShare,
    learnedDays: past.days,
    starts: starts.map((start) => start / 1000),
    forecast: round(forecast),
    actual: Array.from(actual, (value) => (Number.isNaN(value) ? null : value)),
    p10: round(now.p10),
    p50: round(now.p50),
    p90: round(now.p90),
    total: {
      forecast: add(forecast),
      expected: add(now.p50),
      actual: add(actual.filter((value) => !Number.isNaN(value))),
    },
  };
}

/** The same where there has to be one. @throws AppError not_found; conflict where the day is not one of the forecast */
export async function getIntradayForecast(input: Question): Promise<IntradayForecast> {
  const found = await findIntradayForecast(input);
  if (!found) throw conflict('The day is not one of this forecast: choose a forecast whose period contains it.');
  return found;
}

/** Forecast and contacts of one day by interval; contacts are NaN where unknown and in intervals that are not over. */
async function readDay(input: {
  organizationId: string;
  forecastId: string;
  row: DayRow;
  date: string;
  starts: number[];
  at: number;
}): Promise<{ forecast: Float64Array; actual: Float64Array }> {
  const { organizationId, row, date, starts, at } = input;
  const [from, to] = [localDayStart(date, row.timeZone), localDayStart(addDays(date, 1), row.timeZone)];
  const rows = await query<{ start: number; forecast: number | null; actual: number | null }>(
    `forecast-intraday-day-${row.schema}`,
    `select extract(epoch from t)::float8 * 1000 as start, sum(forecast)::float8 as forecast, sum(actual)::float8 as actual from (
       select interval_start as t, volume as forecast, null::float8 as actual from forecast_intervals
       where forecast_id = $2 and interval_start >= $4 and interval_start < $5
       union all
       select s.interval_start, null, ${volumeSql[row.schema]} from contact_statistics s
       where s.organization_id = $1 and s.interval_start >= $4 and s.interval_start < $5
         and s.group_id in (select $3::uuid union all select member_id from group_aggregates where aggregate_id = $3 and organization_id = $1)
     ) d group by t`,
    [organizationId, input.forecastId, row.groupId, new Date(from), new Date(to)],
    reader(),
  );
  const stepMs = row.intervalMinutes * 60_000;
  const forecast = new Float64Array(starts.length);
  const actual = new Float64Array(starts.length).fill(Number.NaN);
  for (const { start, ...values } of rows) {
    const slot = Math.floor((start - from) / stepMs);
    forecast[slot] += values.forecast ?? 0;
    if (values.actual === null || starts[slot] + stepMs > at) continue;
    actual[slot] = (Number.isNaN(actual[slot]) ? 0 : actual[slot]) + values.actual;
  }
  return { forecast, actual };
}

/** Past days on the intervals of a day: by the clock, so that a day of 23 or 25 hours fits. */
function alignToDay(past: PastDays, starts: number[], { timeZone, intervalMinutes }: DayRow) {
  const slots = starts.map((start) => Math.floor(toLocalParts(start, timeZone).minuteOfDay / intervalMinutes));
  const align = (values: Float64Array) => {
    const aligned = new Float64Array(past.days * slots.length);
    for (let day = 0; day < past.days; day++)
      for (const [k, slot] of slots.entries()) aligned[day * slots.length + k] = values[day * past.slots + slot];
    return aligned;
  };
  return { pastForecast: align(past.forecast), pastActual: align(past.actual) };
}
