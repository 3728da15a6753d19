import { query, reader } from '~/platform/pg.server';
import type { StaffingPart } from './staffing-page-data';

/** The interval of each group that an instant falls into, from its current forecast. */
const partsSql = `
select g.id as "groupId", g.name, g.time_zone as "timeZone", p.at, p.people, p.volume
from groups g, lateral (
  select extract(epoch from r.interval_start)::float8 * 1000 as at, r.required_agents::float8 as people, r.volume::float8 as volume
  from staffing_requirements r join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
  where r.organization_id = $1 and r.group_id = g.id
    and r.interval_start > $3::timestamptz - make_interval(mins => g.interval_minutes) and r.interval_start <= $3
  order by r.interval_start desc, r.forecast_id desc limit 1) p
where g.organization_id = $1 and g.id = any($2::uuid[]) order by p.people desc, g.name`;

/**
 * What each group adds to the requirement of a service or a department at an instant, the largest first. Groups that no forecast
 * covers then are left out, as they are left out of the sum.
 * @param at epoch ms
 */
export function readStaffingParts(input: {
  organizationId: string;
  groupIds: string[];
  at: number;
}): Promise<StaffingPart[]> {
  const values = [input.organizationId, input.groupIds, new Date(input.at)];
  return query<StaffingPart>('staffing-parts', partsSql, values, reader());
}
