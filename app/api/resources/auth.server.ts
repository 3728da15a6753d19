import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiActor } from '~/api/require-api-permission.server';
import { requestOriginOf } from '~/auth/request-origin';
import { verifyCredentials } from '~/models/credentials.server';
import { issueTokens, refreshTokens, revokeTokens, type TokenPair } from '~/models/token.server';

const tokenSchema = z
  .object({
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.number().int().openapi({ description: 'Seconds until the access token expires', example: 900 }),
  })
  .openapi('Tokens');

const loginInput = z
  .object({ username: z.string().min(1).max(200), password: z.string().min(1).max(1024) })
  .openapi('Login');

const refreshInput = z.object({ refresh_token: z.string().min(1).max(200) }).openapi('RefreshToken');

const meSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['user', 'api_key', 'system']),
    name: z.string(),
    organizationId: z.uuid(),
    employeeId: z.uuid().nullable(),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
    departmentIds: z.array(z.string()),
    locale: z.enum(['en', 'ru']),
  })
  .openapi('Me');

const login = apiRoute({
  method: 'post',
  path: '/auth/login',
  tags: ['Access'],
  summary: 'Log in',
  description:
    'Gives an access token for 15 minutes and a refresh token for 7 days. Five failures lock the login for 30 minutes.',
  permission: null,
  request: jsonBody(loginInput),
  responses: { 200: jsonResponse(tokenSchema, 'Tokens') },
});

const refresh = apiRoute({
  method: 'post',
  path: '/auth/refresh',
  tags: ['Access'],
  summary: 'Exchange a refresh token for new tokens',
  description:
    'A refresh token can be used once. When one is used again, every token that came from the same login ends.',
  permission: null,
  request: jsonBody(refreshInput),
  responses: { 200: jsonResponse(tokenSchema, 'Tokens') },
});

const logout = apiRoute({
  method: 'post',
  path: '/auth/logout',
  tags: ['Access'],
  summary: 'Log out',
  description: 'Ends the refresh token and every access token of the same login.',
  permission: null,
  request: jsonBody(refreshInput),
  responses: { 204: { description: 'Logged out' } },
});

const me = apiRoute({
  method: 'get',
  path: '/auth/me',
  tags: ['Access'],
  summary: 'Who calls, and what they may do',
  permission: null,
  responses: { 200: jsonResponse(meSchema, 'The caller') },
});

const toBody = (tokens: TokenPair) => ({
  access_token: tokens.accessToken,
  refresh_token: tokens.refreshToken,
  token_type: 'bearer' as const,
  expires_in: tokens.expiresInSec,
});

function forbidCaching(c: Context): void {
  c.header('Cache-Control', 'no-store');
}

export default function register(api: ApiApp): void {
  api.openapi(login, async (c) => {
    const origin = requestOriginOf(c.req.raw);
    const credentials = await verifyCredentials(c.req.valid('json'), origin);
    forbidCaching(c);
    return c.json(toBody(await issueTokens(credentials, origin)), 200);
  });
  api.openapi(refresh, async (c) => {
    forbidCaching(c);
    const tokens = await refreshTokens(c.req.valid('json').refresh_token, requestOriginOf(c.req.raw));
    return c.json(toBody(tokens), 200);
  });
  api.openapi(logout, async (c) => {
    await revokeTokens(c.req.valid('json').refresh_token, requestOriginOf(c.req.raw));
    return c.body(null, 204);
  });
  api.openapi(me, (c) => {
    const { id, kind, name, organizationId, employeeId, roles, permissions, departmentIds, locale } =
      requireApiActor(c);
    return c.json({ id, kind, name, organizationId, employeeId, roles, permissions, departmentIds, locale }, 200);
  });
}
