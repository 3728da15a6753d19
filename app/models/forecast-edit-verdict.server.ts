import { query, reader } from '~/platform/pg.server';
import type { EditVerdictView } from './accuracy-report';
import { listLayersOf, toEngineLayers } from './forecast-layer.server';
import { forecastSchemas, volumeSql } from './forecast-schemas';
import { judgeEdits } from './judge-edits';

const forecastsAtOnce = 20;
const actualSql = `case f.schema ${forecastSchemas.map((schema) => `when '${schema}' then ${volumeSql[schema]}`).join(' ')} end`;

interface BaseRow {
  forecastId: string;
  groupName: string;
  timeZone: string;
  starts: number[];
  volume: number[];
  aht: number[];
  actual: (number | null)[];
}

/** The changes that touched closed days of a period, newest first, each judged by leaving it out; of at most 20 forecasts. */
export async function listEditVerdicts(input: {
  organizationId: string;
  groupId?: string;
  /** departments whose groups are in reach; all where null */
  departmentIds?: string[] | null;
  from: string;
  to: string;
}): Promise<EditVerdictView[]> {
  const rows = await query<BaseRow>(
    'forecast-edit-verdicts',
    `with chosen as (
       select f.id, f.group_id, f.schema, f.time_zone, g.name from forecasts f join groups g on g.id = f.group_id
       where f.organization_id = $1 and f.status = 'ready' and f.kind = 'forecast' and f.is_current and ($2::uuid is null or f.group_id = $2)
         and ($5::uuid[] is null or g.department_id = any($5))
         and f.start_date <= $4::date and f.end_date > $3::date
         and exists (select 1 from forecast_layers l where l.forecast_id = f.id and l.kind <> 'event' and l.reverted_at is null
           and l.starts_at < now() and l.starts_at < ($4::date + 1)::timestamp at time zone f.time_zone and l.ends_at > $3::date::timestamp at time zone f.time_zone)
       order by f.id desc limit ${forecastsAtOnce}
     ), came as (
       select f.id, s.interval_start, sum(${actualSql})::float8 as actual from chosen f
       join contact_statistics s on s.organization_id = $1 and s.interval_start < now()
         and s.interval_start >= $3::date::timestamp at time zone f.time_zone and s.interval_start < ($4::date + 1)::timestamp at time zone f.time_zone
         and s.group_id in (select f.group_id union all select a.member_id from group_aggregates a where a.aggregate_id = f.group_id)
       group by 1, 2)
     select f.id as "forecastId", f.name as "groupName", f.time_zone as "timeZone",
       array_agg(extract(epoch from i.interval_start)::float8 * 1000 order by i.interval_start) as starts,
       array_agg(i.base_volume::float8 order by i.interval_start) as volume, array_agg(i.base_aht_sec::float8 order by i.interval_start) as aht,
       array_agg(c.actual order by i.interval_start) as actual
     from chosen f join forecast_intervals i on i.forecast_id = f.id left join came c on c.id = f.id and c.interval_start = i.interval_start
     group by f.id, f.name, f.time_zone`,
    [input.organizationId, input.groupId ?? null, input.from, input.to, input.departmentIds ?? null],
    reader(),
  );
  const layers = await listLayersOf({
    organizationId: input.organizationId,
    forecastIds: rows.map((row) => row.forecastId),
  });
  const verdicts = rows.flatMap(({ forecastId, groupName, timeZone, ...row }) => {
    const known = layers.get(forecastId) ?? [];
    const base = { slotStart: row.starts, volume: row.volume, ahtSec: row.aht };
    const actual = row.actual.map((value) => value ?? Number.NaN);
    return judgeEdits(base, toEngineLayers(known), actual).flatMap((verdict) => {
      const layer = known.find(({ id }) => id === verdict.layerId);
      if (!layer || layer.kind === 'event') return [];
      const { kind, comment, createdByName, createdAt, from, to } = layer;
      return [{ ...verdict, forecastId, groupName, timeZone, kind, comment, createdByName, createdAt, from, to }];
    });
  });
  return verdicts.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, 50);
}
