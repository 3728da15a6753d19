import { query } from '~/platform/pg.server';

/** A group that can be given history. */
export interface HistoryGroup {
  id: string;
  name: string;
  code: string;
  externalId: string | null;
  serviceName: string;
  channelType: string;
  timeZone: string;
  intervalMinutes: number;
}

/**
 * Active groups that hold history of their own, by service and name.
 * @param input.departmentIds only groups that these answer for; null or nothing for all
 */
export async function listHistoryGroups(input: {
  organizationId: string;
  departmentIds?: string[] | null;
}): Promise<HistoryGroup[]> {
  return query<HistoryGroup>(
    'history-groups',
    `select g.id, g.name, g.code, g.external_id as "externalId", s.name as "serviceName", g.channel_type as "channelType",
       g.time_zone as "timeZone", g.interval_minutes as "intervalMinutes"
     from groups g join services s on s.id = g.service_id
     where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated
       and ($2::uuid[] is null or g.department_id = any($2))
     order by s.name, g.name`,
    [input.organizationId, input.departmentIds ?? null],
  );
}

/** Ids by everything that a file may call a group: its code, name or outside id, in lower case. A name that two groups share names none. */
export function nameGroups(groups: readonly HistoryGroup[]): Map<string, string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  for (const group of groups) {
    for (const name of new Set(
      [group.code, group.name, group.externalId].flatMap((text) => (text ? [text.toLowerCase()] : [])),
    )) {
      if (ids.has(name)) shared.add(name);
      ids.set(name, group.id);
    }
  }
  for (const name of shared) ids.delete(name);
  return ids;
}
