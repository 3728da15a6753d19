import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { actorOfAccess } from '~/auth/actor-of-access';
import { requireSession } from '~/auth/require-permission.server';
import { safeRedirect } from '~/auth/safe-redirect';
import type { RouteHandle } from '~/components/frame/route-handle';
import { changeOwnPassword } from '~/models/password.server';
import { AccessPanel } from '~/modules/access/access-panel';
import { ChangePasswordForm } from '~/modules/access/change-password-form';
import { AppError } from '~/platform/errors.server';

export const handle: RouteHandle = { frame: 'none', title: 'auth:password.title' };
export async function loader({ request }: LoaderFunctionArgs) {
  const { username, mustChangePassword, policy } = await requireSession(request);
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'));
  const { passwordMinLength, passwordHistory } = policy;
  return { username, mustChangePassword, redirectTo, passwordMinLength, passwordHistory };
}

export async function action({ request }: ActionFunctionArgs) {
  const access = await requireSession(request);
  const form = await request.formData();
  const textOf = (name: string) => String(form.get(name) ?? '').slice(0, 1024);
  if (textOf('newPassword') !== textOf('repeated')) {
    return data({ faults: [{ field: 'repeated', rule: 'differs' }] }, { status: 422 });
  }
  try {
    const actor = actorOfAccess(access, request, 'screen');
    const passwords = { currentPassword: textOf('currentPassword'), newPassword: textOf('newPassword') };
    await changeOwnPassword({ actor, policy: access.policy, ...passwords });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const faults = error.faults.map(({ field, rule }) => ({ field, rule }));
    return data(
      { faults: faults.length ? faults : [{ field: 'newPassword', rule: error.code }] },
      { status: error.status },
    );
  }
  return redirect(safeRedirect(form.get('redirectTo')));
}

export default function ChangePasswordPage() {
  const { t } = useTranslation('auth');
  const { mustChangePassword, ...rules } = useLoaderData<typeof loader>();
  const faults = useActionData<typeof action>()?.faults ?? [];
  return (
    <AccessPanel title={t('password.title')} text={t(mustChangePassword ? 'password.mustText' : 'password.text')}>
      <ChangePasswordForm {...rules} faults={faults} isDue={mustChangePassword} />
    </AccessPanel>
  );
}
