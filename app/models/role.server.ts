import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { findExcessPermissions } from '~/auth/permission-coverage';
import { writeWithAudit } from '~/platform/audit.server';
import { AppError, conflict, forbidden, notFound } from '~/platform/errors.server';
import { type PrismaTransaction, prisma } from '~/platform/prisma.server';
import { changedFields } from './changed-fields';
import { isUniqueViolation, parseInput } from './parse-input.server';
import { type RoleInput, roleSchema } from './role-input';
import { requireVersion } from './version-conflict.server';

export interface RoleItem {
  id: string;
  code: string;
  name: string;
  description: string | null;
  permissions: string[];
  isSystem: boolean;
  status: string;
  version: number;
  /** people who hold it now */
  userCount: number;
}

const inForce = () => ({ OR: [{ validTo: null }, { validTo: { gt: new Date() } }] });

/** All roles of an organization: the built-in ones first, then by name. */
export async function listRoles(input: { organizationId: string }): Promise<RoleItem[]> {
  const roles = await prisma().role.findMany({
    where: { organizationId: input.organizationId },
    orderBy: [{ isSystem: 'desc' }, { name: 'asc' }],
    include: { _count: { select: { users: { where: inForce() } } } },
  });
  return roles.map(({ _count, organizationId: _, ...role }) => ({ ...role, userCount: _count.users }));
}

/** @throws AppError not_found */
export async function getRole(input: { organizationId: string; roleId: string }): Promise<RoleItem> {
  const role = await prisma().role.findFirst({
    where: { id: input.roleId, organizationId: input.organizationId },
    include: { _count: { select: { users: { where: inForce() } } } },
  });
  if (!role) throw notFound('The role');
  const { _count, organizationId: _, ...rest } = role;
  return { ...rest, userCount: _count.users };
}

/** @throws AppError invalid naming the permissions that the actor does not have themselves */
function requireCoverage(actor: Actor, permissions: readonly string[]): void {
  const excess = findExcessPermissions(actor.permissions, permissions, {
    held: actor.departmentIds,
    given: actor.departmentIds,
  });
  if (excess.length === 0) return;
  throw new AppError('invalid', 'Nobody can give more rights than their own.', {
    faults: excess.map((permission) => ({
      field: 'permissions',
      rule: 'exceeds_own',
      message: `You do not have ${permission} yourself.`,
    })),
  });
}

const codeOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)}-${crypto.randomUUID().slice(0, 6)}`;

async function requireUniqueName(tx: PrismaTransaction, organizationId: string, name: string, exceptId?: string) {
  const same = await tx.role.findFirst({
    where: {
      organizationId,
      name: { equals: name, mode: 'insensitive' },
      id: exceptId ? { not: exceptId } : undefined,
    },
  });
  if (same) throw conflict('There is a role of this name.');
}

/** @throws AppError invalid; conflict where the name is taken */
export async function createRole(input: { actor: Actor; role: RoleInput }): Promise<{ id: string; version: number }> {
  const { actor } = input;
  const { organizationId } = actor;
  const role = parseInput(roleSchema, input.role);
  requireCoverage(actor, role.permissions);
  try {
    return await writeWithAudit(auditActorOf(actor), async (tx) => {
      await requireUniqueName(tx, organizationId, role.name);
      const created = await tx.role.create({ data: { ...role, organizationId, code: codeOf(role.name) } });
      return {
        result: { id: created.id, version: created.version },
        audit: { action: 'role.created', entity: 'role', entityId: created.id, after: role },
      };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('There is a role of this name.');
    throw error;
  }
}

/** A role that is not built in and lies within the actor's own rights, locked for the change. */
async function lockOwnRole(tx: PrismaTransaction, actor: Actor, roleId: string) {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select id from roles where id = ${roleId}::uuid and organization_id = ${actor.organizationId}::uuid for update`;
  if (found.length === 0) throw notFound('The role');
  const role = await tx.role.findUniqueOrThrow({ where: { id: roleId } });
  if (role.isSystem) throw forbidden('Built-in roles cannot be changed. Make a copy.');
  if (
    findExcessPermissions(actor.permissions, role.permissions, {
      held: actor.departmentIds,
      given: actor.departmentIds,
    }).length
  ) {
    throw forbidden('This role has more rights than you have.');
  }
  return role;
}

/** @throws AppError not_found; forbidden for a built-in role; conflict for an old version */
export async function updateRole(input: {
  actor: Actor;
  roleId: string;
  expectedVersion: number;
  role: RoleInput;
}): Promise<{ id: string; version: number }> {
  const { actor, roleId } = input;
  const role = parseInput(roleSchema, input.role);
  requireCoverage(actor, role.permissions);
  const result = await writeWithAudit(auditActorOf(actor), async (tx) => {
    const { name, description, status, permissions, version } = await lockOwnRole(tx, actor, roleId);
    const before = { name, description, status, permissions };
    const record = { organizationId: actor.organizationId, entity: 'role', id: roleId, version, values: before };
    await requireVersion(tx, record, input.expectedVersion);
    await requireUniqueName(tx, actor.organizationId, role.name, roleId);
    const changed = changedFields(before, role);
    if (!changed) return { result: { id: roleId, version }, audit: [] };
    const updated = await tx.role.update({ where: { id: roleId }, data: { ...role, version: { increment: 1 } } });
    return {
      result: { id: roleId, version: updated.version },
      audit: { action: 'role.updated', entity: 'role', entityId: roleId, ...changed },
    };
  });
  await forgetAccess();
  return result;
}

/** @throws AppError not_found; forbidden for a built-in role; conflict while somebody has held it */
export async function deleteRole(input: { actor: Actor; roleId: string }): Promise<void> {
  const { actor, roleId } = input;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const { name, permissions } = await lockOwnRole(tx, actor, roleId);
    const holders = await tx.userRole.count({ where: { roleId } });
    if (holders > 0) throw conflict('People hold this role or have held it. Make it inactive instead.');
    await tx.role.delete({ where: { id: roleId } });
    return {
      result: undefined,
      audit: { action: 'role.deleted', entity: 'role', entityId: roleId, before: { name, permissions } },
    };
  });
  await forgetAccess();
}
