import { query } from '~/platform/pg.server';
import type { ForecastParameters } from './forecast.server';
import type { ForecastSchema } from './forecast-schemas';

/** A forecast that is to be made under another counter. */
export interface ForecastToRecount {
  id: string;
  groupId: string;
  startDate: string;
  /** exclusive */
  endDate: string;
  historyFrom: string;
  parameters: ForecastParameters;
}

/**
 * Forecasts that count, touch a period and rest on another counter; those of which a newer version under that counter was ordered are left out.
 * @param input.from first local date, `to` last
 */
export async function listForecastsToRecount(input: {
  organizationId: string;
  groupIds: string[];
  from: string;
  to: string;
  schema: ForecastSchema;
}): Promise<ForecastToRecount[]> {
  return query<ForecastToRecount>(
    'forecasts-to-recount',
    `select f.id, f.group_id as "groupId", f.start_date as "startDate", f.end_date as "endDate", f.history_from as "historyFrom", f.parameters
     from forecasts f where f.organization_id = $1 and f.group_id = any($2::uuid[]) and f.is_current and f.status = 'ready'
       and f.kind = 'forecast' and f.method <> 'import' and f.schema <> $5 and f.start_date <= $4 and f.end_date > $3
       and not exists (select 1 from forecasts n where n.organization_id = $1 and n.lineage_id = f.lineage_id and n.schema = $5
         and n.version_number > f.version_number and n.status in ('pending', 'running', 'ready'))
     order by f.id`,
    [input.organizationId, input.groupIds, input.from, input.to, input.schema],
  );
}

/** The counter of each group: that of its newest forecast that counts. Groups without one are absent. */
export async function listSchemasInUse(input: {
  organizationId: string;
  groupIds: string[];
}): Promise<Map<string, ForecastSchema>> {
  const rows = await query<{ groupId: string; schema: ForecastSchema }>(
    'forecast-schemas-in-use',
    `select distinct on (group_id) group_id as "groupId", schema from forecasts
     where organization_id = $1 and group_id = any($2::uuid[]) and is_current and status = 'ready' and kind = 'forecast' and method <> 'import'
     order by group_id, id desc`,
    [input.organizationId, input.groupIds],
  );
  return new Map(rows.map(({ groupId, schema }) => [groupId, schema]));
}
