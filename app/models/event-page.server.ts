import { query, reader } from '~/platform/pg.server';

/** Groups and sites for choosing on the pages of events. */
export async function listEventChoices(input: { organizationId: string }): Promise<{
  groups: { id: string; name: string; serviceName: string; timeZone: string }[];
  sites: { id: string; name: string }[];
}> {
  const [groups, sites] = await Promise.all([
    query<{ id: string; name: string; serviceName: string; timeZone: string }>(
      'event-page-groups',
      `select g.id, g.name, s.name as "serviceName", g.time_zone as "timeZone" from groups g join services s on s.id = g.service_id
       where g.organization_id = $1 and g.status = 'active' order by s.name, g.name`,
      [input.organizationId],
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
