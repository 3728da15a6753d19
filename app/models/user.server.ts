import { forgetAccess } from '~/auth/access-cache.server';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { hashPassword } from '~/auth/password-hash.server';
import { createTemporaryPassword } from '~/auth/temporary-password.server';
import { writeWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { employeeScopeSql } from './access-scope.server';
import { endLogins } from './end-logins.server';
import { isUniqueViolation, parseInput } from './parse-input.server';
import { listSessions, type SessionListItem } from './session.server';
import { type NewUserInput, newUserSchema } from './user-input';
import { findUserItem, type UserItem } from './user-list.server';
import { lockAdministrators, lockUser, requireAdministratorLeft, requireHomeAccount } from './user-lock.server';
import { insertGrant, listRoleGrants, type RoleGrant } from './user-roles.server';

export interface UserDetail extends UserItem {
  grants: RoleGrant[];
  sessions: SessionListItem[];
}

/** A user with roles and open sessions. @throws AppError not_found */
export async function getUser(input: {
  organizationId: string;
  scope: AccessScope;
  userId: string;
  currentSessionId?: string | null;
}): Promise<UserDetail> {
  const { organizationId, scope, userId } = input;
  const user = await findUserItem({ organizationId, scope, userId });
  if (!user) throw notFound('The user');
  const [grants, sessions] = await Promise.all([
    listRoleGrants({ organizationId, userId }),
    user.isGuest ? [] : listSessions(userId, input.currentSessionId ?? null),
  ]);
  return { ...user, grants, sessions };
}

async function requireEmployeeWithoutLogin(tx: PrismaTransaction, actor: Actor, employeeId: string): Promise<void> {
  const scope = scopeOf(actor, 'user:write');
  if (!scope) throw forbidden();
  const condition = employeeScopeSql(scope, 'a', 3);
  const found = await tx.$queryRawUnsafe<{ hasLogin: boolean }[]>(
    `select exists (select 1 from users u where u.employee_id = a.id) as "hasLogin"
     from agents a where a.organization_id = $1::uuid and a.id = $2::uuid and ${condition.sql}`,
    actor.organizationId,
    employeeId,
    ...condition.values,
  );
  if (found.length === 0) throw invalid('employeeId', 'unknown', 'There is no such employee.');
  if (found[0].hasLogin) throw conflict('This employee has a login already.');
}

/**
 * Makes a login with a temporary password, which is given back this once and must be changed at the first login.
 * @throws AppError invalid; conflict where the login is taken; forbidden for roles beyond the actor's own rights
 */
export async function createUser(input: {
  actor: Actor;
  user: NewUserInput;
}): Promise<{ id: string; version: number; temporaryPassword: string }> {
  const { actor } = input;
  const { roles, employeeId, ...user } = parseInput(newUserSchema, input.user);
  const scope = scopeOf(actor, 'user:write');
  if (scope?.kind !== 'all' && !employeeId) throw invalid('employeeId', 'required', 'Choose one of your employees.');
  const temporaryPassword = createTemporaryPassword();
  const passwordHash = await hashPassword(temporaryPassword);
  try {
    return await writeWithAudit(auditActorOf(actor), async (tx) => {
      if (employeeId) await requireEmployeeWithoutLogin(tx, actor, employeeId);
      const { organizationId } = actor;
      const data = { ...user, employeeId, organizationId, passwordHash, mustChangePassword: true };
      const { id, version } = await tx.user.create({ data });
      const audit = [
        { action: 'user.created', entity: 'user', entityId: id, after: { ...user, employeeId } as object },
      ];
      for (const grant of roles) audit.push((await insertGrant(tx, actor, id, grant)).audit);
      return { result: { id, version, temporaryPassword }, audit };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('This login is taken.');
    throw error;
  }
}

/** Blocks or opens an account; blocking ends every login at once. @throws AppError not_found; forbidden; conflict */
export async function setUserStatus(input: {
  actor: Actor;
  userId: string;
  status: 'active' | 'blocked';
}): Promise<void> {
  const { actor, userId, status } = input;
  if (actor.id === userId) throw forbidden('Nobody blocks themselves.');
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    await lockAdministrators(tx, actor.organizationId);
    const user = await lockUser(tx, actor, userId);
    requireHomeAccount(user);
    if (user.status === status) return { result: undefined, audit: [] };
    const unlocked = status === 'active' ? { failedLogins: 0, lockedUntil: null } : {};
    await tx.user.update({ where: { id: userId }, data: { status, ...unlocked, version: { increment: 1 } } });
    if (status === 'blocked') {
      await endLogins(tx, userId);
      await requireAdministratorLeft(tx, actor.organizationId);
    }
    const action = status === 'blocked' ? 'user.blocked' : 'user.unblocked';
    const change = { before: { status: user.status }, after: { status } };
    return { result: undefined, audit: { action, entity: 'user', entityId: userId, ...change } };
  });
  await forgetAccess();
}

/** Lifts the lock after failed logins. @throws AppError not_found; forbidden */
export async function unlockUser(input: { actor: Actor; userId: string }): Promise<void> {
  const { actor, userId } = input;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    requireHomeAccount(await lockUser(tx, actor, userId));
    await tx.user.update({ where: { id: userId }, data: { failedLogins: 0, lockedUntil: null } });
    return { result: undefined, audit: { action: 'user.unlocked', entity: 'user', entityId: userId } };
  });
}

/**
 * Replaces the password by a temporary one and ends every login.
 * @returns the temporary password, this once
 * @throws AppError not_found; forbidden, also for oneself
 */
export async function resetPassword(input: { actor: Actor; userId: string }): Promise<{ temporaryPassword: string }> {
  const { actor, userId } = input;
  if (actor.id === userId) throw forbidden('Change your own password on its own page.');
  const temporaryPassword = createTemporaryPassword();
  const passwordHash = await hashPassword(temporaryPassword);
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    requireHomeAccount(await lockUser(tx, actor, userId));
    const { passwordHash: replaced } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    await tx.oldPassword.create({ data: { userId, passwordHash: replaced } });
    await tx.user.update({
      where: { id: userId },
      data: {
        passwordHash,
        mustChangePassword: true,
        passwordChangedAt: new Date(),
        failedLogins: 0,
        lockedUntil: null,
      },
    });
    await endLogins(tx, userId);
    return { result: undefined, audit: { action: 'user.password-reset', entity: 'user', entityId: userId } };
  });
  await forgetAccess();
  return { temporaryPassword };
}

/** Logs a user out everywhere, or out of one session. @throws AppError not_found; forbidden */
export async function endUserSessions(input: {
  actor: Actor;
  userId: string;
  sessionId?: string;
}): Promise<{ endedCount: number }> {
  const { actor, userId, sessionId } = input;
  const endedCount = await writeWithAudit(auditActorOf(actor), async (tx) => {
    if (actor.id !== userId) requireHomeAccount(await lockUser(tx, actor, userId));
    const ended = sessionId
      ? (
          await tx.userSession.updateMany({
            where: { id: sessionId, userId, revokedAt: null },
            data: { revokedAt: new Date() },
          })
        ).count
      : await endLogins(tx, userId, actor.id === userId ? actor.sessionId : null);
    if (sessionId && ended === 0) throw notFound('The session');
    const audit = {
      action: 'user.logged-out',
      entity: 'user',
      entityId: userId,
      after: { sessionId: sessionId ?? 'all', ended },
    };
    return { result: ended, audit };
  });
  await forgetAccess();
  return { endedCount };
}

const candidatesSql = (scope: string) => `
select a.id, a.last_name || ' ' || a.first_name || ' (' || a.personnel_number || ')' as label
from agents a
where a.organization_id = $1::uuid and a.status <> 'dismissed' and ${scope}
  and not exists (select 1 from users u where u.employee_id = a.id)
  and ($2::text is null or strpos(lower(a.last_name || ' ' || a.first_name || ' ' || a.personnel_number), lower($2)) > 0)
order by a.last_name, a.first_name, a.id
limit 300`;

/** Employees who have no login yet, for the form of a new one. */
export function listEmployeesWithoutLogin(input: {
  organizationId: string;
  scope: AccessScope;
  search?: string;
}): Promise<{ id: string; label: string }[]> {
  const condition = employeeScopeSql(input.scope, 'a', 3);
  const values = [input.organizationId, input.search || null, ...condition.values];
  return query(`login-candidates-${input.scope.kind}`, candidatesSql(condition.sql), values);
}
