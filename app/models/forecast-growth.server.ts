import type { Actor } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { addLayer } from './forecast-layer.server';

/**
 * Lays a growth factor over several forecasts: volume only, shape kept; a later factor on the same interval replaces an earlier one.
 * @param from,to instants (epoch ms); the whole forecast where absent
 * @returns ids of the layers in the order of `forecastIds`
 * @throws AppError not_found when one of them is not within reach: then none is changed before it
 */
export async function growForecast(
  actor: Actor,
  input: { forecastIds: string[]; factor: number; from?: number; to?: number; comment?: string },
): Promise<string[]> {
  const rows = await query<{ id: string; from: number; to: number }>(
    'forecast-growth-ranges',
    `select id, extract(epoch from start_date::timestamp at time zone time_zone)::float8 * 1000 as "from",
       extract(epoch from end_date::timestamp at time zone time_zone)::float8 * 1000 as "to"
     from forecasts where organization_id = $1 and id = any($2::uuid[])`,
    [actor.organizationId, input.forecastIds],
  );
  const ranges = new Map(rows.map((row) => [row.id, row]));
  if (input.forecastIds.some((id) => !ranges.has(id))) throw notFound('The forecast');
  const layerIds: string[] = [];
  // why: each forecast is recomputed in its own short transaction, so that a long list does not lock them all.
  for (const forecastId of input.forecastIds) {
    const range = ranges.get(forecastId) as { from: number; to: number };
    const layer = {
      kind: 'growth' as const,
      target: 'volume' as const,
      operation: { type: 'scale' as const, factor: input.factor },
      from: Math.max(range.from, input.from ?? range.from),
      to: Math.min(range.to, input.to ?? range.to),
      comment: input.comment,
    };
    layerIds.push(await addLayer(actor, { forecastId, layer }));
  }
  return layerIds;
}
