import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict } from '~/platform/errors.server';
import { claimForecast, recomputeForecast } from './forecast-layer.server';

/** The change that undo takes back: the last one of a person that still acts. */
const lastActiveSql = `
select id from forecast_layers
where organization_id = $1 and forecast_id = $2 and kind <> 'event' and reverted_at is null order by position desc limit 1`;

/** The change that redo puts back: the one taken back last, as long as nothing new was made since. */
const lastRevertedSql = `
select id from forecast_layers l
where organization_id = $1 and forecast_id = $2 and kind <> 'event' and reverted_at is not null
  and not exists (select 1 from forecast_layers n
    where n.forecast_id = l.forecast_id and n.kind <> 'event' and n.reverted_at is null and n.created_at > l.reverted_at)
order by reverted_at desc, position limit 1`;

/**
 * Takes the last change back, or puts back what was taken back last.
 * @param input.expectedVersion version that the planner saw
 * @returns id of the layer concerned
 * @throws AppError not_found; conflict where there is nothing to undo or redo, or somebody else changed the forecast
 */
export async function stepLayers(
  actor: Actor,
  input: { forecastId: string; direction: 'undo' | 'redo'; expectedVersion?: number },
): Promise<string> {
  const { organizationId } = actor;
  const { forecastId, direction } = input;
  const isUndo = direction === 'undo';
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await claimForecast(client, { organizationId, forecastId, expectedVersion: input.expectedVersion });
    const found = await client.query<{ id: string }>(isUndo ? lastActiveSql : lastRevertedSql, [
      organizationId,
      forecastId,
    ]);
    const layerId = found.rows[0]?.id;
    if (!layerId) throw conflict(isUndo ? 'There is nothing to undo.' : 'There is nothing to redo.');
    await client.query(
      'update forecast_layers set reverted_at = case when $3 then clock_timestamp() end where organization_id = $1 and id = $2',
      [organizationId, layerId, isUndo],
    );
    await recomputeForecast(client, { organizationId, forecastId });
    const action = isUndo ? 'forecast.layer_reverted' : 'forecast.layer_restored';
    return { result: layerId, audit: { action, entity: 'forecast', entityId: forecastId, after: { layerId } } };
  });
}
