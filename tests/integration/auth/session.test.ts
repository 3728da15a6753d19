import { describe, expect, it } from 'vitest';
import { forgetAccess } from '~/auth/access-cache.server';
import { getActor, requireActor, requirePermission } from '~/auth/require-permission.server';
import { parseSecurityPolicy } from '~/auth/security-policy';
import { changeOwnPassword } from '~/models/password.server';
import { endOwnSession, listSessions, switchOrganization } from '~/models/session.server';
import { prisma } from '~/platform/prisma.server';
import { logInAs, pageRequest } from '../../factories/browser';
import { createEmployee } from '../../factories/employee';
import { createDepartment, createOrganization } from '../../factories/organization';
import { createUserWithRole, testPassword } from '../../factories/user';

async function thrownBy(work: Promise<unknown>): Promise<Response> {
  const thrown: unknown = await work.then(
    () => null,
    (reason) => reason,
  );
  if (!(thrown instanceof Response)) throw new Error('A Response was expected to be thrown.');
  return thrown;
}

describe('browser session', () => {
  it('stores only the hash of its secret', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    const cookie = await logInAs(user.username);
    const stored = await prisma().userSession.findFirstOrThrow({ where: { userId: user.id } });
    expect(stored.tokenHash).toHaveLength(32);
    expect(cookie).not.toContain(Buffer.from(stored.tokenHash).toString('base64url'));
  });

  it('carries role, permissions and departments with everything below them', async () => {
    const { organizationId, department } = await createOrganization();
    const child = await createDepartment({ organizationId, parentId: department.id });
    const grandchild = await createDepartment({ organizationId, parentId: child.id });
    const other = await createDepartment({ organizationId });
    const user = await createUserWithRole({ organizationId, role: 'manager', departmentId: child.id });
    const actor = await requireActor(pageRequest('/', await logInAs(user.username)));
    expect(actor).toMatchObject({ kind: 'user', id: user.id, organizationId, roles: ['manager'] });
    expect(new Set(actor.departmentIds)).toEqual(new Set([child.id, grandchild.id]));
    expect(actor.departmentIds).not.toContain(other.id);
  });

  it('gives the head of a department that department where the role names none', async () => {
    const place = await createOrganization();
    const { organizationId, department } = place;
    const employee = await createEmployee({
      organizationId,
      siteId: place.site.id,
      departmentId: department.id,
      workRuleId: place.workRule.id,
    });
    await prisma().department.update({ where: { id: department.id }, data: { headEmployeeId: employee.id } });
    const user = await createUserWithRole({ organizationId, role: 'supervisor', employeeId: employee.id });
    const actor = await requireActor(pageRequest('/', await logInAs(user.username)));
    expect(actor).toMatchObject({ departmentIds: [department.id], employeeId: employee.id });
  });

  it('sends whoever is not logged in to the login page and back', async () => {
    const response = await thrownBy(
      requirePermission(pageRequest('/plan/forecasts.data?page=2&_routes=x'), 'forecast:read'),
    );
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(
      `/auth/login?redirectTo=${encodeURIComponent('/plan/forecasts?page=2')}`,
    );
  });

  it('refuses a cookie that was tampered with, a forged one and a foreign secret', async () => {
    const { organizationId } = await createOrganization();
    const cookie = await logInAs((await createUserWithRole({ organizationId })).username);
    for (const forged of [`${cookie}x`, cookie.replace(/=./, '=Z'), 'wfm_session=abc', 'wfm_session=ImFiYyI%3D.c2ln']) {
      expect(await getActor(pageRequest('/', forged))).toBeNull();
    }
  });

  it('answers 403 where the permission or its scope is missing', async () => {
    const { organizationId } = await createOrganization();
    const cookie = await logInAs((await createUserWithRole({ organizationId, role: 'employee' })).username);
    for (const wanted of ['user:read', 'schedule:read:department', 'forecast:read']) {
      const response = await thrownBy(requirePermission(pageRequest('/x', cookie), wanted));
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'forbidden', requestId: expect.any(String) });
    }
    expect((await requirePermission(pageRequest('/x', cookie), 'schedule:read')).roles).toEqual(['employee']);
  });

  it('ends at logout, at once', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    const cookie = await logInAs(user.username);
    const actor = await requireActor(pageRequest('/', cookie));
    await endOwnSession(actor);
    expect(await getActor(pageRequest('/', cookie))).toBeNull();
    expect(await listSessions(user.id, null)).toEqual([]);
  });

  it.each([
    ['idle', { lastSeenAt: new Date(Date.now() - 31 * 60_000) }],
    ['long', { createdAt: new Date(Date.now() - 13 * 3_600_000) }],
    ['expired', { expiresAt: new Date(Date.now() - 1000) }],
    ['revoked', { revokedAt: new Date() }],
  ])('ends when %s', async (_reason, data) => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId, role: 'planner' });
    const cookie = await logInAs(user.username);
    expect(await getActor(pageRequest('/', cookie))).not.toBeNull();
    await prisma().userSession.updateMany({ where: { userId: user.id }, data });
    await forgetAccess();
    expect(await getActor(pageRequest('/', cookie))).toBeNull();
  });

  it('ends when the user is blocked, or dismissed as an employee', async () => {
    const place = await createOrganization();
    const { organizationId } = place;
    const employee = await createEmployee({
      organizationId,
      siteId: place.site.id,
      departmentId: place.department.id,
      workRuleId: place.workRule.id,
    });
    const user = await createUserWithRole({ organizationId, employeeId: employee.id });
    const cookie = await logInAs(user.username);
    await prisma().employee.update({ where: { id: employee.id }, data: { status: 'dismissed' } });
    await forgetAccess();
    expect(await getActor(pageRequest('/', cookie))).toBeNull();
    await prisma().employee.update({ where: { id: employee.id }, data: { status: 'active' } });
    await prisma().user.update({ where: { id: user.id }, data: { status: 'blocked' } });
    await forgetAccess();
    expect(await getActor(pageRequest('/', cookie))).toBeNull();
  });

  it('loses a role that has run out, and an inactive role grants nothing', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId, role: 'planner', validTo: new Date(Date.now() - 1000) });
    const cookie = await logInAs(user.username);
    expect((await getActor(pageRequest('/', cookie)))?.permissions).toEqual([]);
    await prisma().userRole.updateMany({ where: { userId: user.id }, data: { validTo: null } });
    await prisma().role.updateMany({ where: { organizationId, code: 'planner' }, data: { status: 'inactive' } });
    await forgetAccess();
    expect((await getActor(pageRequest('/', cookie)))?.permissions).toEqual([]);
  });

  it('opens only the change of password until a temporary one is changed', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId, role: 'administrator' });
    await prisma().user.update({ where: { id: user.id }, data: { mustChangePassword: true } });
    const cookie = await logInAs(user.username);
    expect(await getActor(pageRequest('/', cookie))).toBeNull();
    const response = await thrownBy(requireActor(pageRequest('/overview', cookie)));
    expect(response.headers.get('location')).toBe('/auth/change-password?redirectTo=%2Foverview');
  });

  it('shows another organization only to someone with a role there', async () => {
    const home = await createOrganization();
    const other = await createOrganization();
    const user = await createUserWithRole({ organizationId: home.organizationId, role: 'planner' });
    const cookie = await logInAs(user.username);
    const actor = await requireActor(pageRequest('/', cookie));
    await expect(switchOrganization(actor, other.organizationId)).rejects.toMatchObject({ status: 403 });
    const role = await prisma().role.findFirstOrThrow({
      where: { organizationId: other.organizationId, code: 'supervisor' },
    });
    const granted = await prisma().userRole.create({
      data: { organizationId: other.organizationId, userId: user.id, roleId: role.id },
    });
    await switchOrganization(actor, other.organizationId);
    const guest = await requireActor(pageRequest('/', cookie));
    expect(guest).toMatchObject({ organizationId: other.organizationId, roles: ['supervisor'], employeeId: null });
    expect(guest.permissions).not.toContain('forecast:write:all');
    await prisma().userRole.delete({ where: { id: granted.id } });
    await forgetAccess();
    expect((await requireActor(pageRequest('/', cookie))).organizationId).toBe(home.organizationId);
  });
});

describe('change of password', () => {
  const policy = parseSecurityPolicy(null);

  it('ends every other login and keeps the own session', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    const [here, elsewhere] = [await logInAs(user.username), await logInAs(user.username)];
    const actor = await requireActor(pageRequest('/', here));
    await changeOwnPassword({ actor, policy, currentPassword: testPassword, newPassword: 'Another-pass-1' });
    expect(await getActor(pageRequest('/', here))).not.toBeNull();
    expect(await getActor(pageRequest('/', elsewhere))).toBeNull();
    await expect(logInAs(user.username)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await logInAs(user.username, 'Another-pass-1')).toContain('wfm_session=');
  });

  it('names every rule that the new password breaks and does not take one of the last five', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId });
    const actor = await requireActor(pageRequest('/', await logInAs(user.username)));
    const change = (currentPassword: string, newPassword: string) =>
      changeOwnPassword({ actor, policy, currentPassword, newPassword });
    await expect(change('Wrong-pass-1', 'Another-pass-1')).rejects.toMatchObject({
      faults: [{ field: 'currentPassword' }],
    });
    await expect(change(testPassword, 'short')).rejects.toMatchObject({
      status: 422,
      faults: [{ rule: 'too_short' }, { rule: 'upper' }, { rule: 'digit' }],
    });
    await expect(change(testPassword, testPassword)).rejects.toMatchObject({ faults: [{ rule: 'reused' }] });
    let current = testPassword;
    for (let round = 1; round <= 5; round += 1) {
      await change(current, `Another-pass-${round}`);
      current = `Another-pass-${round}`;
      if (round < 5)
        await expect(change(current, testPassword)).rejects.toMatchObject({ faults: [{ rule: 'reused' }] });
    }
    await change(current, testPassword);
  });
});
