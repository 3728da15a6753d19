import { query, type SqlExecutor } from '~/platform/pg.server';
import {
  defaultStaffingSettings,
  type SettingsLevel,
  type SettingsSource,
  type StaffingSettings,
} from './staffing-settings';

export { defaultStaffingSettings, type StaffingSettings } from './staffing-settings';

/** Columns of the settings under the names of `StaffingSettings`. */
export const settingColumns = `service_level_target as "serviceLevelTarget", threshold_sec as "thresholdSec", warning_level as "warningLevel",
  critical_level as "criticalLevel", max_occupancy as "maxOccupancy", shrinkage, reserve, min_agents as "minAgents", concurrency,
  switch_penalty as "switchPenalty", deadline_sec as "deadlineSec", patience_sec as "patienceSec"`;

export interface DatedSettings extends StaffingSettings {
  id: string;
  groupId: string | null;
  departmentId: string | null;
  /** how near to the group: 0 the organization, then its departments from the top, 1000 the group itself */
  rank: number;
  validFrom: string;
  validTo: string | null;
  createdAt: string;
  createdByName: string | null;
}

/**
 * Settings that act on a group in a period: its own, those of the departments above it, the organization's.
 * @param from first local date, `to` exclusive
 */
export async function listSettingsOfGroup(
  input: { organizationId: string; groupId: string; from: string; to: string },
  on?: SqlExecutor,
): Promise<DatedSettings[]> {
  return query<DatedSettings>(
    'staffing-settings-of-group',
    `select s.id, s.group_id as "groupId", s.department_id as "departmentId",
       case when s.group_id is not null then 1000 else coalesce(array_position(d.path, s.department_id), 0) end as rank,
       s.valid_from as "validFrom", s.valid_to as "validTo", s.created_at as "createdAt", null as "createdByName", ${settingColumns}
     from groups g left join departments d on d.id = g.department_id
     join service_level_settings s on s.organization_id = g.organization_id
       and (s.group_id = g.id or (s.group_id is null and (s.department_id is null or s.department_id = any(d.path))))
     where g.organization_id = $1 and g.id = $2 and s.valid_from < $4 and (s.valid_to is null or s.valid_to > $3)
     order by rank, s.valid_from`,
    [input.organizationId, input.groupId, input.from, input.to],
    on,
  );
}

/** The settings of one local date: the group's own, else the nearest department's, else the organization's, else the default. */
export function settingsOnDate(settings: readonly DatedSettings[], date: string): StaffingSettings {
  let nearest: DatedSettings | null = null;
  for (const one of settings) {
    if (one.validFrom > date || (one.validTo !== null && one.validTo <= date)) continue;
    if (!nearest || one.rank > nearest.rank) nearest = one;
  }
  return nearest ?? defaultStaffingSettings;
}

export interface EffectiveSettings {
  groupId: string;
  groupName: string;
  serviceName: string;
  channelType: string;
  /** answers for the group */
  departmentId: string | null;
  /** where the values come from */
  source: SettingsSource;
  /** the department they come from */
  sourceName: string | null;
  settings: StaffingSettings;
}

/** Every active group (or one) with the settings that hold on a date and where they come from. */
export async function listEffectiveSettings(input: {
  organizationId: string;
  date: string;
  groupId?: string;
}): Promise<EffectiveSettings[]> {
  const rows = await query<
    {
      groupId: string;
      groupName: string;
      serviceName: string;
      channelType: string;
      departmentId: string | null;
      settingGroupId: string | null;
      settingDepartmentId: string | null;
      sourceName: string | null;
      settingId: string | null;
    } & StaffingSettings
  >(
    'staffing-settings-effective',
    `select g.id as "groupId", g.name as "groupName", v.name as "serviceName", g.channel_type as "channelType",
       g.department_id as "departmentId", e.group_id as "settingGroupId", e.department_id as "settingDepartmentId",
       d.name as "sourceName", e.id as "settingId", ${settingColumns}
     from groups g join services v on v.id = g.service_id
     left join lateral settings_of_group(g.id, $2::date) e on true
     left join departments d on d.id = e.department_id
     where g.organization_id = $1 and g.status = 'active' and ($3::uuid is null or g.id = $3) order by v.name, g.name`,
    [input.organizationId, input.date, input.groupId ?? null],
  );
  return rows.map(
    ({
      groupId,
      groupName,
      serviceName,
      channelType,
      departmentId,
      settingGroupId,
      settingDepartmentId,
      sourceName,
      settingId,
      ...settings
    }) => ({
      groupId,
      groupName,
      serviceName,
      channelType,
      departmentId,
      source: !settingId ? 'default' : settingGroupId ? 'group' : settingDepartmentId ? 'department' : 'organization',
      sourceName,
      settings: settingId ? settings : defaultStaffingSettings,
    }),
  );
}

/** All settings of one level, newest first. */
export async function listSettingsHistory(
  input: { organizationId: string } & SettingsLevel,
): Promise<Omit<DatedSettings, 'rank'>[]> {
  return query<Omit<DatedSettings, 'rank'>>(
    'staffing-settings-history',
    `select s.id, s.group_id as "groupId", s.department_id as "departmentId", s.valid_from as "validFrom", s.valid_to as "validTo",
       s.created_at as "createdAt", u.display_name as "createdByName", ${settingColumns}
     from service_level_settings s left join users u on u.id = s.created_by
     where s.organization_id = $1 and s.department_id is not distinct from $3::uuid
       and s.group_id is not distinct from $2::uuid order by s.valid_from desc limit 100`,
    [input.organizationId, input.groupId, input.departmentId],
  );
}
