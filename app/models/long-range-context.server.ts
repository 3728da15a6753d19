import type { Campaign } from '~/engine/forecasting';
import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';

export interface LongRangeContext {
  timeZone: string;
  /** marketing events of the group that are not over, as whole local days */
  campaigns: Campaign[];
  /** changes when the history or what planners decided about it changes */
  historyMark: string;
}

/**
 * What a long-range forecast of a group needs beside its history.
 * @param likeGroupId a group whose shape is borrowed; its history counts as well
 * @throws AppError not_found for a group of another organization
 */
export async function readLongRangeContext(input: {
  organizationId: string;
  groupId: string;
  likeGroupId?: string;
}): Promise<LongRangeContext> {
  const [context] = await query<LongRangeContext>(
    'long-range-context',
    `with sources as (
       select $2::uuid as id union select $3::uuid where $3::uuid is not null
       union select member_id from group_aggregates where aggregate_id in ($2, $3) and organization_id = $1
     )
     select g.time_zone as "timeZone",
       (select coalesce(json_agg(json_build_object('name', e.name, 'factor', e.coefficient,
           'fromDate', (e.starts_at at time zone g.time_zone)::date,
           'toDate', ((e.ends_at - interval '1 second') at time zone g.time_zone)::date + 1) order by e.starts_at, e.id), '[]')
         from (select id, name, coefficient::float8 as coefficient, starts_at, ends_at from special_events
           where organization_id = $1 and g.id = any(group_ids) and type = 'MARKETING' and ends_at > now()
           order by starts_at limit 200) e) as campaigns,
       concat_ws(' ',
         (select string_agg(m.newest::text, ',' order by s.id) from sources s left join lateral (
           select interval_start as newest from contact_statistics c where c.organization_id = $1 and c.group_id = s.id
           order by interval_start desc limit 1) m on true),
         (select count(*) || '/' || coalesce(max(greatest(created_at, reverted_at))::text, '') from history_corrections
           where organization_id = $1 and group_id in (select id from sources)),
         (select max(finished_at) from import_runs where organization_id = $1)) as "historyMark"
     from groups g where g.organization_id = $1 and g.id = $2
       and ($3::uuid is null or exists (select from groups l where l.organization_id = $1 and l.id = $3))`,
    [input.organizationId, input.groupId, input.likeGroupId ?? null],
    reader(),
  );
  if (!context) throw notFound('The group');
  return context;
}
