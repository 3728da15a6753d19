import { type Actor, scopeOf } from '~/auth/actor';
import { findExcessPermissions } from '~/auth/permission-coverage';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { employeeScopeSql } from './access-scope.server';

export interface LockedUser {
  id: string;
  username: string;
  displayName: string;
  status: string;
  isGuest: boolean;
}

interface GrantRow {
  permissions: string[];
  department_id: string | null;
}

const grantsSql = `
select ro.permissions, ur.department_id
from user_roles ur join roles ro on ro.id = ur.role_id
where ur.user_id = $1::uuid and (ur.valid_to is null or ur.valid_to > now())`;

/**
 * A user within the actor's reach, locked for a change. Nobody changes somebody with more rights than their own: whoever could
 * reset an administrator's password would be one.
 * @throws AppError not_found; forbidden
 */
export async function lockUser(tx: PrismaTransaction, actor: Actor, userId: string): Promise<LockedUser> {
  const scope = scopeOf(actor, 'user:write');
  if (!scope) throw forbidden();
  const condition = employeeScopeSql(scope, 'a', 3);
  const reach =
    scope.kind === 'all'
      ? 'true'
      : `exists (select 1 from agents a where a.id = u.employee_id and a.organization_id = $1::uuid and ${condition.sql})`;
  const rows = await tx.$queryRawUnsafe<LockedUser[]>(
    `select u.id, u.username, u.display_name as "displayName", u.status, u.organization_id <> $1::uuid as "isGuest"
     from users u
     where u.id = $2::uuid and ${reach} and (u.organization_id = $1::uuid
       or exists (select 1 from user_roles m where m.user_id = u.id and m.organization_id = $1::uuid))
     for update of u`,
    actor.organizationId,
    userId,
    ...condition.values,
  );
  if (rows.length === 0) throw notFound('The user');
  const grants = await tx.$queryRawUnsafe<GrantRow[]>(grantsSql, userId);
  for (const grant of grants) requireCovered(actor, grant.permissions, grant.department_id);
  return rows[0];
}

/** @throws AppError forbidden where rights in a department reach beyond the actor's own */
export function requireCovered(actor: Actor, permissions: readonly string[], departmentId: string | null): void {
  const given = departmentId ? [departmentId] : null;
  const excess = findExcessPermissions(actor.permissions, permissions, { held: actor.departmentIds, given });
  if (excess.length > 0) throw forbidden(`These rights reach beyond your own: ${excess.slice(0, 5).join(', ')}.`);
}

/** The account itself belongs to the organization where it was made. @throws AppError forbidden */
export function requireHomeAccount(user: LockedUser): void {
  if (user.isGuest)
    throw forbidden('This account belongs to another organization; only its roles here can be changed.');
}

/** @throws AppError conflict where the change would leave the organization without an administrator */
export async function requireAdministratorLeft(tx: PrismaTransaction, organizationId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ left: number }[]>`
    select count(*)::int as left
    from user_roles ur
    join roles ro on ro.id = ur.role_id and ro.status = 'active' and '*' = any(ro.permissions)
    join users u on u.id = ur.user_id and u.status = 'active'
    left join agents a on a.id = u.employee_id
    where ur.organization_id = ${organizationId}::uuid and coalesce(a.status, 'active') <> 'dismissed'
      and ur.valid_from <= now() and ur.valid_to is null`;
  if (rows[0].left === 0) throw conflict('The organization would be left without an administrator.');
}

/** Changes that could remove the last administrator wait for each other. */
export async function lockAdministrators(tx: PrismaTransaction, organizationId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('administrators'), hashtext(${organizationId}))`;
}
