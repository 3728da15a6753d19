import { z } from '@hono/zod-openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { api } from '~/api/app.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, toPage } from '~/api/paging.server';
import { env } from '~/platform/env.server';
import { redis } from '~/platform/redis.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { unique } from '../../factories/unique';
import { createUserWithRole } from '../../factories/user';

describe('problems', () => {
  it('follow RFC 9457 and carry the id of the request', async () => {
    const answer = await callApi('GET', '/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: 'urn:wfm:problem:not_found',
      title: 'Not found',
      status: 404,
      detail: expect.any(String),
      instance: '/api/v1/nowhere',
      code: 'not_found',
      requestId: answer.headers.get('x-request-id'),
    });
  });

  it('name each field at fault', async () => {
    const answer = await callApi('POST', '/auth/login', { body: { username: 5, password: '' } });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault: { field: string }) => fault.field)).toEqual(['username', 'password']);
  });

  it.each([
    ['unreadable JSON', '{"username":', 'application/json', 400],
    ['another content type', 'username=x', 'application/x-www-form-urlencoded', 415],
    ['an empty body', '', 'application/json', 400],
  ])('answer %s', async (_case, body, type, status) => {
    const answer = await callApi('POST', '/auth/login', { body, headers: { 'content-type': type } });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, requestId: expect.any(String) });
  });

  it('answer 405 with the methods that are possible', async () => {
    const answer = await callApi('DELETE', '/auth/me');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    expect((await callApi('OPTIONS', '/auth/login')).headers.get('allow')).toBe('OPTIONS, POST');
  });

  it('answer 401 with a challenge where credentials are missing or wrong', async () => {
    const missing = await callApi('GET', '/auth/me');
    const wrong = await callApi('GET', '/auth/me', { token: 'wfm_wrong' });
    expect([missing.status, wrong.status]).toEqual([401, 401]);
    expect(missing.headers.get('www-authenticate')).toContain('Bearer');
  });

  it('refuse a body that is too large', async () => {
    const body = JSON.stringify({ username: 'x'.repeat(9 * 1024 * 1024), password: 'x' });
    expect((await callApi('POST', '/auth/login', { body })).status).toBe(413);
  });
});

describe('browser sessions', () => {
  it('are taken from pages of our own origin only', async () => {
    const { organizationId } = await createOrganization();
    const { logInAs } = await import('../../factories/browser');
    const cookie = await logInAs((await createUserWithRole({ organizationId })).username);
    const from = (site: string) => callApi('GET', '/auth/me', { headers: { cookie, 'sec-fetch-site': site } });
    expect((await from('same-origin')).status).toBe(200);
    expect((await from('cross-site')).status).toBe(401);
    expect((await from('same-site')).status).toBe(401);
    expect((await callApi('GET', '/auth/me', { headers: { cookie } })).status).toBe(401);
  });
});

describe('rate limit', () => {
  it('lets 1000 calls in a minute, tells what is left, and then asks to wait', async () => {
    const { organizationId } = await createOrganization();
    const token = await getAccessToken((await createUserWithRole({ organizationId })).username);
    const limit = env().RATE_LIMIT_PER_MINUTE;
    const first = await callApi('GET', '/auth/me', { token });
    expect(first.headers.get('ratelimit-limit')).toBe(String(limit));
    expect(first.headers.get('ratelimit-remaining')).toBe(String(limit - 1));
    const rest = await Promise.all(Array.from({ length: limit }, () => callApi('GET', '/auth/me', { token })));
    const refused = rest.filter((answer) => answer.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0].body).toMatchObject({ code: 'rate_limited' });
    expect(Number(refused[0].headers.get('retry-after'))).toBeGreaterThan(50);
    const other = await getAccessToken((await createUserWithRole({ organizationId })).username);
    expect((await callApi('GET', '/auth/me', { token: other })).status).toBe(200);
  });

  it('slides: each call is given back 60 seconds after it was made, not at a full minute', async () => {
    const address = unique('address');
    const key = `rate:address:${address}`;
    const [seconds] = await redis().time();
    const now = Number(seconds) * 1000;
    const limit = env().RATE_LIMIT_PER_MINUTE;
    const ages = [...Array(limit - 3).fill(30_000), 59_000, 61_000, 62_000];
    await redis().lpush(key, ...ages.sort((a, b) => b - a).map((age) => String(now - age)));
    const remaining = async () => (await callApi('GET', '/nowhere', { address })).headers.get('ratelimit-remaining');
    expect(await remaining()).toBe('1');
    expect(await remaining()).toBe('0');
    expect((await callApi('GET', '/nowhere', { address })).status).toBe(429);
  });
});

describe('versions', () => {
  const contextOf = (ifMatch?: string) =>
    ({ req: { header: () => ifMatch } }) as unknown as Parameters<typeof requireIfMatch>[0];

  it('come from If-Match, else from the body', () => {
    expect(requireIfMatch(contextOf(etagOf(7)))).toBe(7);
    expect(requireIfMatch(contextOf('W/"7"'))).toBe(7);
    expect(requireIfMatch(contextOf(), 4)).toBe(4);
    expect(requireIfMatch(contextOf('"5"'), 4)).toBe(5);
  });

  it('are required, and must be ours', () => {
    expect(() => requireIfMatch(contextOf())).toThrow('version');
    expect(() => requireIfMatch(contextOf('"abc"'))).toThrow('If-Match');
    expect(() => requireIfMatch(contextOf('*'))).toThrow('If-Match');
  });
});

describe('paging', () => {
  const rows = Array.from({ length: 5 }, (_, index) => ({ id: index, name: `n${index}` }));

  it('goes through every row once', () => {
    const seen: number[] = [];
    let cursor: string | null | undefined;
    do {
      const after = decodeCursor(cursor ?? undefined, z.tuple([z.number()]));
      const start = after ? after[0] + 1 : 0;
      const page = toPage(rows.slice(start, start + 3), 2, (row) => [row.id]);
      seen.push(...page.items.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  it('refuses a cursor that it did not give', () => {
    for (const cursor of ['x', 'e30', encodeCursor(['a'])]) {
      expect(() => decodeCursor(cursor, z.tuple([z.number()]))).toThrow('cursor');
    }
  });
});

describe('OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { body, status } = await callApi('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    const result = await new Validator().validate(body);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('names for every operation a summary, a tag, its security and the problems it may answer', async () => {
    const { body } = await callApi('GET', '/openapi.json');
    const operations = Object.entries(body.paths as Record<string, Record<string, Record<string, unknown>>>).flatMap(
      ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.length).toBeGreaterThan(3);
    for (const { path, method, operation } of operations) {
      const name = `${method} ${path}`;
      expect(path, name).toMatch(/^\/api\/v1\//);
      expect(operation.summary, name).toBeTypeOf('string');
      expect(operation.tags, name).toHaveLength(1);
      expect(operation.security, name).toBeInstanceOf(Array);
      expect(operation.responses, name).toHaveProperty('429');
    }
  });

  it('has a reference page that needs no other host and no inline script', async () => {
    const page = await callApi('GET', '/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(page.body).not.toMatch(/https?:\/\//);
    expect(page.body).not.toMatch(/<script>|onload=/);
    for (const [, file] of (page.body as string).matchAll(/(?:src|href)="\/api\/v1([^"]+)"/g)) {
      expect((await callApi('GET', file)).status, file).toBe(200);
    }
    expect((await callApi('GET', '/docs/..%2fpackage.json')).status).toBe(404);
  });
});

describe('every endpoint', () => {
  it('that names a permission refuses a call without credentials', async () => {
    const routes = api.openAPIRegistry.definitions.flatMap((one) => (one.type === 'route' ? [one.route] : []));
    const guarded = routes.filter((route) => 'x-permission' in route);
    for (const { method, path } of guarded) {
      const address = path.replace(/\{[^}]+\}/g, '00000000-0000-7000-8000-000000000000');
      const answer = await callApi(method.toUpperCase(), address, { body: method === 'get' ? undefined : {} });
      expect(answer.status, `${method} ${path}`).toBe(401);
    }
  });
});
