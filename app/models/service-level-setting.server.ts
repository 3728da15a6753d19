import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';

/** Targets and allowances that turn volumes into people; ratios 0..1. */
export interface StaffingSettings {
  serviceLevelTarget: number;
  thresholdSec: number;
  warningLevel: number;
  criticalLevel: number;
  maxOccupancy: number;
  shrinkage: number;
  reserve: number;
  minAgents: number;
  concurrency: number;
  switchPenalty: number;
  deadlineSec: number | null;
  patienceSec: number | null;
}

/** What holds where nobody has set anything: 80 % in 20 s. */
export const defaultStaffingSettings: StaffingSettings = {
  serviceLevelTarget: 0.8,
  thresholdSec: 20,
  warningLevel: 0.75,
  criticalLevel: 0.65,
  maxOccupancy: 0.9,
  shrinkage: 0,
  reserve: 1,
  minAgents: 0,
  concurrency: 1,
  switchPenalty: 0.15,
  deadlineSec: null,
  patienceSec: null,
};

const columns = `service_level_target as "serviceLevelTarget", threshold_sec as "thresholdSec", warning_level as "warningLevel",
  critical_level as "criticalLevel", max_occupancy as "maxOccupancy", shrinkage, reserve, min_agents as "minAgents", concurrency,
  switch_penalty as "switchPenalty", deadline_sec as "deadlineSec", patience_sec as "patienceSec"`;

export interface DatedSettings extends StaffingSettings {
  id: string;
  groupId: string | null;
  validFrom: string;
  validTo: string | null;
  createdAt: string;
  createdByName: string | null;
}

/**
 * Settings that act on a group in a period, group over organization, in order of their beginning.
 * @param from first local date, `to` exclusive
 */
export async function listSettingsOfGroup(
  input: { organizationId: string; groupId: string; from: string; to: string },
  on?: SqlExecutor,
): Promise<DatedSettings[]> {
  return query<DatedSettings>(
    'staffing-settings-of-group',
    `select id, group_id as "groupId", valid_from as "validFrom", valid_to as "validTo", created_at as "createdAt", null as "createdByName", ${columns}
     from service_level_settings
     where organization_id = $1 and department_id is null and (group_id = $2 or group_id is null)
       and valid_from < $4 and (valid_to is null or valid_to > $3)
     order by (group_id is not null), valid_from`,
    [input.organizationId, input.groupId, input.from, input.to],
    on,
  );
}

/** The settings of one local date: the group's own, else the organization's, else the default. */
export function settingsOnDate(settings: readonly DatedSettings[], date: string): StaffingSettings {
  const valid = settings.filter((s) => s.validFrom <= date && (s.validTo === null || s.validTo > date));
  return valid.find((s) => s.groupId !== null) ?? valid[0] ?? defaultStaffingSettings;
}

export interface EffectiveSettings {
  groupId: string;
  groupName: string;
  serviceName: string;
  channelType: string;
  /** where the values come from */
  source: 'group' | 'organization' | 'default';
  settings: StaffingSettings;
}

/** Every active group with the settings that hold on a date and where they come from. */
export async function listEffectiveSettings(input: {
  organizationId: string;
  date: string;
}): Promise<EffectiveSettings[]> {
  const rows = await query<
    {
      groupId: string;
      groupName: string;
      serviceName: string;
      channelType: string;
      settingGroupId: string | null;
      settingId: string | null;
    } & StaffingSettings
  >(
    'staffing-settings-effective',
    `select g.id as "groupId", g.name as "groupName", v.name as "serviceName", g.channel_type as "channelType",
       e.group_id as "settingGroupId", e.id as "settingId", ${columns}
     from groups g join services v on v.id = g.service_id
     left join lateral (
       select * from service_level_settings s
       where s.organization_id = $1 and s.department_id is null and (s.group_id = g.id or s.group_id is null)
         and s.valid_from <= $2 and (s.valid_to is null or s.valid_to > $2)
       order by (s.group_id is null) limit 1) e on true
     where g.organization_id = $1 and g.status = 'active' order by v.name, g.name`,
    [input.organizationId, input.date],
  );
  return rows.map(({ groupId, groupName, serviceName, channelType, settingGroupId, settingId, ...settings }) => ({
    groupId,
    groupName,
    serviceName,
    channelType,
    source: settingId ? (settingGroupId ? 'group' : 'organization') : 'default',
    settings: settingId ? settings : defaultStaffingSettings,
  }));
}

/** All settings of a group (or, with null, of the organization), newest first. */
export async function listSettingsHistory(input: {
  organizationId: string;
  groupId: string | null;
}): Promise<DatedSettings[]> {
  return query<DatedSettings>(
    'staffing-settings-history',
    `select s.id, s.group_id as "groupId", s.valid_from as "validFrom", s.valid_to as "validTo", s.created_at as "createdAt",
       u.display_name as "createdByName", ${columns}
     from service_level_settings s left join users u on u.id = s.created_by
     where s.organization_id = $1 and s.department_id is null and s.group_id is not distinct from $2::uuid order by s.valid_from desc limit 100`,
    [input.organizationId, input.groupId],
  );
}

/**
 * Sets new values from a date on: what held until then ends there, later ones of the same level are replaced.
 * @param input.groupId null for the organization's own
 * @throws AppError not_found for a group of another organization
 */
export async function setStaffingSettings(
  actor: Actor,
  input: { groupId: string | null; validFrom: string; settings: StaffingSettings },
): Promise<string> {
  const { organizationId } = actor;
  const { groupId, validFrom, settings } = input;
  const id = createId();
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    if (groupId) await requireGroup(client, organizationId, groupId);
    const level = 'organization_id = $1 and department_id is null and group_id is not distinct from $2::uuid';
    const before = await client.query(
      `select ${columns} from service_level_settings where ${level} and valid_from <= $3 and (valid_to is null or valid_to > $3)`,
      [organizationId, groupId, validFrom],
    );
    await client.query(`delete from service_level_settings where ${level} and valid_from >= $3`, [
      organizationId,
      groupId,
      validFrom,
    ]);
    await client.query(
      `update service_level_settings set valid_to = $3 where ${level} and valid_from < $3 and (valid_to is null or valid_to > $3)`,
      [organizationId, groupId, validFrom],
    );
    await client.query(
      `insert into service_level_settings (id, organization_id, group_id, service_level_target, threshold_sec, warning_level, critical_level,
         max_occupancy, shrinkage, reserve, min_agents, concurrency, switch_penalty, deadline_sec, patience_sec, valid_from, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        id,
        organizationId,
        groupId,
        settings.serviceLevelTarget,
        settings.thresholdSec,
        settings.warningLevel,
        settings.criticalLevel,
        settings.maxOccupancy,
        settings.shrinkage,
        settings.reserve,
        settings.minAgents,
        settings.concurrency,
        settings.switchPenalty,
        settings.deadlineSec,
        settings.patienceSec,
        validFrom,
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    return {
      result: id,
      audit: {
        action: 'service_level_settings.set',
        entity: groupId ? 'group' : 'organization',
        entityId: groupId ?? organizationId,
        before: before.rows[0],
        after: { validFrom, ...settings },
      },
    };
  });
}

async function requireGroup(client: PoolClient, organizationId: string, groupId: string): Promise<void> {
  const known = await client.query('select 1 from groups where organization_id = $1 and id = $2', [
    organizationId,
    groupId,
  ]);
  if (!known.rowCount) throw notFound('The group');
}

/**
 * Ends the group's own settings from a date on, so that it inherits again.
 * @throws AppError not_found for a group of another organization
 */
export async function inheritStaffingSettings(actor: Actor, input: { groupId: string; from: string }): Promise<void> {
  const { organizationId } = actor;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await requireGroup(client, organizationId, input.groupId);
    const level = 'organization_id = $1 and group_id = $2';
    await client.query(`delete from service_level_settings where ${level} and valid_from >= $3`, [
      organizationId,
      input.groupId,
      input.from,
    ]);
    await client.query(
      `update service_level_settings set valid_to = $3 where ${level} and (valid_to is null or valid_to > $3)`,
      [organizationId, input.groupId, input.from],
    );
    return {
      result: undefined,
      audit: {
        action: 'service_level_settings.inherited',
        entity: 'group',
        entityId: input.groupId,
        after: { from: input.from },
      },
    };
  });
}
