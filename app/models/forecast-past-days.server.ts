import { deserialize, serialize } from 'node:v8';
import { backcastDays } from '~/engine/forecasting';
import { addDays, diffDays, localDayStart, toLocalParts } from '~/engine/time';
import { AppError } from '~/platform/errors.server';
import { logger } from '~/platform/logger.server';
import { query, reader } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { forecastCacheLifeSec } from './forecast-cache.server';
import { loadForecastInput } from './forecast-input.server';
import { type ForecastSchema, volumeSql } from './forecast-schemas';

/** Closed days as they were forecast before they began, and as they came: days x nominal intervals of the local day. */
export interface PastDays {
  days: number;
  slots: number;
  forecast: Float64Array;
  /** NaN where unknown */
  actual: Float64Array;
}

interface PastQuestion {
  organizationId: string;
  groupId: string;
  timeZone: string;
  intervalMinutes: number;
  schema: ForecastSchema;
  /** first local date that is not past */
  date: string;
}

const wantedDays = 28;
/** Fewer stored days than this teach less than the history itself. */
const leastStoredDays = 14;
const historyDays = 56;

/** Past days of a group, worked out once an hour: nothing about them changes while the day goes on. */
export async function recallPastDays(question: PastQuestion): Promise<PastDays> {
  const { organizationId, groupId, schema, date, intervalMinutes, timeZone } = question;
  const key = `forecast-past-days:${organizationId}:${groupId}:${schema}:${date}:${intervalMinutes}:${timeZone}`;
  try {
    const known = await redis().getBuffer(key);
    if (known) return deserialize(known) as PastDays;
  } catch (error) {
    logger.warn({ err: error }, 'the cache of past days could not be read');
  }
  const past = await findPastDays(question);
  try {
    await redis().set(key, serialize(past), 'EX', forecastCacheLifeSec);
  } catch (error) {
    logger.warn({ err: error }, 'past days could not be cached');
  }
  return past;
}

/** Stored forecasts of the days where there are enough of them, else what would have been forecast the evening before. */
async function findPastDays(question: PastQuestion): Promise<PastDays> {
  const stored = await readStoredDays(question);
  if (stored.days >= leastStoredDays) return stored;
  const { organizationId, groupId, schema, date } = question;
  try {
    const input = await loadForecastInput({
      organizationId,
      groupId,
      schema,
      historyFrom: addDays(date, -historyDays),
      historyTo: date,
      horizonEnd: addDays(date, 1),
      includeHolidays: true,
      seed: 1,
    });
    const { dates, slots, pastForecast, pastActual } = backcastDays(input, date, wantedDays);
    if (dates.length <= stored.days || input.intervalMinutes !== question.intervalMinutes) return stored;
    return { days: dates.length, slots, forecast: pastForecast, actual: pastActual };
  } catch (error) {
    // why: a group without history has nothing to learn from; its forecast stands as it is
    if (error instanceof AppError && error.code === 'invalid') return stored;
    throw error;
  }
}

/** Days of the last weeks from the newest forecast that did not know them yet. */
async function readStoredDays(question: PastQuestion): Promise<PastDays> {
  const { organizationId, groupId, timeZone, intervalMinutes, schema, date } = question;
  const firstDate = addDays(date, -wantedDays);
  const [from, to] = [firstDate, date].map((day) => new Date(localDayStart(day, timeZone)));
  const [row] = await query<{ starts: number[] | null; forecast: number[]; actual: (number | null)[] }>(
    `forecast-past-days-${schema}`,
    `with made as (
       select distinct on (i.interval_start) i.interval_start as t, i.volume from forecasts f join forecast_intervals i on i.forecast_id = f.id
       where f.organization_id = $1 and f.group_id = $2 and f.status = 'ready' and f.kind = 'forecast' and f.interval_minutes = $3
         and f.start_date < $6::date and f.end_date > $5::date and i.interval_start >= $7 and i.interval_start < $8
         and f.history_to <= (i.interval_start at time zone $4)::date
       order by i.interval_start, f.history_to desc, f.id desc
     ), came as (
       select s.interval_start as t, sum(${volumeSql[schema]})::float8 as actual from contact_statistics s
       where s.organization_id = $1 and s.interval_start >= $7 and s.interval_start < $8
         and s.group_id in (select $2::uuid union all select member_id from group_aggregates where aggregate_id = $2 and organization_id = $1)
       group by 1
     )
     select array_agg(extract(epoch from t)::float8 * 1000) as starts, array_agg(volume::float8) as forecast, array_agg(actual) as actual
     from made left join came using (t)`,
    [organizationId, groupId, intervalMinutes, timeZone, firstDate, date, from, to],
    reader(),
  );
  return layOutDays(row, { timeZone, intervalMinutes, firstDate });
}

function layOutDays(
  row: { starts: number[] | null; forecast: number[]; actual: (number | null)[] },
  grid: { timeZone: string; intervalMinutes: number; firstDate: string },
): PastDays {
  const slots = 1440 / grid.intervalMinutes;
  const forecast = new Float64Array(wantedDays * slots);
  const actual = new Float64Array(wantedDays * slots).fill(Number.NaN);
  const known = new Set<number>();
  for (const [i, start] of (row.starts ?? []).entries()) {
    const { date, minuteOfDay } = toLocalParts(start, grid.timeZone);
    const day = diffDays(grid.firstDate, date);
    const at = day * slots + Math.floor(minuteOfDay / grid.intervalMinutes);
    const came = row.actual[i];
    // why: an interval that comes twice, when clocks go back, counts once
    forecast[at] = row.forecast[i];
    actual[at] = came ?? Number.NaN;
    if (came !== null) known.add(day);
  }
  const days = [...known].sort((a, b) => a - b);
  const pick = (values: Float64Array) =>
    Float64Array.from(
      { length: days.length * slots },
      (_, i) => values[days[Math.floor(i / slots)] * slots + (i % slots)],
    );
  return { days: days.length, slots, forecast: pick(forecast), actual: pick(actual) };
}
