import { redirect } from '@remix-run/node';
import type { Access } from '~/models/access.server';
import type { Actor } from './actor';
import { actorOfAccess } from './actor-of-access';
import { can } from './permissions';
import { requestOriginOf } from './request-origin';
import { readSession } from './session.server';

/** The person behind a request, or null: nobody is logged in, or the password must be changed first. */
export async function getActor(request: Request): Promise<Actor | null> {
  const access = await readSession(request);
  return access && !access.mustChangePassword ? actorOfAccess(access, request, 'screen') : null;
}

/** The page to come back to after login: the page itself, not the data request behind it. */
function returnPathOf(request: Request): string {
  const url = new URL(request.url);
  const pathname = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/');
  url.searchParams.delete('_routes');
  return request.method === 'GET' ? `${pathname}${url.search}` : pathname;
}

/**
 * The session behind a page that needs a login, also one that must change its password.
 * @throws Response redirect to the login page
 */
export async function requireSession(request: Request): Promise<Access> {
  const access = await readSession(request);
  if (!access) throw redirect(`/auth/login?redirectTo=${encodeURIComponent(returnPathOf(request))}`);
  return access;
}

/**
 * Anyone who is logged in.
 * @throws Response redirect to the login page, or to the change of password where that is due
 */
export async function requireActor(request: Request): Promise<Actor> {
  const access = await requireSession(request);
  if (access.mustChangePassword) {
    throw redirect(`/auth/change-password?redirectTo=${encodeURIComponent(returnPathOf(request))}`);
  }
  return actorOfAccess(access, request, 'screen');
}

/**
 * First line of every loader and action: who asks, and whether they may.
 * @param permission `resource:action`, whose scope then comes from `scopeOf`; or `resource:action:scope` for at least that scope,
 *   as `schedule:read:department` keeps people with `schedule:read:own` out of the planning pages
 * @throws Response redirect as `requireActor`; 403 as JSON `{ code, message, requestId }` where the permission is missing
 */
export async function requirePermission(request: Request, permission: string): Promise<Actor> {
  const actor = await requireActor(request);
  if (!can(actor.permissions, permission)) throw forbiddenResponse(request);
  return actor;
}

function forbiddenResponse(request: Request): Response {
  const { requestId } = requestOriginOf(request);
  return Response.json(
    { code: 'forbidden', message: 'You do not have access to this.', requestId },
    { status: 403, statusText: 'Forbidden' },
  );
}
