import { createLocalJWKSet, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { api } from '~/api/app.server';
import { forgetAccess } from '~/auth/access-cache.server';
import { listPublicKeys, rotateSigningKey } from '~/models/signing-key.server';
import { prisma } from '~/platform/prisma.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createUserWithRole, testPassword } from '../../factories/user';

async function logIn(role = 'planner') {
  const { organizationId } = await createOrganization();
  const user = await createUserWithRole({ organizationId, role });
  const { body } = await callApi('POST', '/auth/login', { body: { username: user.username, password: testPassword } });
  return { user, organizationId, tokens: body as { access_token: string; refresh_token: string } };
}

const refresh = (refresh_token: string) => callApi('POST', '/auth/refresh', { body: { refresh_token } });
const me = (token: string) => callApi('GET', '/auth/me', { token });

describe('POST /api/v1/auth/login', () => {
  it('gives a bearer token for 15 minutes that says who calls', async () => {
    const { organizationId } = await createOrganization();
    const user = await createUserWithRole({ organizationId, role: 'planner' });
    const answer = await callApi('POST', '/auth/login', { body: { username: user.username, password: testPassword } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^eyJ/),
      refresh_token: expect.any(String),
      token_type: 'bearer',
      expires_in: 900,
    });
    expect((await me(answer.body.access_token)).body).toMatchObject({
      id: user.id,
      organizationId,
      roles: ['planner'],
    });
  });

  it('answers 401 with a problem for a wrong password and for a login that does not exist, alike', async () => {
    const { organizationId } = await createOrganization();
    const { username } = await createUserWithRole({ organizationId });
    const wrong = await callApi('POST', '/auth/login', { body: { username, password: 'x' } });
    const unknown = await callApi('POST', '/auth/login', { body: { username: 'nobody@x.wfm', password: 'x' } });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
  });

  it('refuses while the password must be changed', async () => {
    const { organizationId } = await createOrganization();
    const { id, username } = await createUserWithRole({ organizationId });
    await prisma().user.update({ where: { id }, data: { mustChangePassword: true } });
    expect((await callApi('POST', '/auth/login', { body: { username, password: testPassword } })).status).toBe(403);
  });
});

describe('access token', () => {
  it('verifies with the published keys and names its key', async () => {
    const { tokens, user } = await logIn();
    const keys = createLocalJWKSet(await listPublicKeys());
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys, { audience: 'wfm-api' });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    expect(payload.sub).toBe(user.id);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  });

  it('publishes its keys at /.well-known/jwks.json, and no private part of them', async () => {
    const { tokens } = await logIn();
    const response = await api.request('http://localhost/.well-known/jwks.json');
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys.map((key) => key.kid)).toContain(decodeProtectedHeader(tokens.access_token).kid);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('is refused when it was signed by a stranger, unsigned, expired, or made for somebody else', async () => {
    const { tokens, user, organizationId } = await logIn();
    const { kid } = decodeProtectedHeader(tokens.access_token);
    const payload = JSON.parse(Buffer.from(tokens.access_token.split('.')[1], 'base64url').toString());
    const stranger = await generateKeyPair('RS256');
    const forged = await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(stranger.privateKey);
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${encode({ alg: 'none', kid })}.${encode(payload)}.`;
    const publicKey = (await listPublicKeys()).keys[0];
    const confused = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(new TextEncoder().encode(JSON.stringify(publicKey)));
    const [head, , signature] = tokens.access_token.split('.');
    const changed = `${head}.${encode({ ...payload, sub: user.id, organization: organizationId, role: '*' })}.${signature}`;
    for (const token of [forged, unsigned, confused, changed, 'eyJ.x.y', 'nonsense']) {
      expect((await me(token)).status, token.slice(0, 30)).toBe(401);
    }
  });

  it('stays valid over a rotation of the key, and new tokens carry the new key', async () => {
    const { tokens, user } = await logIn();
    const before = decodeProtectedHeader(tokens.access_token).kid;
    const { kid } = await rotateSigningKey({ organizationId: user.organizationId, actorId: null, actorKind: 'system' });
    expect(kid).not.toBe(before);
    expect((await me(tokens.access_token)).status).toBe(200);
    const renewed = await refresh(tokens.refresh_token);
    expect(decodeProtectedHeader(renewed.body.access_token).kid).toBe(kid);
    expect((await listPublicKeys()).keys.map((key) => key.kid)).toEqual(expect.arrayContaining([before, kid]));
  });

  it('is refused once its key is retired for longer than a token lives', async () => {
    const { tokens, user } = await logIn();
    const { kid } = decodeProtectedHeader(tokens.access_token);
    await rotateSigningKey({ organizationId: user.organizationId, actorId: null, actorKind: 'system' });
    await prisma().signingKey.update({ where: { kid }, data: { retiredAt: new Date(Date.now() - 61 * 60_000) } });
    await rotateSigningKey({ organizationId: user.organizationId, actorId: null, actorKind: 'system' });
    expect((await me(tokens.access_token)).status).toBe(401);
  });

  it('loses its rights at once when the user is blocked', async () => {
    const { tokens, user } = await logIn();
    await prisma().user.update({ where: { id: user.id }, data: { status: 'blocked' } });
    await forgetAccess();
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
  });
});

describe('refresh token', () => {
  it('is exchanged for new tokens', async () => {
    const { tokens } = await logIn();
    const renewed = await refresh(tokens.refresh_token);
    expect(renewed.status).toBe(200);
    expect(renewed.body.refresh_token).not.toBe(tokens.refresh_token);
    expect((await me(renewed.body.access_token)).status).toBe(200);
    expect((await refresh(renewed.body.refresh_token)).status).toBe(200);
  });

  it('ends the whole family, and its access tokens, when it comes a second time', async () => {
    const { tokens, organizationId } = await logIn();
    const renewed = await refresh(tokens.refresh_token);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    expect((await refresh(renewed.body.refresh_token)).status).toBe(401);
    expect((await me(renewed.body.access_token)).status).toBe(401);
    expect(await prisma().auditEvent.count({ where: { organizationId, action: 'token.reused' } })).toBe(1);
  });

  it('can be used once by twenty callers at the same moment, and then nobody is left in', async () => {
    const { tokens } = await logIn();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(tokens.refresh_token)));
    const winners = answers.filter((answer) => answer.status === 200);
    expect(winners).toHaveLength(1);
    expect((await refresh(winners[0].body.refresh_token)).status).toBe(401);
  });

  it('does not touch another login of the same person', async () => {
    const { tokens, user } = await logIn();
    const other = await getAccessToken(user.username);
    await refresh(tokens.refresh_token);
    await refresh(tokens.refresh_token);
    expect((await me(other)).status).toBe(200);
  });

  it('expires after seven days', async () => {
    const { tokens, user } = await logIn();
    const { expiresAt } = await prisma().refreshToken.findFirstOrThrow({ where: { userId: user.id } });
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(7);
    await prisma().refreshToken.updateMany({ where: { userId: user.id }, data: { expiresAt: new Date() } });
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
  });

  it('ends at logout together with the access token', async () => {
    const { tokens } = await logIn();
    const body = { refresh_token: tokens.refresh_token };
    expect((await callApi('POST', '/auth/logout', { body })).status).toBe(204);
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    expect((await me(tokens.access_token)).status).toBe(401);
    expect((await callApi('POST', '/auth/logout', { body: { refresh_token: 'unknown' } })).status).toBe(204);
  });
});
