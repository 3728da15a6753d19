import type { DayInfo, OpeningHours, SeriesInput } from '~/engine/forecasting';
import { localDayStart } from '~/engine/time';
import { invalid, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { correctHistory } from './apply-corrections';
import { readGroupCalendar, toDayInfos } from './forecast-calendar.server';
import { type ForecastSchema, volumeSql } from './forecast-schemas';
import { listCorrections } from './history-correction.server';

interface GroupRow {
  time_zone: string;
  interval_minutes: number;
  opening_hours: ([number, number] | null)[];
  site_id: string | null;
}

interface SeriesRow {
  starts: number[] | null;
  volumes: number[] | null;
  aht_ms: number[] | null;
}

/** Opening hours as stored (`[from, to]` or null per weekday) in the form of the engine. */
export function toOpeningHours(stored: ([number, number] | null)[]): OpeningHours {
  return stored.map((range) => (range && range[1] > range[0] ? [{ startMinute: range[0], endMinute: range[1] }] : []));
}

/**
 * History and calendar of one group as the engine wants them: a regular grid from local midnight of `historyFrom`, NaN where no row
 * exists, with what planners decided about outliers and gaps laid over it.
 * @param historyTo first date that is not history any more
 * @param horizonEnd first date after the horizon, for the calendar
 * @throws AppError not_found for a group of another organization; invalid when there is no history in the period
 */
export async function loadForecastInput(input: {
  organizationId: string;
  groupId: string;
  schema: ForecastSchema;
  historyFrom: string;
  historyTo: string;
  horizonEnd: string;
  includeHolidays: boolean;
  seed: number;
  /** the history as it came, without the decisions of planners */
  isUncorrected?: boolean;
  /** a group without any figure is answered with a series of unknown values: it borrows from a like group */
  isEmptyAllowed?: boolean;
}): Promise<SeriesInput> {
  const [group] = await query<GroupRow>(
    'forecast-input-group',
    'select time_zone, interval_minutes, opening_hours, site_id from groups where organization_id = $1 and id = $2',
    [input.organizationId, input.groupId],
    reader(),
  );
  if (!group) throw notFound('The group');
  const period = {
    from: new Date(localDayStart(input.historyFrom, group.time_zone)),
    to: new Date(localDayStart(input.historyTo, group.time_zone)),
  };
  const [series, calendar, corrections] = await Promise.all([
    loadSeries(input, group),
    loadCalendar(input, group),
    listCorrections({ organizationId: input.organizationId, groupId: input.groupId, ...period }),
  ]);
  const asItCame = {
    intervalMinutes: group.interval_minutes,
    zone: group.time_zone,
    ...series,
    open: toOpeningHours(group.opening_hours),
    calendar,
    seed: input.seed,
  };
  return input.isUncorrected ? asItCame : correctHistory(asItCame, corrections);
}

async function loadSeries(
  input: {
    organizationId: string;
    groupId: string;
    schema: ForecastSchema;
    historyFrom: string;
    historyTo: string;
    isEmptyAllowed?: boolean;
  },
  group: GroupRow,
): Promise<Pick<SeriesInput, 'start' | 'volume' | 'ahtSec'>> {
  const from = localDayStart(input.historyFrom, group.time_zone);
  const to = localDayStart(input.historyTo, group.time_zone);
  // why: one array per column costs a third of the CPU of rows; aggregated groups sum their members here.
  const [row] = await query<SeriesRow>(
    `forecast-input-series-${input.schema}`,
    `with members as (
       select $2::uuid as id union all select member_id from group_aggregates where aggregate_id = $2 and organization_id = $1
     ), slots as (
       select s.interval_start, sum(${volumeSql[input.schema]})::float8 as volume,
         sum((s.aht_ms + s.post_processing_ms)::float8 * s.not_unique_treated) / nullif(sum(s.not_unique_treated), 0) as weighted,
         avg(nullif(s.aht_ms + s.post_processing_ms, 0))::float8 as plain
       from contact_statistics s
       where s.organization_id = $1 and s.group_id in (select id from members) and s.interval_start >= $3 and s.interval_start < $4
       group by s.interval_start order by s.interval_start
     )
     select array_agg(extract(epoch from interval_start)::float8) as starts, array_agg(volume) as volumes,
       array_agg(coalesce(weighted, plain)) as aht_ms from slots`,
    [input.organizationId, input.groupId, new Date(from), new Date(to)],
    reader(),
  );
  const starts = row.starts ?? [];
  if (starts.length === 0 && !input.isEmptyAllowed) {
    throw invalid(
      'historyFrom',
      'no_history',
      'There is no history of this group in the period: import it or choose a longer period.',
    );
  }
  const step = group.interval_minutes * 60_000;
  const length = Math.round((to - from) / step);
  const volume = new Float64Array(length).fill(Number.NaN);
  const ahtSec = new Float64Array(length).fill(Number.NaN);
  for (let i = 0; i < starts.length; i++) {
    const slot = Math.floor((starts[i] * 1000 - from) / step);
    // why: a history on a finer grid than the group's adds up into its slots.
    const before = Number.isNaN(volume[slot]) ? 0 : volume[slot];
    const handleSec = (row.aht_ms?.[i] ?? Number.NaN) / 1000;
    const added = row.volumes?.[i] ?? 0;
    volume[slot] = before + added;
    if (!Number.isFinite(handleSec) || handleSec <= 0) continue;
    const known = Number.isNaN(ahtSec[slot]) || before === 0;
    ahtSec[slot] = known ? handleSec : (ahtSec[slot] * before + handleSec * added) / (before + added || 1);
  }
  return { start: from, volume, ahtSec };
}

/** Holidays, periods and events of the whole stretch, as the engine wants them. */
async function loadCalendar(
  input: {
    organizationId: string;
    groupId: string;
    historyFrom: string;
    horizonEnd: string;
    includeHolidays: boolean;
  },
  group: GroupRow,
): Promise<DayInfo[]> {
  const period = { from: input.historyFrom, to: input.horizonEnd };
  const calendar = await readGroupCalendar({ ...input, ...period, siteId: group.site_id, timeZone: group.time_zone });
  return toDayInfos(calendar, { ...period, includeHolidays: input.includeHolidays });
}
