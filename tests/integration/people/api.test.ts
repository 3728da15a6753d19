import { beforeAll, describe, expect, it } from 'vitest';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createCompany } from '../../factories/people';
import { unique } from '../../factories/unique';
import { createUserWithRole } from '../../factories/user';

type Role = 'administrator' | 'planner' | 'manager' | 'supervisor' | 'employee';
let company: Awaited<ReturnType<typeof createCompany>>;
const tokens = {} as Record<Role | 'stranger', string>;

beforeAll(async () => {
  company = await createCompany();
  const { organizationId, north, northerner } = company;
  for (const role of ['administrator', 'planner', 'manager', 'supervisor', 'employee'] as const) {
    const departmentId = role === 'manager' || role === 'supervisor' ? north.id : undefined;
    const employeeId = role === 'employee' ? northerner.id : undefined;
    const user = await createUserWithRole({ organizationId, role, departmentId, employeeId });
    tokens[role] = await getAccessToken(user.username);
  }
  const foreign = await createCompany();
  const stranger = await createUserWithRole({ organizationId: foreign.organizationId, role: 'administrator' });
  tokens.stranger = await getAccessToken(stranger.username);
});

const call = (
  who: keyof typeof tokens,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => callApi(method, path, { token: tokens[who], body, headers });

describe('employees over REST', () => {
  it('are created, read with their ETag, changed and deactivated', async () => {
    const body = {
      personnelNumber: unique('pn'),
      lastName: 'Orlova',
      firstName: 'Ira',
      siteId: company.site.id,
      hireDate: '2025-01-13',
      departmentId: company.south.id,
    };
    const created = await call('planner', 'POST', '/employees', body);
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(created.headers.get('location')).toBe(`/api/v1/employees/${id}`);
    const read = await call('planner', 'GET', `/employees/${id}`);
    expect(read.body).toMatchObject({
      lastName: 'Orlova',
      departmentName: 'South',
      timeZone: 'Europe/Moscow',
      version: 1,
    });
    const { departmentId: _, ...profile } = body;
    const values = { ...profile, timeZone: 'Europe/Moscow', lastName: 'Petrova' };
    const etag = { 'if-match': read.headers.get('etag')! };
    const updated = await call('planner', 'PUT', `/employees/${id}`, values, etag);
    expect(updated.body).toMatchObject({ lastName: 'Petrova', version: 2 });
    expect((await call('planner', 'PUT', `/employees/${id}`, values)).status).toBe(428);
    expect((await call('planner', 'PUT', `/employees/${id}`, { ...values, lastName: 'Late' }, etag)).status).toBe(409);
    const removed = await call('planner', 'DELETE', `/employees/${id}`, undefined, { 'if-match': '"2"' });
    expect(removed.body).toMatchObject({ isInEffect: true });
    expect((await call('planner', 'GET', `/employees/${id}`)).body.status).toBe('dismissed');
  });

  it('page by cursor, each person once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    do {
      const page = await call('planner', 'GET', `/employees?limit=1&status=all${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.items.map((item: { id: string }) => item.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([company.northerner.id, company.southerner.id]));
  });

  it('hold skills as a set with a version', async () => {
    const skill = await call('planner', 'POST', '/skills', { name: unique('skill'), code: unique('s') });
    const path = `/employees/${company.southerner.id}/skills`;
    const before = await call('planner', 'GET', path);
    const put = await call('planner', 'PUT', path, {
      skills: [{ skillId: skill.body.id, proficiency: 0.7 }],
      version: before.body.version,
    });
    expect(put.body.skills).toMatchObject([{ skillId: skill.body.id, proficiency: 0.7 }]);
    expect((await call('planner', 'PUT', path, { skills: [], version: before.body.version })).status).toBe(409);
  });
});

describe('attempts to reach what is not one’s own', () => {
  const southern = (): string => `/employees/${company.southerner.id}`;
  const profile = {
    personnelNumber: 'x',
    lastName: 'x',
    firstName: 'x',
    timeZone: 'UTC',
    hireDate: '2020-01-01',
    version: 1,
  };

  it('on a person of another department or organization find nobody', async () => {
    for (const who of ['manager', 'stranger'] as const) {
      expect((await call(who, 'GET', southern())).status).toBe(404);
      expect((await call(who, 'GET', `${southern()}/skills`)).status).toBe(404);
      expect((await call(who, 'PUT', southern(), { ...profile, siteId: company.site.id })).status).toBe(404);
      expect((await call(who, 'PUT', `${southern()}/skills`, { skills: [], version: 1 })).status).toBe(404);
      expect((await call(who, 'DELETE', southern(), undefined, { 'if-match': '"1"' })).status).toBe(404);
    }
    const list = await call('manager', 'GET', '/employees');
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([company.northerner.id]);
  });

  const forbidden: [Role, string, () => string][] = [
    ['supervisor', 'PUT', () => `/employees/${company.northerner.id}`],
    ['supervisor', 'DELETE', () => `/employees/${company.northerner.id}`],
    ['supervisor', 'POST', () => '/employees'],
    ['employee', 'GET', () => '/employees'],
    ['employee', 'GET', southern],
    ['employee', 'GET', () => '/departments'],
    ['employee', 'GET', () => '/groups'],
    ['manager', 'POST', () => '/departments'],
    ['manager', 'POST', () => '/services'],
    ['manager', 'POST', () => '/groups'],
    ['manager', 'POST', () => '/skills'],
    ['planner', 'POST', () => '/sites'],
    ['planner', 'POST', () => '/departments'],
  ];
  it.each(forbidden)('as %s by %s answer 403', async (who, method, path) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    expect((await call(who, method, path(), body)).status).toBe(403);
  });

  const foreign: [string, () => string][] = [
    ['departments', () => company.south.id],
    ['sites', () => company.site.id],
    ['services', () => company.service.id],
    ['groups', () => company.group.id],
  ];
  it.each(foreign)('on %s of another organization find nothing', async (resource, id) => {
    const path = `/${resource}/${id()}`;
    expect((await call('stranger', 'GET', path)).status).toBe(404);
    expect((await call('stranger', 'DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(404);
    expect((await call('administrator', 'GET', path)).status).toBe(200);
    const list = await call('stranger', 'GET', `/${resource}`);
    expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(id());
  });
});
