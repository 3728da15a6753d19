import { createCookie } from '@remix-run/node';
import { env } from '~/platform/env.server';
import { singleton } from '~/platform/singleton.server';
import { isSecureOrigin } from './secure-origin.server';

const sessionCookie = () =>
  singleton('session-cookie', () =>
    createCookie('wfm_session', { httpOnly: true, sameSite: 'lax', path: '/', secrets: [env().SESSION_SECRET] }),
  );

/** The secret of the browser session, or null where there is none or its signature is wrong. */
export async function readSessionToken(request: Request): Promise<string | null> {
  const value: unknown = await sessionCookie().parse(request.headers.get('cookie'));
  return typeof value === 'string' && value.length > 0 ? value : null;
}

/** Value of a Set-Cookie header that starts a session. */
export function writeSessionCookie(request: Request, token: string, expiresAt: Date): Promise<string> {
  return sessionCookie().serialize(token, { secure: isSecureOrigin(request), expires: expiresAt });
}

/** Value of a Set-Cookie header that ends the session in the browser. */
export function clearSessionCookie(request: Request): Promise<string> {
  return sessionCookie().serialize('', { secure: isSecureOrigin(request), maxAge: 0 });
}
