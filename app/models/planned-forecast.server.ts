import type { PoolClient } from 'pg';
import type { Actor } from '~/auth/actor';
import { addDays, dayIntervals, eachDay, toLocalDate } from '~/engine/time';
import type { NewLayer } from './forecast-layer.server';

/** A group that a plan is made for. */
export interface PlannedGroup {
  id: string;
  name: string;
  timeZone: string;
  intervalMinutes: number;
}

/**
 * Makes a forecast of an imported contact plan: the plan is its base, without a band, as nothing was computed. Handling times that the plan lacks
 * are those of the last forecast of the group.
 * @returns id of the forecast
 */
export async function insertPlannedForecast(
  client: PoolClient,
  input: {
    actor: Actor;
    id: string;
    group: PlannedGroup;
    layers: NewLayer[];
  },
): Promise<string> {
  const { actor, id, group, layers } = input;
  const { timeZone, intervalMinutes } = group;
  const { from, to } = layers[0];
  const startDate = toLocalDate(from, timeZone);
  const endDate = addDays(toLocalDate(to - 1, timeZone), 1);
  const starts = eachDay(startDate, endDate).flatMap((date) => dayIntervals(date, timeZone, intervalMinutes));
  const known = await client.query<{ aht: number }>(
    `select (sum(i.volume * i.aht_sec) / nullif(sum(i.volume), 0))::float8 as aht from forecast_intervals i
     where i.forecast_id = (select f.id from forecasts f where f.organization_id = $1 and f.group_id = $2 and f.status = 'ready' order by f.id desc limit 1)`,
    [actor.organizationId, group.id],
  );
  const usualAht = known.rows[0]?.aht ?? 0;
  const plannedValue = (target: 'volume' | 'ahtSec', start: number, otherwise: number) => {
    const operation = layers.find((layer) => layer.target === target)?.operation;
    const value =
      operation?.type === 'values'
        ? operation.values[Math.round((start - from) / (intervalMinutes * 60_000))]
        : undefined;
    return value === undefined || Number.isNaN(value) ? otherwise : value;
  };
  await client.query(
    `insert into forecasts (id, organization_id, group_id, lineage_id, version_number, name, status, schema, method, history_from, history_to, start_date,
       end_date, time_zone, interval_minutes, parameters, is_current, created_by, finished_at)
     values ($1, $2, $3, $1, 1, $4, 'ready', 'not_unique_received', 'import', $5, $5, $5, $6, $7, $8, '{"includeHolidays": false, "seed": 1}', true, $9, now())`,
    [
      id,
      actor.organizationId,
      group.id,
      group.name,
      startDate,
      endDate,
      timeZone,
      intervalMinutes,
      actor.kind === 'user' ? actor.id : null,
    ],
  );
  const volume = starts.map((start) => plannedValue('volume', start, 0));
  await client.query(
    `insert into forecast_intervals (forecast_id, interval_start, base_volume, base_aht_sec, volume, aht_sec, p10, p90)
     select $1, n.start, n.volume, n.aht, n.volume, n.aht, n.volume, n.volume from unnest($2::timestamptz[], $3::float4[], $4::float4[]) as n(start, volume, aht)`,
    [
      id,
      starts.map((start) => new Date(start)),
      volume,
      starts.map((start) => plannedValue('ahtSec', start, usualAht)),
    ],
  );
  return id;
}
