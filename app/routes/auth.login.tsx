import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { authenticator } from '~/auth/authenticator.server';
import { requestOriginOf } from '~/auth/request-origin';
import { getActor } from '~/auth/require-permission.server';
import { safeRedirect } from '~/auth/safe-redirect';
import { writeSessionCookie } from '~/auth/session-cookie.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { startSession } from '~/models/session.server';
import { AccessPanel } from '~/modules/access/access-panel';
import { DemoLogins } from '~/modules/access/demo-logins';
import { LoginForm } from '~/modules/access/login-form';
import { env } from '~/platform/env.server';
import { AppError } from '~/platform/errors.server';

export const handle: RouteHandle = { frame: 'none', title: 'auth:login.submit' };
export async function loader({ request }: LoaderFunctionArgs) {
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'));
  if (await getActor(request)) throw redirect(redirectTo);
  return { redirectTo, isDemo: env().DEMO_MODE === 'true' };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.clone().formData();
  try {
    const credentials = await authenticator().authenticate('form', request);
    const session = await startSession(credentials, requestOriginOf(request));
    const cookie = await writeSessionCookie(request, session.token, session.expiresAt);
    return redirect(safeRedirect(form.get('redirectTo')), { headers: { 'Set-Cookie': cookie } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fault = { code: error.code, username: String(form.get('username') ?? '').slice(0, 200) };
    return data(fault, { status: error.status, headers: error.headers });
  }
}

export default function LoginPage() {
  const { t } = useTranslation('auth');
  const { redirectTo, isDemo } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>();
  return (
    <AccessPanel title={t('login.title')} text={t('login.text')}>
      <LoginForm redirectTo={redirectTo} fault={fault} />
      {isDemo ? <DemoLogins redirectTo={redirectTo} /> : null}
    </AccessPanel>
  );
}
