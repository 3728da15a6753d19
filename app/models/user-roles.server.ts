import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { type PrismaTransaction, prisma } from '~/platform/prisma.server';
import { parseInput } from './parse-input.server';
import { type RoleGrantInput, roleGrantSchema } from './user-input';
import { lockAdministrators, lockUser, requireAdministratorLeft, requireCovered } from './user-lock.server';

export interface RoleGrant {
  id: string;
  roleId: string;
  roleName: string;
  departmentId: string | null;
  departmentName: string | null;
  validFrom: Date;
  validTo: Date | null;
}

/** Roles that a user holds in an organization, now or later. Whoever calls has checked that the user is within reach. */
export async function listRoleGrants(input: { organizationId: string; userId: string }): Promise<RoleGrant[]> {
  const grants = await prisma().userRole.findMany({
    where: { ...input, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
    include: { role: { select: { name: true } }, department: { select: { name: true } } },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  });
  return grants.map((grant) => ({
    id: grant.id,
    roleId: grant.roleId,
    roleName: grant.role.name,
    departmentId: grant.departmentId,
    departmentName: grant.department?.name ?? null,
    validFrom: grant.validFrom,
    validTo: grant.validTo,
  }));
}

/** Writes one grant after every check; used for new users as well. */
export async function insertGrant(tx: PrismaTransaction, actor: Actor, userId: string, given: RoleGrantInput) {
  const { organizationId } = actor;
  const grant = parseInput(roleGrantSchema, given);
  const role = await tx.role.findFirst({ where: { id: grant.roleId, organizationId } });
  if (!role) throw invalid('roleId', 'unknown', 'There is no such role.');
  if (role.status !== 'active') throw invalid('roleId', 'inactive', 'This role is not active.');
  const departmentId = grant.departmentId ?? null;
  if (departmentId && !(await tx.department.findFirst({ where: { id: departmentId, organizationId } }))) {
    throw invalid('departmentId', 'unknown', 'There is no such department.');
  }
  requireCovered(actor, role.permissions, departmentId);
  const held = await tx.userRole.findFirst({
    where: { userId, roleId: role.id, departmentId, OR: [{ validTo: null }, { validTo: { gt: new Date() } }] },
  });
  if (held) throw conflict('The person holds this role there already.');
  const created = await tx.userRole.create({
    data: {
      organizationId,
      userId,
      roleId: role.id,
      departmentId,
      validFrom: grant.validFrom ?? new Date(),
      validTo: grant.validTo ?? null,
    },
  });
  const { validFrom, validTo } = created;
  const after = { role: role.name, departmentId, validFrom, validTo };
  return { id: created.id, audit: { action: 'user.role-granted', entity: 'user', entityId: userId, after } };
}

const refuseSelf = (actor: Actor, userId: string) => {
  if (actor.kind === 'user' && actor.id === userId) throw forbidden('Nobody changes their own roles.');
};

/**
 * Gives a role, for a time where `validTo` is set.
 * @throws AppError not_found; forbidden for rights beyond the actor's own, or for oneself; invalid; conflict
 */
export async function grantRole(input: {
  actor: Actor;
  userId: string;
  grant: RoleGrantInput;
}): Promise<{ id: string }> {
  const { actor, userId } = input;
  refuseSelf(actor, userId);
  const created = await writeWithAudit(auditActorOf(actor), async (tx) => {
    await lockUser(tx, actor, userId);
    const { id, audit } = await insertGrant(tx, actor, userId, input.grant);
    return { result: { id }, audit };
  });
  await forgetAccess();
  return created;
}

/** Ends a role now; what was held before stays on record. @throws AppError not_found; forbidden; conflict */
export async function revokeRole(input: { actor: Actor; userId: string; grantId: string }): Promise<void> {
  const { actor, userId, grantId } = input;
  const { organizationId } = actor;
  refuseSelf(actor, userId);
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    await lockAdministrators(tx, organizationId);
    await lockUser(tx, actor, userId);
    const grant = await tx.userRole.findFirst({
      where: { id: grantId, userId, organizationId },
      include: { role: true },
    });
    const now = new Date();
    if (!grant || (grant.validTo && grant.validTo <= now)) throw notFound('The role of the person');
    if (grant.validFrom > now) await tx.userRole.delete({ where: { id: grantId } });
    else await tx.userRole.update({ where: { id: grantId }, data: { validTo: now } });
    await requireAdministratorLeft(tx, organizationId);
    const before = { role: grant.role.name, departmentId: grant.departmentId };
    return { result: undefined, audit: { action: 'user.role-revoked', entity: 'user', entityId: userId, before } };
  });
  await forgetAccess();
}
