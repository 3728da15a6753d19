import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import {
  applyLayers,
  type CellStep,
  explainCell,
  type ForecastLayer,
  type LayerKind,
  type LayerOperation,
} from '~/engine/forecasting';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, invalid, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { storeRequirements } from './staffing-requirement.server';

/** What a layer changes: contacts, handling time, or the people that are required in the end. */
export type LayerTarget = 'volume' | 'ahtSec' | 'agents';

/** A layer as the page shows it: a chip with who, when and what. */
export interface LayerView {
  id: string;
  kind: LayerKind;
  target: LayerTarget;
  operation: LayerOperation;
  /** local date whose values were taken over; null unless they were copied */
  copiedFrom: string | null;
  from: number;
  to: number;
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
  revertedAt: string | null;
}

interface LayerRow {
  id: string;
  kind: LayerKind;
  operation: LayerOperation & { target: LayerTarget; copiedFrom?: string };
  from: number;
  to: number;
  comment: string | null;
  createdByName: string | null;
  createdAt: Date;
  revertedAt: Date | null;
}

const layerSql = `
select l.id, l.kind, l.operation, extract(epoch from l.starts_at)::float8 * 1000 as "from", extract(epoch from l.ends_at)::float8 * 1000 as "to",
  l.comment, u.display_name as "createdByName", l.created_at as "createdAt", l.reverted_at as "revertedAt"
from forecast_layers l left join users u on u.id = l.created_by
where l.organization_id = $1 and l.forecast_id = $2 order by l.position`;

/** Layers of a forecast in the order in which they were made, removed ones included. */
export async function listLayers(
  input: { organizationId: string; forecastId: string },
  on?: SqlExecutor,
): Promise<LayerView[]> {
  const rows = await query<LayerRow>('forecast-layers', layerSql, [input.organizationId, input.forecastId], on);
  return rows.map(toView);
}

function toView({
  operation: { target, copiedFrom, ...operation },
  createdAt,
  revertedAt,
  ...row
}: LayerRow): LayerView {
  return {
    ...row,
    target,
    copiedFrom: copiedFrom ?? null,
    operation: fromStored(operation as LayerOperation),
    createdAt: createdAt.toISOString(),
    revertedAt: revertedAt?.toISOString() ?? null,
  };
}

/** Layers of many forecasts by forecast, in the order in which they were made. */
export async function listLayersOf(input: {
  organizationId: string;
  forecastIds: string[];
}): Promise<Map<string, LayerView[]>> {
  const rows = await query<LayerRow & { forecastId: string }>(
    'forecast-layers-of-many',
    layerSql
      .replace('select l.id', 'select l.forecast_id as "forecastId", l.id')
      .replace('l.forecast_id = $2', 'l.forecast_id = any($2::uuid[])'),
    [input.organizationId, input.forecastIds],
  );
  const found = new Map<string, LayerView[]>(input.forecastIds.map((id) => [id, []]));
  for (const { forecastId, ...row } of rows) found.get(forecastId)?.push(toView(row));
  return found;
}

/** JSON has no NaN: an interval without a value of its own is stored as null. */
const fromStored = (operation: LayerOperation): LayerOperation =>
  operation.type === 'values'
    ? { ...operation, values: Array.from(operation.values as ArrayLike<number | null>, (value) => value ?? Number.NaN) }
    : operation;

type EngineView = LayerView & { target: 'volume' | 'ahtSec' };

const actsOnContacts = (layer: LayerView): layer is EngineView => layer.target !== 'agents';

/** Active layers over contacts and handling times in the form of the engine. */
export const toEngineLayers = (layers: readonly LayerView[]): ForecastLayer[] =>
  layers
    .filter((layer) => !layer.revertedAt && actsOnContacts(layer))
    .map((layer) => toEngineLayer(layer as EngineView));

const toEngineLayer = (layer: EngineView): ForecastLayer => ({
  id: layer.id,
  kind: layer.kind,
  name: layer.comment ?? layer.kind,
  from: layer.from,
  to: layer.to,
  target: layer.target,
  operation: layer.operation,
  author: layer.createdByName ?? undefined,
  madeAt: Date.parse(layer.createdAt),
});

interface BaseRow {
  starts: number[] | null;
  volumes: number[] | null;
  aht: number[] | null;
}

/** Base of a forecast by interval: starts in epoch ms, contacts, handling times in seconds. */
export async function loadLayerBase(forecastId: string, on?: SqlExecutor) {
  const [row] = await query<BaseRow>(
    'forecast-layer-base',
    `select array_agg(extract(epoch from interval_start)::float8 * 1000 order by interval_start) as starts,
       array_agg(base_volume::float8 order by interval_start) as volumes, array_agg(base_aht_sec::float8 order by interval_start) as aht
     from forecast_intervals where forecast_id = $1`,
    [forecastId],
    on,
  );
  return {
    slotStart: Float64Array.from(row.starts ?? []),
    volume: Float64Array.from(row.volumes ?? []),
    ahtSec: Float64Array.from(row.aht ?? []),
  };
}

/** Lays the active layers over the base again and brings volumes and requirements up to date; part of the caller's transaction. */
export async function recomputeForecast(
  client: PoolClient,
  input: { organizationId: string; forecastId: string },
): Promise<void> {
  const [base, layers] = [await loadLayerBase(input.forecastId, client), await listLayers(input, client)];
  const result = applyLayers(base, toEngineLayers(layers));
  await client.query({
    name: 'forecast-layer-write',
    text: `update forecast_intervals i set volume = n.volume, aht_sec = n.aht
      from unnest($2::timestamptz[], $3::float4[], $4::float4[]) as n(start, volume, aht)
      where i.forecast_id = $1 and i.interval_start = n.start and (i.volume, i.aht_sec) is distinct from (n.volume, n.aht)`,
    values: [
      input.forecastId,
      Array.from(base.slotStart, (start) => new Date(start)),
      Array.from(result.volume),
      Array.from(result.ahtSec),
    ],
  });
  const plannedAgents = planAgents(base.slotStart, layers);
  await storeRequirements(client, { ...input, slotStart: base.slotStart, ...result, plannedAgents });
}

/** People that an imported plan asks for by interval, in place of the computed ones; NaN where there is none. The latest plan counts. */
export function planAgents(
  slotStart: ArrayLike<number>,
  layers: readonly Pick<LayerView, 'target' | 'operation' | 'revertedAt' | 'from' | 'to'>[],
): Float64Array {
  const planned = new Float64Array(slotStart.length).fill(Number.NaN);
  for (const { target, operation, revertedAt, from, to } of layers) {
    if (target !== 'agents' || revertedAt || operation.type !== 'values') continue;
    let k = 0;
    for (let i = 0; i < slotStart.length; i++) {
      if (slotStart[i] < from || slotStart[i] >= to) continue;
      const value = operation.values[k++];
      if (value !== undefined && !Number.isNaN(value)) planned[i] = value;
    }
  }
  return planned;
}

/** What a planner may lay over a forecast. */
export interface NewLayer {
  kind: LayerKind;
  target: LayerTarget;
  operation: LayerOperation;
  /** epoch ms, half-open */
  from: number;
  to: number;
  comment?: string;
  /** local date whose values were taken over */
  copiedFrom?: string;
}

/**
 * Adds a layer, recomputes volumes and requirements, all or nothing.
 * @param expectedVersion version the planner saw
 * @returns id of the layer
 * @throws AppError not_found, conflict (somebody else changed the forecast meanwhile), invalid
 */
export async function addLayer(
  actor: Actor,
  input: { forecastId: string; layer: NewLayer; expectedVersion?: number },
): Promise<string> {
  const { organizationId } = actor;
  const { layer, forecastId } = input;
  if (!(layer.to > layer.from)) throw invalid('to', 'after_from', 'The range must end after it begins.');
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await claimForecast(client, { organizationId, forecastId, expectedVersion: input.expectedVersion });
    const layerId = await insertLayer(client, { actor, forecastId, layer });
    await recomputeForecast(client, { organizationId, forecastId });
    return { result: layerId, audit: auditOfLayer(forecastId, layerId, layer) };
  });
}

/** The trace of a new layer; of long lists of values only their number. */
export function auditOfLayer(forecastId: string, layerId: string, layer: NewLayer) {
  const { operation } = layer;
  const shown = operation.type === 'values' ? { type: 'values', values: operation.values.length } : operation;
  return {
    action: 'forecast.layer_added',
    entity: 'forecast',
    entityId: forecastId,
    after: { layerId, ...layer, operation: shown },
  };
}

/** Writes one layer on top of those that exist; the caller has claimed the forecast and recomputes it. */
export async function insertLayer(
  client: PoolClient,
  { actor, forecastId, layer }: { actor: Actor; forecastId: string; layer: NewLayer },
): Promise<string> {
  const layerId = createId();
  const { target, copiedFrom, operation } = layer;
  const values = operation.type === 'values' ? { values: Array.from(operation.values) } : {};
  await client.query(
    `insert into forecast_layers (id, organization_id, forecast_id, position, kind, operation, starts_at, ends_at, comment, created_by)
     values ($1, $2, $3, (select coalesce(max(position), 0) + 1 from forecast_layers where forecast_id = $3), $4, $5::jsonb, $6, $7, $8, $9)`,
    [
      layerId,
      actor.organizationId,
      forecastId,
      layer.kind,
      JSON.stringify({ target, copiedFrom, ...operation, ...values }),
      new Date(layer.from),
      new Date(layer.to),
      layer.comment || null,
      actor.kind === 'user' ? actor.id : null,
    ],
  );
  return layerId;
}

/**
 * Takes a layer away, or puts it back (undo and redo).
 * @throws AppError not_found, conflict
 */
export async function setLayerActive(
  actor: Actor,
  input: { forecastId: string; layerId: string; isActive: boolean; expectedVersion?: number },
): Promise<void> {
  const { organizationId } = actor;
  const { forecastId, layerId, isActive } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await claimForecast(client, { organizationId, forecastId, expectedVersion: input.expectedVersion });
    const changed = await client.query(
      `update forecast_layers set reverted_at = case when $4 then null else now() end
       where organization_id = $1 and forecast_id = $2 and id = $3`,
      [organizationId, forecastId, layerId, isActive],
    );
    if (!changed.rowCount) throw notFound('The layer');
    await recomputeForecast(client, { organizationId, forecastId });
    const action = isActive ? 'forecast.layer_restored' : 'forecast.layer_reverted';
    return { result: undefined, audit: { action, entity: 'forecast', entityId: forecastId, after: { layerId } } };
  });
}

/**
 * Locks a ready forecast for a change and raises its version.
 * @throws AppError not_found, conflict (not ready, a frozen snapshot, or changed meanwhile)
 */
export async function claimForecast(
  client: PoolClient,
  input: { organizationId: string; forecastId: string; expectedVersion?: number },
): Promise<void> {
  const found = await client.query<{ version: number; status: string; kind: string }>(
    'select version, status, kind from forecasts where organization_id = $1 and id = $2 for update',
    [input.organizationId, input.forecastId],
  );
  const [row] = found.rows;
  if (!row) throw notFound('The forecast');
  if (row.status !== 'ready') throw conflict('The forecast is not ready yet, so it cannot be changed.');
  if (row.kind === 'snapshot') throw conflict('A snapshot does not change: copy it as a scenario to work on it.');
  if (input.expectedVersion !== undefined && row.version !== input.expectedVersion) {
    throw conflict('Somebody else changed this forecast meanwhile: look at it again, then repeat your change.');
  }
  await client.query('update forecasts set version = version + 1 where id = $1', [input.forecastId]);
}

/** Why one interval of a forecast has its value: the base and each layer with who and when. */
export async function explainInterval(input: {
  organizationId: string;
  forecastId: string;
  /** epoch ms */
  intervalStart: number;
  target?: 'volume' | 'ahtSec';
}): Promise<CellStep[]> {
  const [base, layers] = await Promise.all([loadLayerBase(input.forecastId), listLayers(input)]);
  const slot = base.slotStart.indexOf(input.intervalStart);
  if (slot < 0) throw notFound('The interval');
  return explainCell(base, toEngineLayers(layers), slot, input.target ?? 'volume');
}
