import type { AccessScope } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { groupScopeSql } from './group-scope.server';

/**
 * Groups and sites for choosing on the pages of events.
 * @param input.scope the groups that may be chosen; all where it is absent
 */
export async function listEventChoices(input: { organizationId: string; scope?: AccessScope }): Promise<{
  groups: { id: string; name: string; serviceName: string; timeZone: string }[];
  sites: { id: string; name: string }[];
}> {
  const reached = groupScopeSql(input.scope ?? { kind: 'all' }, 'g', 2);
  const [groups, sites] = await Promise.all([
    query<{ id: string; name: string; serviceName: string; timeZone: string }>(
      `event-page-groups-${input.scope?.kind ?? 'all'}`,
      `select g.id, g.name, s.name as "serviceName", g.time_zone as "timeZone" from groups g join services s on s.id = g.service_id
       where g.organization_id = $1 and g.status = 'active' and ${reached.sql} order by s.name, g.name`,
      [input.organizationId, ...reached.values],
      reader(),
    ),
    query<{ id: string; name: string }>(
      'event-page-sites',
      `select id, name from sites where organization_id = $1 and status = 'active' order by name`,
      [input.organizationId],
      reader(),
    ),
  ]);
  return { groups, sites };
}
