import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { actorOfAccess } from '~/auth/actor-of-access';
import { readSession } from '~/auth/session.server';
import { clearSessionCookie } from '~/auth/session-cookie.server';
import { endOwnSession } from '~/models/session.server';

export async function action({ request }: ActionFunctionArgs) {
  const access = await readSession(request);
  if (access) await endOwnSession(actorOfAccess(access, request, 'screen'));
  return redirect('/auth/login', { headers: { 'Set-Cookie': await clearSessionCookie(request) } });
}

export const loader = () => redirect('/');
