import type { IncomingMessage } from 'node:http';
import type { Actor } from '~/auth/actor';
import { authenticateToken } from '~/auth/authenticate-token.server';
import { getActor } from '~/auth/require-permission.server';
import { env } from '~/platform/env.server';

/** What of a handshake is needed to ask again later who it was. */
export interface Credentials {
  cookie: string | null;
  token: string | null;
  clientAddress: string;
}

/**
 * Whether the page that opens the socket is our own. Browsers always send Origin with it, and no CORS protects sockets,
 * so a cookie counts only from our own pages; clients that are no browsers send no Origin.
 */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (!origin) return true;
  if (!URL.canParse(origin)) return false;
  const publicUrl = env().PUBLIC_URL;
  const ours = new URL(origin);
  return ours.host === host || (publicUrl !== undefined && ours.origin === new URL(publicUrl).origin);
}

/** Reads what a handshake offers: a session cookie, `Authorization`, `X-API-Key`, or `?access_token=`. */
export function readCredentials(request: IncomingMessage, offeredToken?: unknown): Credentials {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const apiKey = request.headers['x-api-key'];
  const token =
    bearer ??
    (typeof apiKey === 'string' ? apiKey : null) ??
    url.searchParams.get('access_token') ??
    url.searchParams.get('token') ??
    (typeof offeredToken === 'string' ? offeredToken : null);
  return {
    cookie: isOwnOrigin(request) ? (request.headers.cookie ?? null) : null,
    token,
    clientAddress: request.socket.remoteAddress ?? '',
  };
}

/** Who holds the credentials; a token wins over a cookie. */
export async function authenticateCredentials(credentials: Credentials): Promise<Actor | null> {
  const headers = new Headers({ 'x-wfm-client-address': credentials.clientAddress });
  if (credentials.token) {
    headers.set('authorization', `Bearer ${credentials.token}`);
    return authenticateToken(new Request('http://localhost/', { headers }));
  }
  if (!credentials.cookie) return null;
  headers.set('cookie', credentials.cookie);
  return getActor(new Request('http://localhost/', { headers }));
}

/** Whether two readings of the same credentials allow the same; otherwise the socket has to start anew. */
export function hasSameAccess(before: Actor, now: Actor | null): boolean {
  return (
    now !== null &&
    before.id === now.id &&
    before.organizationId === now.organizationId &&
    before.permissions.slice().sort().join() === now.permissions.slice().sort().join() &&
    before.departmentIds.slice().sort().join() === now.departmentIds.slice().sort().join()
  );
}
