import { query, reader } from '~/platform/pg.server';
import { type ForecastSchema, forecastSchemas, volumeSql } from './forecast-schemas';

/** What each counter of the history adds up to. */
export type SchemaSums = Record<ForecastSchema, number>;

const sumsSql = forecastSchemas
  .map((schema) => `coalesce(sum(${volumeSql[schema]}), 0)::float8 as "${schema}"`)
  .join(', ');

/** The counters of the last eight weeks by group, those of the members where a group is aggregated. */
export async function readSchemaSums(input: {
  organizationId: string;
  groupIds: string[];
}): Promise<Map<string, SchemaSums>> {
  const rows = await query<{ groupId: string } & SchemaSums>(
    'forecast-schema-sums',
    `with members as (
       select unnest($2::uuid[]) as group_id, unnest($2::uuid[]) as member_id
       union select aggregate_id, member_id from group_aggregates where organization_id = $1 and aggregate_id = any($2::uuid[])
     )
     select m.group_id as "groupId", ${sumsSql} from members m join contact_statistics s on s.group_id = m.member_id
     where s.organization_id = $1 and s.interval_start >= now() - interval '56 days' group by m.group_id`,
    [input.organizationId, input.groupIds],
    reader(),
  );
  return new Map(rows.map(({ groupId, ...sums }) => [groupId, sums]));
}
