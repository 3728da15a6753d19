import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import { isDepartmentInScope } from './access-scope.server';
import { settingColumns } from './service-level-setting.server';
import type { SettingsLevel, StaffingSettings } from './staffing-settings';

/** Condition on the rows of one level; parameters 1 to 3 are organization, group and department. */
const level =
  'organization_id = $1 and group_id is not distinct from $2::uuid and department_id is not distinct from $3::uuid';

/** The organization, group and department of a level, each within the organization, a department within the actor's reach. */
async function requireLevel(
  client: PoolClient,
  actor: Actor,
  { groupId, departmentId }: SettingsLevel,
): Promise<{ entity: string; entityId: string }> {
  const { organizationId } = actor;
  const reach = scopeOf(actor, 'staffing:write');
  if (departmentId && !(reach && isDepartmentInScope(reach, departmentId))) throw notFound('The department');
  if (groupId && departmentId) throw invalid('departmentId', 'one_of', 'Settings are of a group or of a department');
  if (!groupId && !departmentId && reach?.kind !== 'all')
    throw forbidden('These settings are of the whole organization.');
  if (!groupId && !departmentId) return { entity: 'organization', entityId: organizationId };
  const table = groupId ? 'groups' : 'departments';
  const entityId = (groupId ?? departmentId) as string;
  const known = await client.query(`select 1 from ${table} where organization_id = $1 and id = $2`, [
    organizationId,
    entityId,
  ]);
  if (!known.rowCount) throw notFound(groupId ? 'The group' : 'The department');
  return { entity: groupId ? 'group' : 'department', entityId };
}

/**
 * Sets new values from a date on: what held until then ends there, later ones of the same level are replaced.
 * @throws AppError not_found for a group or department of another organization; forbidden for the organization with less than a right on all of it
 */
export async function setStaffingSettings(
  actor: Actor,
  input: { groupId: string | null; departmentId?: string | null; validFrom: string; settings: StaffingSettings },
): Promise<string> {
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { id, audit } = await writeStaffingSettings(client, actor, input);
    return { result: id, audit };
  });
}

/** The same within a transaction of the caller, who writes the trace. */
export async function writeStaffingSettings(
  client: PoolClient,
  actor: Actor,
  input: { groupId: string | null; departmentId?: string | null; validFrom: string; settings: StaffingSettings },
): Promise<{ id: string; audit: AuditEntry }> {
  const { organizationId } = actor;
  const { groupId, departmentId = null, validFrom, settings } = input;
  const id = createId();
  const target = await requireLevel(client, actor, { groupId, departmentId });
  const key = [organizationId, groupId, departmentId, validFrom];
  const before = await client.query(
    `select ${settingColumns} from service_level_settings where ${level} and valid_from <= $4 and (valid_to is null or valid_to > $4)`,
    key,
  );
  await endFrom(client, key);
  await client.query(
    `insert into service_level_settings (id, organization_id, group_id, department_id, service_level_target, threshold_sec, warning_level,
         critical_level, max_occupancy, shrinkage, reserve, min_agents, concurrency, switch_penalty, deadline_sec, patience_sec,
         valid_from, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      id,
      organizationId,
      groupId,
      departmentId,
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
  const after = { validFrom, ...settings };
  return { id, audit: { action: 'service_level_settings.set', ...target, before: before.rows[0], after } };
}

/** Ends what a level has from a date on, and drops what was to begin later. */
async function endFrom(client: PoolClient, key: (string | null)[]): Promise<void> {
  await client.query(`delete from service_level_settings where ${level} and valid_from >= $4`, key);
  await client.query(
    `update service_level_settings set valid_to = $4 where ${level} and valid_from < $4 and (valid_to is null or valid_to > $4)`,
    key,
  );
}

/**
 * Ends the own settings of a group or department from a date on, so that it inherits again.
 * @throws AppError not_found for one of another organization
 */
export async function inheritStaffingSettings(
  actor: Actor,
  input: { groupId: string | null; departmentId?: string | null; from: string },
): Promise<void> {
  const { organizationId } = actor;
  const { groupId, departmentId = null, from } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const target = await requireLevel(client, actor, { groupId, departmentId });
    if (target.entity === 'organization') throw invalid('groupId', 'required', 'The organization inherits from nobody');
    await endFrom(client, [organizationId, groupId, departmentId, from]);
    return { result: undefined, audit: { action: 'service_level_settings.inherited', ...target, after: { from } } };
  });
}

/**
 * Says which department answers for a group, whose settings the group inherits.
 * @throws AppError not_found for a group or department of another organization
 */
export async function setGroupDepartment(
  actor: Actor,
  input: { groupId: string; departmentId: string | null },
): Promise<void> {
  const { organizationId } = actor;
  const { groupId, departmentId } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await requireLevel(client, actor, { groupId, departmentId: null });
    if (departmentId) await requireLevel(client, actor, { groupId: null, departmentId });
    const before = await client.query('select department_id as "departmentId" from groups where id = $1', [groupId]);
    await client.query(
      'update groups set department_id = $3, version = version + 1 where organization_id = $1 and id = $2',
      [organizationId, groupId, departmentId],
    );
    return {
      result: undefined,
      audit: {
        action: 'group.department-set',
        entity: 'group',
        entityId: groupId,
        before: before.rows[0],
        after: { departmentId },
      },
    };
  });
}

/** Ends the own settings of a group from a date on, within a transaction of the caller. */
export const endStaffingSettings = (
  client: PoolClient,
  { organizationId, groupId, from }: { organizationId: string; groupId: string; from: string },
): Promise<void> => endFrom(client, [organizationId, groupId, null, from]);
