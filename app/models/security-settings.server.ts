import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { parseSecurityPolicy, type SecurityPolicy, securityPolicyInput } from '~/auth/security-policy';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { changedFields } from './changed-fields';
import { parseInput } from './parse-input.server';
import { requireVersion } from './version-conflict.server';

export interface SecuritySettings {
  policy: SecurityPolicy;
  /** of the organization's record */
  version: number;
}

/** Rules of passwords, locks and sessions of an organization as they are in force. @throws AppError not_found */
export async function getSecuritySettings(input: { organizationId: string }): Promise<SecuritySettings> {
  const [row] = await query<{ security: unknown; version: number }>(
    'security-settings',
    `select settings -> 'security' as security, version from organizations where id = $1::uuid`,
    [input.organizationId],
  );
  if (!row) throw notFound('Organization');
  return { policy: parseSecurityPolicy(row.security), version: row.version };
}

/**
 * Changes the rules; they hold from the next login, password or request on.
 * @param values every rule, as numbers or their texts
 * @throws AppError forbidden, invalid (names the rule and its bounds); VersionConflict
 */
export async function updateSecuritySettings(input: {
  actor: Actor;
  version: number;
  values: unknown;
}): Promise<{ version: number }> {
  const { actor } = input;
  const { organizationId } = actor;
  if (scopeOf(actor, 'system:write')?.kind !== 'all') throw forbidden();
  const policy = parseInput(securityPolicyInput, input.values);
  return writeWithAudit(auditActorOf(actor), async (tx) => {
    await tx.$executeRawUnsafe('select 1 from organizations where id = $1::uuid for update', organizationId);
    const before = await tx.organization.findUnique({ where: { id: organizationId } });
    if (!before) throw notFound('Organization');
    const settings = (before.settings ?? {}) as Record<string, unknown>;
    const inForce = parseSecurityPolicy(settings.security);
    const record = { organizationId, entity: 'security', id: organizationId, version: before.version, values: inForce };
    await requireVersion(tx, record, input.version);
    const changes = changedFields(inForce, policy);
    if (!changes) return { result: { version: before.version }, audit: [] };
    const { version } = await tx.organization.update({
      where: { id: organizationId },
      data: { settings: { ...settings, security: policy }, version: { increment: 1 } },
      select: { version: true },
    });
    return {
      result: { version },
      audit: { action: 'security.updated', entity: 'security', entityId: organizationId, ...changes },
    };
  });
}
