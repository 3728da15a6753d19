import { permissionCatalogue } from '~/auth/built-in-roles';
import { writeSessionCookie } from '~/auth/session-cookie.server';
import { createToken, hashToken } from '~/platform/crypto.server';
import { prisma } from '~/platform/prisma.server';
import { pageRequest } from '../../factories/browser';
import { createLoggedInUser } from '../../factories/login';
import { unique } from '../../factories/unique';
import type { TargetCentre } from './centre';

/** Somebody who tries: with a cookie of a browser session, and what their role lets them do. */
export interface Intruder {
  name: string;
  cookie: string;
  permissions: string[];
}

export const builtInNames = ['administrator', 'planner', 'manager', 'supervisor', 'employee'] as const;
export type BuiltInName = (typeof builtInNames)[number];

/** One person for each built-in role; manager and supervisor have the northern department, the employee is the northerner. */
export async function createStaff(
  centre: TargetCentre,
  roles: readonly BuiltInName[] = builtInNames,
): Promise<Record<BuiltInName, Intruder>> {
  const { organizationId, north, northerner } = centre;
  const staff = {} as Record<BuiltInName, Intruder>;
  for (const role of roles) {
    const departmentId = role === 'manager' || role === 'supervisor' ? north.id : undefined;
    const employeeId = role === 'employee' ? northerner.id : undefined;
    const { cookie } = await createLoggedInUser({ organizationId, role, departmentId, employeeId });
    const row = await prisma().role.findFirstOrThrow({ where: { organizationId, code: role } });
    staff[role] = { name: role, cookie, permissions: row.permissions };
  }
  return staff;
}

/** The southern employee, whose requests, messages and views are among the targets. */
export async function openOwner(centre: TargetCentre): Promise<Intruder> {
  const { organizationId, ids } = centre;
  const role = await prisma().role.findFirstOrThrow({ where: { organizationId, code: 'employee' } });
  await prisma().userRole.create({ data: { organizationId, userId: ids.userId, roleId: role.id } });
  const token = createToken();
  await prisma().userSession.create({
    data: {
      userId: ids.userId,
      tokenHash: Uint8Array.from(hashToken(token)),
      activeOrganizationId: organizationId,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const cookie = await writeSessionCookie(pageRequest('/'), token, new Date(Date.now() + 3_600_000));
  return { name: 'owner', cookie: cookie.split(';')[0], permissions: role.permissions };
}

/** Somebody with every permission there is, in a scope: of the northern department, or for themselves only. */
export async function createScopedIntruder(centre: TargetCentre, scope: 'department' | 'own'): Promise<Intruder> {
  const { organizationId, north, northerner } = centre;
  const permissions = permissionCatalogue.flatMap(({ resource, actions }) =>
    actions.map((action) => `${resource}:${action}:${scope}`),
  );
  const role = unique('scoped');
  await prisma().role.create({ data: { organizationId, code: role, name: role, permissions } });
  const departmentId = scope === 'department' ? north.id : undefined;
  const hasLogin = await prisma().user.count({ where: { employeeId: northerner.id } });
  const employeeId = hasLogin ? undefined : northerner.id;
  const { cookie } = await createLoggedInUser({ organizationId, role, departmentId, employeeId });
  return { name: `everything within ${scope}`, cookie, permissions };
}
