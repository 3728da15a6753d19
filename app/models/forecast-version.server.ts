import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, notFound } from '~/platform/errors.server';

const copiedColumns = `organization_id, group_id, lineage_id, status, schema, method, history_from, history_to, start_date, end_date,
  time_zone, interval_minutes, parameters, result`;

/**
 * Copies a ready forecast with its intervals, layers and requirements: as a snapshot, which stays as it is, or as a scenario to try things on.
 * @returns id of the copy
 * @throws AppError not_found; conflict while the forecast is not ready
 */
export async function copyForecast(
  actor: Actor,
  input: { forecastId: string; kind: 'snapshot' | 'scenario'; name: string },
): Promise<string> {
  const { organizationId } = actor;
  const { forecastId, kind, name } = input;
  const id = createId();
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const found = await client.query<{ status: string; lineage_id: string }>(
      'select status, lineage_id from forecasts where organization_id = $1 and id = $2 for share',
      [organizationId, forecastId],
    );
    if (!found.rows[0]) throw notFound('The forecast');
    if (found.rows[0].status !== 'ready') throw conflict('Only a forecast that is ready can be copied.');
    await client.query(
      `insert into forecasts (id, ${copiedColumns}, version_number, name, kind, source_id, is_current, created_by, finished_at)
       select $3, ${copiedColumns}, (select max(version_number) + 1 from forecasts where lineage_id = f.lineage_id), $4, $5, f.id, false, $6, now()
       from forecasts f where organization_id = $1 and id = $2`,
      [organizationId, forecastId, id, name, kind, actor.kind === 'user' ? actor.id : null],
    );
    await client.query(
      `insert into forecast_intervals (forecast_id, interval_start, base_volume, base_aht_sec, volume, aht_sec, p10, p90)
       select $2, interval_start, base_volume, base_aht_sec, volume, aht_sec, p10, p90 from forecast_intervals where forecast_id = $1`,
      [forecastId, id],
    );
    await client.query(
      `insert into forecast_layers (id, organization_id, forecast_id, position, kind, operation, starts_at, ends_at, comment, created_by, created_at)
       select gen_random_uuid(), organization_id, $2, position, kind, operation, starts_at, ends_at, comment, created_by, created_at
       from forecast_layers where organization_id = $3 and forecast_id = $1 and reverted_at is null`,
      [forecastId, id, organizationId],
    );
    await client.query(
      `insert into staffing_requirements (forecast_id, interval_start, organization_id, group_id, volume, aht_sec, erlangs, base_agents,
         required_agents, service_level, asa_sec, occupancy)
       select $2, interval_start, organization_id, group_id, volume, aht_sec, erlangs, base_agents, required_agents, service_level, asa_sec, occupancy
       from staffing_requirements where forecast_id = $1 and organization_id = $3`,
      [forecastId, id, organizationId],
    );
    return {
      result: id,
      audit: { action: `forecast.${kind}_made`, entity: 'forecast', entityId: id, after: { from: forecastId, name } },
    };
  });
}

/**
 * Makes one version (also a snapshot or a scenario) the one that counts: staffing shows it and new schedules are built on it.
 * @throws AppError not_found; conflict while it is not ready
 */
export async function makeForecastCurrent(actor: Actor, input: { forecastId: string }): Promise<void> {
  const { organizationId } = actor;
  const { forecastId } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const found = await client.query<{ status: string; lineage_id: string; version_number: number }>(
      'select status, lineage_id, version_number from forecasts where organization_id = $1 and id = $2 for update',
      [organizationId, forecastId],
    );
    const [row] = found.rows;
    if (!row) throw notFound('The forecast');
    if (row.status !== 'ready') throw conflict('Only a forecast that is ready can count.');
    // why: two steps, as at no moment may two versions of a lineage count
    await client.query(
      'update forecasts set is_current = false, version = version + 1 where organization_id = $1 and lineage_id = $3 and is_current and id <> $2',
      [organizationId, forecastId, row.lineage_id],
    );
    await client.query(
      'update forecasts set is_current = true, version = version + 1 where organization_id = $1 and id = $2 and not is_current',
      [organizationId, forecastId],
    );
    const after = { versionNumber: row.version_number };
    return {
      result: undefined,
      audit: { action: 'forecast.made_current', entity: 'forecast', entityId: forecastId, after },
    };
  });
}
