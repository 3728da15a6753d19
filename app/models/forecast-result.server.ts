import { v7 as createId } from 'uuid';
import type { ForecastResult } from '~/engine/forecasting';
import { type AuditActor, bulkWriteWithAudit } from '~/platform/audit.server';
import { recomputeForecast } from './forecast-layer.server';

/** What is kept of a computation beside the intervals: everything a planner asks about. */
function toStoredResult(result: ForecastResult) {
  const { backtest, effects, quality, reason, leftOut, days } = result;
  const findings = quality.findings.slice(0, 500);
  return {
    backtest,
    effects,
    reason,
    leftOut,
    days,
    quality: { ...quality, findings, findingCount: quality.findings.length },
  };
}

/**
 * Stores a computed forecast: base intervals, layers of special events, volumes with layers, requirements; makes it the current version.
 * One transaction; running it again replaces what an earlier run wrote.
 */
export async function saveForecastResult(
  actor: AuditActor,
  input: { organizationId: string; forecastId: string; result: ForecastResult },
): Promise<void> {
  const { organizationId, forecastId, result } = input;
  await bulkWriteWithAudit(actor, async (client) => {
    await client.query('delete from forecast_intervals where forecast_id = $1', [forecastId]);
    await client.query(
      `insert into forecast_intervals (forecast_id, interval_start, base_volume, base_aht_sec, volume, aht_sec, p10, p90)
       select $1, n.start, n.volume, n.aht, n.volume, n.aht, n.p10, n.p90
       from unnest($2::timestamptz[], $3::float4[], $4::float4[], $5::float4[], $6::float4[]) as n(start, volume, aht, p10, p90)`,
      [
        forecastId,
        Array.from(result.slotStart, (start) => new Date(start)),
        Array.from(result.volume),
        Array.from(result.ahtSec, (sec) => (Number.isFinite(sec) ? sec : 0)),
        Array.from(result.p10),
        Array.from(result.p90),
      ],
    );
    const scope = [organizationId, forecastId];
    await client.query(
      `delete from forecast_layers where organization_id = $1 and forecast_id = $2 and kind = 'event'`,
      scope,
    );
    const events = await client.query<{ id: string }>(
      `select e.id from special_events e join forecasts f on f.organization_id = e.organization_id and f.group_id = any(e.group_ids)
       where f.organization_id = $1 and f.id = $2 and e.coefficient <> 1
         and e.starts_at < f.end_date::timestamp at time zone f.time_zone and e.ends_at > f.start_date::timestamp at time zone f.time_zone`,
      scope,
    );
    await client.query(
      `insert into forecast_layers (id, organization_id, forecast_id, position, kind, operation, starts_at, ends_at, comment)
       select n.layer_id, e.organization_id, $1, 0, 'event',
         jsonb_build_object('target', 'volume', 'type', 'scale', 'factor', e.coefficient), e.starts_at, e.ends_at, e.name
       from unnest($2::uuid[], $3::uuid[]) as n(event_id, layer_id) join special_events e on e.id = n.event_id`,
      [forecastId, events.rows.map((row) => row.id), events.rows.map(() => createId())],
    );
    await recomputeForecast(client, { organizationId, forecastId });
    await client.query(
      `update forecasts old set is_current = false from forecasts f
       where f.id = $2 and f.organization_id = $1 and old.lineage_id = f.lineage_id and old.id <> f.id and old.is_current`,
      scope,
    );
    await client.query(
      `update forecasts set status = 'ready', is_current = true, error = null, method = $3, result = $4::jsonb, finished_at = now(), version = version + 1
       where organization_id = $1 and id = $2`,
      [...scope, nameMethod(result), JSON.stringify(toStoredResult(result))],
    );
    return { result: undefined, audit: { action: 'forecast.computed', entity: 'forecast', entityId: forecastId } };
  });
}

/** The members that carry weight, heaviest first. */
function nameMethod(result: ForecastResult): string {
  const members = result.backtest.scores.filter((score) => (score.weight ?? 0) > 0);
  members.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  return members.length ? members.map((score) => score.method).join(', ') : 'two-stage';
}
