import { requestOriginOf } from '~/auth/request-origin';
import { writeSessionCookie } from '~/auth/session-cookie.server';
import { verifyCredentials } from '~/models/credentials.server';
import { startSession } from '~/models/session.server';
import { unique } from './unique';
import { testPassword } from './user';

/** A request of a page, with a cookie where one is given. */
export function pageRequest(path: string, cookie?: string, init: RequestInit = {}): Request {
  const headers = new Headers(init.headers);
  if (cookie) headers.set('cookie', cookie);
  headers.set('x-request-id', unique('request'));
  headers.set('x-wfm-client-address', '127.0.0.1');
  return new Request(`http://localhost${path}`, { ...init, headers });
}

/** Logs in as a browser does. @returns the value of the Cookie header */
export async function logInAs(username: string, password = testPassword): Promise<string> {
  const request = pageRequest('/auth/login');
  const origin = requestOriginOf(request);
  const credentials = await verifyCredentials({ username, password }, origin);
  const session = await startSession(credentials, origin);
  return (await writeSessionCookie(request, session.token, session.expiresAt)).split(';')[0];
}
