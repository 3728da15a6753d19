import { startOfWeek, weekdayOf } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import { type AccuracyLine, type AccuracyReport, type LeadBucket, leadBuckets } from './accuracy-report';
import { type AccuracySums, summarizeAccuracy } from './summarize-accuracy';

const bucketSql = `case when a.lead_days <= 1 then '1' when a.lead_days <= 7 then '2-7' when a.lead_days <= 28 then '8-28' else '29+' end`;

type DayRow = AccuracySums & {
  groupId: string;
  groupName: string;
  channelType: string;
  date: string;
  bucket: LeadBucket;
  isNewest: boolean;
  editedSlots: number;
  editedActual: number;
  editedError: number;
  editedBaseError: number;
};

/** Whose forecasts of which days. */
export interface AccuracyFilter {
  organizationId: string;
  groupId?: string;
  serviceId?: string;
  /** local dates, `to` inclusive */
  from: string;
  to: string;
  lead?: LeadBucket;
  /** departments whose groups are in reach; all where null */
  departmentIds?: string[] | null;
}

/** Conditions on `forecast_accuracy_days a` and `groups g`, with the values of `filterValues`. */
export const filterSql = `a.organization_id = $1 and a.date >= $2::date and a.date <= $3::date and ($4::uuid is null or a.group_id = $4)
  and ($5::uuid is null or g.service_id = $5) and ($6::text is null or ${bucketSql} = $6)
  and ($7::uuid[] is null or g.department_id = any($7))`;

export const filterValues = ({
  organizationId,
  from,
  to,
  groupId,
  serviceId,
  lead,
  departmentIds,
}: AccuracyFilter): unknown[] => [
  organizationId,
  from,
  to,
  groupId ?? null,
  serviceId ?? null,
  lead ?? null,
  departmentIds ?? null,
];

/**
 * How good the forecasts of a period were. Of several forecasts of one day the one made last counts; by lead the last of each lead.
 * Measured on the schema of each forecast.
 */
export async function readAccuracy(input: AccuracyFilter): Promise<AccuracyReport> {
  const values = filterValues(input);
  const [rows, hourRows] = await Promise.all([
    query<DayRow>(
      'forecast-accuracy-days',
      `select distinct on (a.group_id, a.date, bucket) a.group_id as "groupId", g.name as "groupName", g.channel_type as "channelType", a.date,
         ${bucketSql} as bucket, a.lead_days = min(a.lead_days) over (partition by a.group_id, a.date) as "isNewest", a.slots, a.zero_slots as "zeroSlots",
         a.actual::float8, a.forecast::float8, a.absolute_error::float8 as "absoluteError", a.relative_error::float8 as "relativeError",
         a.aht_actual_work::float8 as "ahtActualWork", a.aht_absolute_work::float8 as "ahtAbsoluteWork", a.aht_error_work::float8 as "ahtErrorWork",
         a.edited_slots as "editedSlots", a.edited_actual::float8 as "editedActual", a.edited_error::float8 as "editedError",
         a.edited_base_error::float8 as "editedBaseError"
       from forecast_accuracy_days a join groups g on g.id = a.group_id where ${filterSql}
       order by a.group_id, a.date, bucket, a.lead_days, a.forecast_id desc`,
      values,
      reader(),
    ),
    query<{ hour: number; actual: number; forecast: number; error: number }>(
      'forecast-accuracy-hours',
      `with newest as (
         select distinct on (a.group_id, a.date) a.hour_actual, a.hour_forecast, a.hour_absolute_error from forecast_accuracy_days a
         join groups g on g.id = a.group_id where ${filterSql} order by a.group_id, a.date, a.lead_days, a.forecast_id desc)
       select (h.n - 1)::int as hour, sum(h.actual)::float8 as actual, sum(h.forecast)::float8 as forecast, sum(h.error)::float8 as error
       from newest, unnest(hour_actual, hour_forecast, hour_absolute_error) with ordinality as h(actual, forecast, error, n) group by 1 order by 1`,
      values,
      reader(),
    ),
  ]);
  const seen = new Set<string>();
  const newest = rows.filter((row) => {
    const key = `${row.groupId} ${row.date}`;
    if (!row.isNewest || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { ...splitRows(rows, newest), ...splitHours(hourRows), edits: judgeChanges(newest) };
}

function linesBy(rows: DayRow[], keyOf: (row: DayRow) => string, nameOf: (row: DayRow) => string): AccuracyLine[] {
  const parts = new Map<string, DayRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const part = parts.get(key);
    if (part) part.push(row);
    else parts.set(key, [row]);
  }
  return [...parts].map(([key, part]) => ({ key, name: nameOf(part[0]), ...summarizeAccuracy(part) }));
}

function splitRows(rows: DayRow[], newest: DayRow[]) {
  const byKey = (a: AccuracyLine, b: AccuracyLine) => a.key.localeCompare(b.key);
  const plain = (read: (row: DayRow) => string) => linesBy(newest, read, read).sort(byKey);
  return {
    total: summarizeAccuracy(newest),
    groups: linesBy(
      newest,
      (row) => row.groupId,
      (row) => row.groupName,
    ).sort((a, b) => (b.wape ?? 0) - (a.wape ?? 0)),
    channels: plain((row) => row.channelType),
    leads: linesBy(
      rows,
      (row) => row.bucket,
      (row) => row.bucket,
    ).sort((a, b) => leadBuckets.indexOf(a.key as LeadBucket) - leadBuckets.indexOf(b.key as LeadBucket)),
    weekdays: plain((row) => String(weekdayOf(row.date))),
    weeks: plain((row) => startOfWeek(row.date)),
    days: plain((row) => row.date).map(({ key, actual, forecast, wape }) => ({ date: key, actual, forecast, wape })),
  };
}

function splitHours(rows: { hour: number; actual: number; forecast: number; error: number }[]) {
  const share = (value: number, of: number) => (of > 0 ? (100 * value) / of : null);
  const actual = rows.reduce((sum, row) => sum + row.actual, 0);
  return {
    hours: rows.map((row) => ({
      hour: row.hour,
      actual: row.actual,
      forecast: row.forecast,
      wape: share(row.error, row.actual),
      bias: share(row.forecast - row.actual, row.actual),
    })),
    hourWape: share(
      rows.reduce((sum, row) => sum + row.error, 0),
      actual,
    ),
  };
}

function judgeChanges(rows: DayRow[]): AccuracyReport['edits'] {
  const sum = (read: (row: DayRow) => number) => rows.reduce((total, row) => total + read(row), 0);
  const actual = sum((row) => row.editedActual);
  const slots = sum((row) => row.editedSlots);
  if (slots === 0 || actual <= 0) return null;
  return {
    slots,
    wape: (100 * sum((row) => row.editedError)) / actual,
    baseWape: (100 * sum((row) => row.editedBaseError)) / actual,
  };
}
