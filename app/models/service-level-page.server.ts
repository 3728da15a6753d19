import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { departmentScopeSql } from './access-scope.server';
import { listEffectiveSettings, listSettingsHistory } from './service-level-setting.server';
import { defaultStaffingSettings } from './staffing-settings';

interface DepartmentRow {
  id: string;
  name: string;
  depth: number;
  hasOwn: boolean;
  path: string[];
}

/** Departments from the top down, each with whether it has settings of its own on a date. */
async function listLevelDepartments(
  organizationId: string,
  reach: AccessScope,
  date: string,
): Promise<DepartmentRow[]> {
  const scope = departmentScopeSql(reach, 'd', 3);
  return query<DepartmentRow>(
    `service-level-departments-${reach.kind}`,
    `select d.id, d.name, cardinality(d.path) - 1 as depth, d.path, exists (select 1 from service_level_settings s
       where s.organization_id = $1 and s.department_id = d.id and s.valid_from <= $2::date
         and (s.valid_to is null or s.valid_to > $2::date)) as "hasOwn"
     from departments d where d.organization_id = $1 and d.status = 'active' and ${scope.sql}
     order by (select array_agg(p.code order by array_position(d.path, p.id)) from departments p where p.id = any(d.path)) limit 2000`,
    [organizationId, date, ...scope.values],
  );
}

/** The page of service levels for the organization, one department or one group, as of a date. */
export async function loadServiceLevels(input: {
  organizationId: string;
  groupId: string | null;
  departmentId: string | null;
  /** departments that the reader may see */
  scope: AccessScope;
  date: string;
}) {
  const { organizationId, scope, date } = input;
  const [groups, departments] = await Promise.all([
    listEffectiveSettings({ organizationId, date }),
    listLevelDepartments(organizationId, scope, date),
  ]);
  const group = groups.find(({ groupId }) => groupId === input.groupId) ?? null;
  const department = group ? null : (departments.find(({ id }) => id === input.departmentId) ?? null);
  const chain = department ? [...department.path].reverse() : [];
  const [history, ...inherited] = await Promise.all(
    [department?.id ?? null, ...chain.slice(1), ...(department ? [null] : [])].map((departmentId) =>
      listSettingsHistory({ organizationId, groupId: group?.groupId ?? null, departmentId }),
    ),
  );
  const holds = (items: typeof history) =>
    items.find((item) => item.validFrom <= date && (!item.validTo || item.validTo > date));
  const settings = group?.settings ?? [history, ...inherited].map(holds).find(Boolean) ?? defaultStaffingSettings;
  return {
    groups: groups.map(({ settings: _settings, ...rest }) => rest),
    departments: departments.map(({ path: _path, ...rest }) => rest),
    group: group && { ...group },
    department: department && {
      id: department.id,
      name: department.name,
      depth: department.depth,
      hasOwn: department.hasOwn,
    },
    history,
    settings,
    today: date,
  };
}
