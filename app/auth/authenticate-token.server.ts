import { findAccessByTokenFamily } from '~/models/access.server';
import { findApiKeyAccess } from '~/models/api-key-access.server';
import { hashToken } from '~/platform/crypto.server';
import { noteUser } from '~/platform/request-context.server';
import { rememberAccess } from './access-cache.server';
import { verifyAccessToken } from './access-token.server';
import type { Actor } from './actor';
import { actorOfAccess } from './actor-of-access';
import { requestOriginOf } from './request-origin';
import { getActor } from './require-permission.server';

export const apiKeyMark = 'wfm_';

async function actorOfApiKey(key: string, request: Request): Promise<Actor | null> {
  const keyHash = hashToken(key);
  const access = await rememberAccess(`api-key:${keyHash.toString('hex')}`, () => findApiKeyAccess(keyHash));
  if (!access) return null;
  const { requestId, clientAddress } = requestOriginOf(request);
  return {
    kind: 'api_key',
    id: access.id,
    name: access.name,
    organizationId: access.organizationId,
    employeeId: null,
    sessionId: null,
    roles: [],
    permissions: access.permissions,
    departmentIds: [],
    locale: access.locale,
    source: 'api',
    requestId,
    clientAddress,
  };
}

async function actorOfAccessToken(token: string, request: Request): Promise<Actor | null> {
  const claims = await verifyAccessToken(token);
  if (!claims) return null;
  const key = `family:${claims.familyId}`;
  const access = await rememberAccess(key, () => findAccessByTokenFamily(claims.familyId, claims.userId));
  if (!access || access.mustChangePassword || access.organizationId !== claims.organizationId) return null;
  return actorOfAccess(access, request, 'api');
}

/**
 * Who calls, by an access token (`Authorization: Bearer <jwt>`) or an API key (`Bearer wfm_...` or `X-API-Key`), or by the
 * browser session where a page of our own origin calls. Shared by REST and the WebSocket gateway.
 * @returns null where there are no credentials, or wrong ones
 */
export async function authenticateToken(request: Request): Promise<Actor | null> {
  const actor = await findActor(request);
  if (actor) noteUser(request, actor.id);
  return actor;
}

async function findActor(request: Request): Promise<Actor | null> {
  const apiKey = request.headers.get('x-api-key');
  if (apiKey) return actorOfApiKey(apiKey, request);
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer)
    return bearer.startsWith(apiKeyMark) ? actorOfApiKey(bearer, request) : actorOfAccessToken(bearer, request);
  // why: only a browser sets this header, and scripts of another site cannot make it say same-origin
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return null;
  const actor = await getActor(request);
  return actor && { ...actor, source: 'api' };
}
