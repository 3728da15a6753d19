import type { PoolClient } from 'pg';
import { query } from '~/platform/pg.server';
import { recomputeForecast } from './forecast-layer.server';

/**
 * Replaces the event layers of a forecast by those of the special events that touch its group and period; overlapping events multiply.
 * Part of the caller's transaction; the caller recomputes.
 */
export async function writeEventLayers(
  client: PoolClient,
  input: { organizationId: string; forecastId: string },
): Promise<void> {
  const scope = [input.organizationId, input.forecastId];
  await client.query(
    `delete from forecast_layers where organization_id = $1 and forecast_id = $2 and kind = 'event'`,
    scope,
  );
  await client.query(
    `insert into forecast_layers (id, organization_id, forecast_id, position, kind, operation, starts_at, ends_at, comment, created_by, created_at)
     select gen_random_uuid(), f.organization_id, f.id, 0, 'event',
       jsonb_build_object('target', 'volume', 'type', 'scale', 'factor', e.coefficient, 'eventId', e.id), e.starts_at, e.ends_at, e.name,
       e.created_by, e.created_at
     from forecasts f join special_events e on e.organization_id = f.organization_id and f.group_id = any(e.group_ids)
     where f.organization_id = $1 and f.id = $2 and e.coefficient <> 1
       and e.starts_at < f.end_date::timestamp at time zone f.time_zone and e.ends_at > f.start_date::timestamp at time zone f.time_zone`,
    scope,
  );
}

/** Ready forecasts (not the frozen ones) of groups whose period touches a stretch of time. */
export async function findTouchedForecasts(input: {
  organizationId: string;
  groupIds: string[];
  from: Date;
  to: Date;
}): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'forecasts-touched',
    `select id from forecasts where organization_id = $1 and group_id = any($2::uuid[]) and status = 'ready'
       and (is_current or kind = 'scenario') and kind <> 'snapshot'
       and start_date::timestamp at time zone time_zone < $4 and end_date::timestamp at time zone time_zone > $3 order by id`,
    [input.organizationId, input.groupIds, input.from, input.to],
  );
  return rows.map((row) => row.id);
}

/** Brings the event layers of one forecast, its volumes and its requirements up to date, in the caller's transaction. */
export async function refreshEventLayers(
  client: PoolClient,
  input: { organizationId: string; forecastId: string },
): Promise<void> {
  const scope = [input.organizationId, input.forecastId];
  const locked = await client.query(
    `update forecasts set version = version + 1 where organization_id = $1 and id = $2 and status = 'ready' and kind <> 'snapshot' returning id`,
    scope,
  );
  if (!locked.rowCount) return;
  await writeEventLayers(client, input);
  await recomputeForecast(client, input);
}
