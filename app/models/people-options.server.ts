import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { departmentScopeSql } from './access-scope.server';

export interface Option {
  id: string;
  name: string;
}

/** What people can be filtered by and given to: active entries, in the order of a reader. */
export interface PeopleOptions {
  /** in the order of the tree; `depth` from 0 */
  departments: (Option & { depth: number })[];
  groups: (Option & { serviceName: string; channelType: string })[];
  sites: (Option & { timeZone: string })[];
  positions: Option[];
  skills: (Option & { category: string | null })[];
  workRules: Option[];
}

const items = (columns: string, from: string, order: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by ${order}), '[]') from ${from})`;

/**
 * Choices for filters and forms about people, in one statement.
 * @param scope of `employee:read` or `employee:write`: which departments can be chosen
 */
export async function getPeopleOptions(input: { organizationId: string; scope: AccessScope }): Promise<PeopleOptions> {
  const condition = departmentScopeSql(input.scope, 'd', 2);
  const [options] = await query<PeopleOptions>(
    `people-options-${input.scope.kind}`,
    `select
      ${items(
        `'id', d.id, 'name', d.name, 'depth', cardinality(d.path) - 1`,
        `departments d where d.organization_id = $1::uuid and d.status = 'active' and ${condition.sql}`,
        // why: names along the path put every department below its parent, siblings by name
        `(select array_agg(up.name order by cardinality(up.path)) from departments up where up.id = any(d.path))`,
      )} as departments,
      ${items(
        `'id', g.id, 'name', g.name, 'serviceName', s.name, 'channelType', g.channel_type`,
        `groups g join services s on s.id = g.service_id where g.organization_id = $1::uuid and g.status = 'active'`,
        's.name, g.name',
      )} as groups,
      ${items(`'id', id, 'name', name, 'timeZone', time_zone`, `sites where organization_id = $1::uuid and status = 'active'`, 'name')} as sites,
      ${items(`'id', id, 'name', name`, `positions where organization_id = $1::uuid`, 'name')} as positions,
      ${items(`'id', id, 'name', name, 'category', category`, `skills where organization_id = $1::uuid and status = 'active'`, 'category nulls last, name')} as skills,
      ${items(`'id', id, 'name', name`, `work_rules where organization_id = $1::uuid and status = 'active' and not is_for_vacancies`, 'name')} as "workRules"`,
    [input.organizationId, ...condition.values],
  );
  return options;
}
