import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';

interface CarriedLayer {
  forecastId: string;
  position: number;
  kind: string;
  operation: { type: string; values?: (number | null)[] };
  startsAt: Date;
  endsAt: Date;
  newStart: Date;
  newEnd: Date;
  intervalMinutes: number;
  comment: string | null;
  createdBy: string | null;
  createdAt: Date;
}

/**
 * Lays what planners had changed in earlier forecasts over new ones of the same groups, as far as it lies within the new period.
 * Who and when stay as they were. Part of the caller's transaction.
 */
export async function carryLayers(
  client: Pick<PoolClient, 'query'>,
  input: { organizationId: string; from: string[]; to: string[] },
): Promise<void> {
  const { rows } = await client.query<CarriedLayer>(
    `select n.id as "forecastId", l.position, l.kind, l.operation, l.starts_at as "startsAt", l.ends_at as "endsAt", l.comment,
       l.created_by as "createdBy", l.created_at as "createdAt", n.interval_minutes as "intervalMinutes",
       n.start_date::timestamp at time zone n.time_zone as "newStart", n.end_date::timestamp at time zone n.time_zone as "newEnd"
     from forecasts n join forecasts o on o.group_id = n.group_id and o.organization_id = n.organization_id and o.id = any($2::uuid[])
     join forecast_layers l on l.forecast_id = o.id and l.organization_id = o.organization_id
     where n.organization_id = $1 and n.id = any($3::uuid[]) and l.kind <> 'event' and l.reverted_at is null
       and l.starts_at < n.end_date::timestamp at time zone n.time_zone and l.ends_at > n.start_date::timestamp at time zone n.time_zone
       and (l.operation ->> 'type' <> 'values' or o.interval_minutes = n.interval_minutes)
     order by n.id, l.position`,
    [input.organizationId, input.from, input.to],
  );
  if (!rows.length) return;
  const layers = rows.map(cutToPeriod);
  await client.query(
    `insert into forecast_layers (id, organization_id, forecast_id, position, kind, operation, starts_at, ends_at, comment, created_by, created_at)
     select t.id, $1, t."forecastId", t.position, t.kind, t.operation, t."startsAt", t."endsAt", t.comment, t."createdBy", t."createdAt"
     from jsonb_to_recordset($2::jsonb) as t(id uuid, "forecastId" uuid, position int, kind text, operation jsonb, "startsAt" timestamptz,
       "endsAt" timestamptz, comment text, "createdBy" uuid, "createdAt" timestamptz)`,
    [input.organizationId, JSON.stringify(layers.map((layer) => ({ id: createId(), ...layer })))],
  );
}

/** Single values belong to the slots of their range in order: what lies before the new period is taken off. */
function cutToPeriod({ newStart, newEnd, intervalMinutes, ...layer }: CarriedLayer) {
  const cutMs = Math.max(0, newStart.getTime() - layer.startsAt.getTime());
  const values = layer.operation.values?.slice(Math.round(cutMs / (intervalMinutes * 60_000)));
  return {
    ...layer,
    operation: values ? { ...layer.operation, values } : layer.operation,
    startsAt: new Date(Math.max(layer.startsAt.getTime(), newStart.getTime())),
    endsAt: new Date(Math.min(layer.endsAt.getTime(), newEnd.getTime())),
  };
}
