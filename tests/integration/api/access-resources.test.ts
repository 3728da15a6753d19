import { describe, expect, it } from 'vitest';
import { prisma } from '~/platform/prisma.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createEmployee } from '../../factories/employee';
import { createDepartment, createOrganization } from '../../factories/organization';
import { unique } from '../../factories/unique';
import { createUserWithRole, testPassword } from '../../factories/user';

async function createPlace(role = 'administrator') {
  const place = await createOrganization();
  const { organizationId } = place;
  const user = await createUserWithRole({ organizationId, role });
  const roles = await prisma().role.findMany({ where: { organizationId } });
  const roleIdOf = (code: string) => roles.find((one) => one.code === code)?.id ?? '';
  return { ...place, user, token: await getAccessToken(user.username), roleIdOf };
}

/** A user with a role of its own making. */
async function createCustomUser(organizationId: string, permissions: string[], departmentId?: string) {
  const code = unique('role');
  const role = await prisma().role.create({ data: { organizationId, code, name: code, permissions } });
  const user = await createUserWithRole({ organizationId, role: null });
  await prisma().userRole.create({ data: { organizationId, userId: user.id, roleId: role.id, departmentId } });
  return { user, role, token: await getAccessToken(user.username) };
}

describe('users', () => {
  it('are created with a temporary password that must be changed', async () => {
    const { token, roleIdOf, organizationId } = await createPlace();
    const username = `${unique('new')}@test.wfm`;
    const body = { username, displayName: 'New Person', roles: [{ roleId: roleIdOf('planner') }] };
    const created = await callApi('POST', '/users', { token, body });
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`/api/v1/users/${created.body.id}`);
    const detail = await callApi('GET', `/users/${created.body.id}`, { token });
    expect(detail.body).toMatchObject({ username, mustChangePassword: true, roles: [{ code: 'planner' }] });
    expect(JSON.stringify(detail.body)).not.toContain('$argon2');
    const login = await callApi('POST', '/auth/login', {
      body: { username, password: created.body.temporaryPassword },
    });
    expect(login.status).toBe(403);
    const trail = await prisma().auditEvent.findMany({ where: { organizationId, entityId: created.body.id } });
    expect(trail.map((event) => event.action)).toEqual(expect.arrayContaining(['user.created', 'user.role-granted']));
    expect(JSON.stringify(trail.map(({ after }) => after))).not.toContain(created.body.temporaryPassword);
    expect((await callApi('POST', '/users', { token, body })).status).toBe(409);
  });

  it('are paged by login, each once', async () => {
    const { token, organizationId } = await createPlace();
    for (let index = 0; index < 4; index += 1) await createUserWithRole({ organizationId });
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await callApi('GET', `/users?limit=2${cursor && `&cursor=${cursor}`}`, { token });
      expect(page.body.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.body.items.map((item: { username: string }) => item.username));
      cursor = page.body.nextCursor ?? '';
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('are blocked at once, and let in again', async () => {
    const { token, organizationId } = await createPlace();
    const user = await createUserWithRole({ organizationId, role: 'planner' });
    const theirs = await getAccessToken(user.username);
    const setStatus = (status: string) => callApi('PUT', `/users/${user.id}/status`, { token, body: { status } });
    expect((await setStatus('blocked')).status).toBe(204);
    expect((await callApi('GET', '/auth/me', { token: theirs })).status).toBe(401);
    await expect(getAccessToken(user.username)).rejects.toThrow();
    expect((await setStatus('active')).status).toBe(204);
    expect(await getAccessToken(user.username)).toBeTruthy();
  });

  it('get a temporary password, which ends every login', async () => {
    const { token, organizationId } = await createPlace();
    const user = await createUserWithRole({ organizationId, role: 'planner' });
    const theirs = await getAccessToken(user.username);
    const reset = await callApi('POST', `/users/${user.id}/password-reset`, { token });
    expect(reset.body.temporaryPassword).toMatch(/^[A-Za-z2-9]{4}(-[A-Za-z2-9]{4}){2}$/);
    expect((await callApi('GET', '/auth/me', { token: theirs })).status).toBe(401);
    const old = await callApi('POST', '/auth/login', { body: { username: user.username, password: testPassword } });
    expect(old.status).toBe(401);
  });

  it('keep an administrator: neither oneself nor the last one can be removed', async () => {
    const { token, user, organizationId } = await createPlace();
    const body = { status: 'blocked' };
    expect((await callApi('PUT', `/users/${user.id}/status`, { token, body })).status).toBe(403);
    const key = await callApi('POST', '/api-keys', {
      token,
      body: { name: 'Access', permissions: ['user:write:all'] },
    });
    const byKey = await callApi('PUT', `/users/${user.id}/status`, { token: key.body.key, body });
    expect(byKey.status).toBe(403);
    const second = await createUserWithRole({ organizationId, role: 'administrator' });
    const others = await getAccessToken(second.username);
    const answers = await Promise.all([
      callApi('PUT', `/users/${user.id}/status`, { token: others, body }),
      callApi('PUT', `/users/${second.id}/status`, { token, body }),
    ]);
    const active = await prisma().user.count({ where: { organizationId, status: 'active' } });
    expect(active, JSON.stringify(answers.map((one) => one.status))).toBeGreaterThanOrEqual(1);
  });

  it('cannot be given more rights than the giver has', async () => {
    const { organizationId, roleIdOf } = await createPlace();
    const { token } = await createCustomUser(organizationId, ['user:read:all', 'user:write:all', 'schedule:read:all']);
    const target = await createUserWithRole({ organizationId, role: null });
    for (const code of ['administrator', 'planner', 'manager']) {
      const answer = await callApi('POST', `/users/${target.id}/roles`, { token, body: { roleId: roleIdOf(code) } });
      expect(answer.status, code).toBe(403);
    }
    const body = {
      username: `${unique('x')}@test.wfm`,
      displayName: 'X',
      roles: [{ roleId: roleIdOf('administrator') }],
    };
    expect((await callApi('POST', '/users', { token, body })).status).toBe(403);
    expect(await prisma().user.count({ where: { username: body.username } })).toBe(0);
  });

  it('with more rights than the actor cannot be taken over by a reset of the password', async () => {
    const { organizationId, user } = await createPlace();
    const { token } = await createCustomUser(organizationId, ['user:read:all', 'user:write:all']);
    for (const [method, path, body] of [
      ['POST', `/users/${user.id}/password-reset`, undefined],
      ['PUT', `/users/${user.id}/status`, { status: 'blocked' }],
      ['DELETE', `/users/${user.id}/sessions`, undefined],
    ] as const) {
      expect((await callApi(method, path, { token, body })).status, path).toBe(403);
    }
  });

  it('hold a role for a time, and nobody changes their own', async () => {
    const { token, user, organizationId, roleIdOf } = await createPlace();
    const target = await createUserWithRole({ organizationId, role: 'employee' });
    const validTo = new Date(Date.now() + 86_400_000).toISOString();
    const body = { roleId: roleIdOf('planner'), validTo };
    const granted = await callApi('POST', `/users/${target.id}/roles`, { token, body });
    expect(granted.status).toBe(201);
    expect((await callApi('POST', `/users/${target.id}/roles`, { token, body })).status).toBe(409);
    const theirs = await getAccessToken(target.username);
    expect((await callApi('GET', '/auth/me', { token: theirs })).body.roles).toEqual(['employee', 'planner']);
    expect((await callApi('DELETE', `/users/${target.id}/roles/${granted.body.id}`, { token })).status).toBe(204);
    expect((await callApi('GET', '/auth/me', { token: theirs })).body.roles).toEqual(['employee']);
    expect((await callApi('POST', `/users/${user.id}/roles`, { token, body })).status).toBe(403);
    const past = { roleId: roleIdOf('planner'), validTo: '2020-01-01T00:00:00Z' };
    expect((await callApi('POST', `/users/${target.id}/roles`, { token, body: past })).status).toBe(422);
  });

  it('stay within the departments of whoever administers them', async () => {
    const place = await createPlace();
    const { organizationId } = place;
    const [mine, theirs] = [await createDepartment({ organizationId }), await createDepartment({ organizationId })];
    const { token, role } = await createCustomUser(
      organizationId,
      ['user:read:department', 'user:write:department', 'schedule:read:department'],
      mine.id,
    );
    const createIn = async (departmentId: string) => {
      const employee = await createEmployee({
        organizationId,
        siteId: place.site.id,
        departmentId,
        workRuleId: place.workRule.id,
      });
      return createUserWithRole({ organizationId, employeeId: employee.id, role: null });
    };
    const [inside, outside] = [await createIn(mine.id), await createIn(theirs.id)];
    const listed = await callApi('GET', '/users', { token });
    expect(listed.body.items.map((item: { id: string }) => item.id)).toEqual([inside.id]);
    expect((await callApi('GET', `/users/${outside.id}`, { token })).status).toBe(404);
    expect((await callApi('POST', `/users/${outside.id}/password-reset`, { token })).status).toBe(404);
    const give = (departmentId?: string) =>
      callApi('POST', `/users/${inside.id}/roles`, { token, body: { roleId: role.id, departmentId } });
    expect((await give(theirs.id)).status).toBe(403);
    expect((await give()).status).toBe(403);
    expect((await give(mine.id)).status).toBe(201);
  });
});

describe('roles', () => {
  it('are edited with the version that was read', async () => {
    const { token } = await createPlace();
    const role = { name: unique('Watcher'), permissions: ['live:read:all', 'overview:read:all'] };
    const created = await callApi('POST', '/roles', { token, body: role });
    expect(created.status).toBe(201);
    expect(created.headers.get('etag')).toBe('"1"');
    const path = `/roles/${created.body.id}`;
    const edit = (body: object, ifMatch?: string) =>
      callApi('PUT', path, { token, body, headers: ifMatch ? { 'if-match': ifMatch } : {} });
    expect((await edit(role)).status).toBe(428);
    const changed = { ...role, permissions: ['live:read:all'] };
    const first = await edit(changed, '"1"');
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await edit({ ...role, name: unique('Late') }, '"1"');
    expect(late.status).toBe(409);
    expect(late.body.detail).toContain('changed');
    expect((await edit({ ...changed, version: 2, name: unique('Body') })).status).toBe(200);
    expect((await callApi('GET', path, { token })).body.permissions).toEqual(['live:read:all']);
    expect((await callApi('DELETE', path, { token })).status).toBe(204);
    expect((await callApi('GET', path, { token })).status).toBe(404);
  });

  it('that are built in cannot be changed or deleted', async () => {
    const { token, roleIdOf } = await createPlace();
    const path = `/roles/${roleIdOf('employee')}`;
    const body = { name: 'Everything', permissions: ['*'], version: 1 };
    expect((await callApi('PUT', path, { token, body })).status).toBe(403);
    expect((await callApi('DELETE', path, { token })).status).toBe(403);
  });

  it('take only permissions that exist and that the maker has', async () => {
    const { token, organizationId } = await createPlace();
    const bad = await callApi('POST', '/roles', {
      token,
      body: { name: 'Bad role', permissions: ['schedule:fly:all', 'x'] },
    });
    expect(bad.status).toBe(422);
    expect(bad.body.errors.map((fault: { field: string }) => fault.field)).toEqual(['permissions.0', 'permissions.1']);
    const limited = await createCustomUser(organizationId, [
      'role:read:all',
      'role:write:all',
      'schedule:read:department',
    ]);
    for (const permissions of [['*'], ['schedule:read:all'], ['schedule:*:department'], ['user:write:own']]) {
      const answer = await callApi('POST', '/roles', {
        token: limited.token,
        body: { name: unique('Role'), permissions },
      });
      expect(answer.status, permissions[0]).toBe(422);
      expect(answer.body.errors[0]).toMatchObject({ field: 'permissions', rule: 'exceeds_own' });
    }
    const body = { name: unique('Role'), permissions: ['schedule:read:own', 'schedule:read:department'] };
    expect((await callApi('POST', '/roles', { token: limited.token, body })).status).toBe(201);
  });

  it('that somebody holds are made inactive, not deleted, and then grant nothing', async () => {
    const { token, organizationId } = await createPlace();
    const holder = await createCustomUser(organizationId, ['live:read:all']);
    const path = `/roles/${holder.role.id}`;
    expect((await callApi('DELETE', path, { token })).status).toBe(409);
    const body = { name: 'Retired role', permissions: ['live:read:all'], status: 'inactive', version: 1 };
    expect((await callApi('PUT', path, { token, body })).status).toBe(200);
    expect((await callApi('GET', '/auth/me', { token: holder.token })).body.permissions).toEqual([]);
  });
});

describe('API keys', () => {
  it('show their text once, work in both headers, and end at once', async () => {
    const { token, organizationId } = await createPlace();
    const body = { name: 'Contact centre', permissions: ['ingest:write:all'] };
    const created = await callApi('POST', '/api-keys', { token, body });
    expect(created.status).toBe(201);
    const { key, id } = created.body;
    expect(key).toMatch(/^wfm_/);
    const listed = await callApi('GET', '/api-keys', { token });
    expect(JSON.stringify(listed.body)).not.toContain(key);
    const bearer = await callApi('GET', '/auth/me', { token: key });
    const header = await callApi('GET', '/auth/me', { headers: { 'x-api-key': key } });
    for (const answer of [bearer, header]) {
      expect(answer.body).toMatchObject({ kind: 'api_key', organizationId, permissions: ['ingest:write:all'] });
    }
    expect((await callApi('GET', '/users', { token: key })).status).toBe(403);
    expect((await callApi('DELETE', `/api-keys/${id}`, { token })).status).toBe(204);
    expect((await callApi('GET', '/auth/me', { token: key })).status).toBe(401);
  });

  it('expire', async () => {
    const { token } = await createPlace();
    const body = {
      name: 'Short',
      permissions: ['live:read:all'],
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const { key, id } = (await callApi('POST', '/api-keys', { token, body })).body;
    await prisma().apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await callApi('GET', '/auth/me', { token: key })).status).toBe(401);
    const past = { ...body, expiresAt: '2020-01-01T00:00:00Z' };
    expect((await callApi('POST', '/api-keys', { token, body: past })).body.errors[0].field).toBe('expiresAt');
  });

  it('have at most the rights of whoever makes them', async () => {
    const { organizationId } = await createPlace();
    const maker = await createCustomUser(organizationId, [
      'api-key:write:all',
      'live:read:all',
      'schedule:read:department',
    ]);
    const make = (permissions: string[]) =>
      callApi('POST', '/api-keys', { token: maker.token, body: { name: 'Key', permissions } });
    expect((await make(['live:read:all'])).status).toBe(201);
    for (const permission of ['user:write:all', 'schedule:read:all', 'schedule:read:department', '*', 'live:*:all']) {
      const expected = permission === 'live:*:all' ? 201 : 422;
      expect((await make([permission])).status, permission).toBe(expected);
    }
  });
});

describe('Idempotency-Key', () => {
  const body = { name: 'Replayed', permissions: ['live:read:all'] };
  const create = (token: string, idempotencyKey: string, given: object = body) =>
    callApi('POST', '/api-keys', { token, body: given, headers: { 'idempotency-key': idempotencyKey } });

  it('gives the first answer again and creates once', async () => {
    const { token, organizationId } = await createPlace();
    const key = unique('key');
    const first = await create(token, key);
    const second = await create(token, key);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await prisma().apiKey.count({ where: { organizationId } })).toBe(1);
  });

  it('refuses another body, and belongs to its caller', async () => {
    const [one, other] = [await createPlace(), await createPlace()];
    const key = unique('key');
    await create(one.token, key);
    const reused = await create(one.token, key, { ...body, name: 'Changed' });
    expect([reused.status, reused.body.errors[0].field]).toEqual([422, 'Idempotency-Key']);
    expect((await create(other.token, key, { ...body, name: 'Changed' })).status).toBe(201);
  });

  it('creates once when many calls come at the same moment', async () => {
    const { token, organizationId } = await createPlace();
    const key = unique('key');
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(token, key)));
    expect(answers.map((answer) => answer.status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await prisma().apiKey.count({ where: { organizationId } })).toBe(1);
  });

  it('stays free after a fault, so that the corrected call goes through', async () => {
    const { token } = await createPlace();
    const key = unique('key');
    expect((await create(token, key, { name: 'x' })).status).toBe(422);
    expect((await create(token, key)).status).toBe(201);
  });
});

describe('audit trail', () => {
  it('is filtered, paged and sound', async () => {
    const { token, organizationId, user } = await createPlace();
    for (let index = 0; index < 3; index += 1) {
      await callApi('POST', '/roles', { token, body: { name: unique('Role'), permissions: ['live:read:all'] } });
    }
    const page = await callApi('GET', `/audit-events?entity=role&actorId=${user.id}&limit=2`, { token });
    expect(page.body.items).toHaveLength(2);
    expect(page.body.items[0]).toMatchObject({ action: 'role.created', actorName: user.displayName, source: 'api' });
    const rest = await callApi('GET', `/audit-events?entity=role&limit=2&cursor=${page.body.nextCursor}`, { token });
    expect(rest.body).toMatchObject({ nextCursor: null, items: [{ action: 'role.created' }] });
    const before = await callApi('GET', `/audit-events?to=2020-01-01T00:00:00Z`, { token });
    expect(before.body.items).toEqual([]);
    const chain = await callApi('GET', '/audit-events/chain', { token });
    expect(chain.body.brokenId).toBeNull();
    expect(chain.body.checkedCount).toBe(await prisma().auditEvent.count({ where: { organizationId } }));
  });

  it('betrays a row that was changed behind its back', async () => {
    const { token, organizationId } = await createPlace();
    await callApi('POST', '/roles', { token, body: { name: unique('Role'), permissions: ['live:read:all'] } });
    const last = await prisma().auditEvent.findFirstOrThrow({ where: { organizationId }, orderBy: { id: 'desc' } });
    await prisma().$transaction([
      prisma().$executeRawUnsafe('alter table audit_events disable trigger audit_events_append_only'),
      prisma().auditEvent.update({ where: { id: last.id }, data: { action: 'nothing.happened' } }),
      prisma().$executeRawUnsafe('alter table audit_events enable trigger audit_events_append_only'),
    ]);
    expect((await callApi('GET', '/audit-events/chain', { token })).body.brokenId).toBe(Number(last.id));
  });
});

describe('tenancy', () => {
  it('keeps users, roles, keys and the trail from every other role and every other organization', async () => {
    const home = await createPlace();
    const other = await createPlace();
    const victim = await createUserWithRole({ organizationId: home.organizationId, role: 'planner' });
    const custom = await createCustomUser(home.organizationId, ['live:read:all']);
    const key = await callApi('POST', '/api-keys', {
      token: home.token,
      body: { name: 'Key', permissions: ['live:read:all'] },
    });
    const grant = await prisma().userRole.findFirstOrThrow({ where: { userId: victim.id } });
    const role = { name: 'Stolen', permissions: ['live:read:all'], version: 1 };
    const attempts: [string, string, object?][] = [
      ['GET', `/users/${victim.id}`],
      ['PUT', `/users/${victim.id}/status`, { status: 'blocked' }],
      ['POST', `/users/${victim.id}/unlock`],
      ['POST', `/users/${victim.id}/password-reset`],
      ['DELETE', `/users/${victim.id}/sessions`],
      ['POST', `/users/${victim.id}/roles`, { roleId: custom.role.id }],
      ['DELETE', `/users/${victim.id}/roles/${grant.id}`],
      ['GET', `/roles/${custom.role.id}`],
      ['PUT', `/roles/${custom.role.id}`, role],
      ['DELETE', `/roles/${custom.role.id}`],
      ['DELETE', `/api-keys/${key.body.id}`],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await callApi(method, path, { token: other.token, body });
      expect(answer.status, `other organization: ${method} ${path}`).toBe(404);
    }
    const lists: [string, string, object?][] = [
      ['GET', '/users'],
      ['POST', '/users', { username: 'intruder@x.wfm', displayName: 'X' }],
      ['GET', '/roles'],
      ['POST', '/roles', role],
      ['GET', '/api-keys'],
      ['POST', '/api-keys', { name: 'Key', permissions: ['live:read:all'] }],
      ['GET', '/audit-events'],
      ['GET', '/audit-events/chain'],
    ];
    for (const code of ['planner', 'manager', 'supervisor', 'employee']) {
      const user = await createUserWithRole({ organizationId: home.organizationId, role: code });
      const token = await getAccessToken(user.username);
      for (const [method, path, body] of [...attempts, ...lists]) {
        const answer = await callApi(method, path, { token, body });
        expect(answer.status, `${code}: ${method} ${path}`).toBe(403);
      }
    }
    for (const path of ['/users', '/roles', '/api-keys', '/audit-events']) {
      const answer = await callApi('GET', path, { token: other.token });
      expect(JSON.stringify(answer.body), path).not.toContain(home.organizationId);
      const text = JSON.stringify(answer.body);
      for (const secret of [victim.username, custom.role.id, key.body.id]) expect(text, path).not.toContain(secret);
    }
    const foreignRole = await callApi('POST', `/users/${other.user.id}/roles`, {
      token: home.token,
      body: { roleId: home.roleIdOf('planner') },
    });
    expect(foreignRole.status).toBe(404);
    const mixed = await callApi('POST', `/users/${victim.id}/roles`, {
      token: home.token,
      body: { roleId: home.roleIdOf('manager'), departmentId: other.department.id },
    });
    expect([mixed.status, mixed.body.errors[0].field]).toEqual([422, 'departmentId']);
  });
});
