import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { versionNumber } from '~/models/employee-input';
import { parseInput } from '~/models/parse-input.server';
import { getSecuritySettings, updateSecuritySettings } from '~/models/security-settings.server';
import { SecurityPage } from '~/modules/access/security-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'admin-access:security.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'system:read');
  const settings = await getSecuritySettings({ organizationId: actor.organizationId });
  return { ...settings, mayWrite: scopeOf(actor, 'system:write')?.kind === 'all' };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'system:write');
  const { version, intent: _intent, ...values } = Object.fromEntries(await request.formData());
  return answerForm('security', async () =>
    updateSecuritySettings({ actor, version: parseInput(versionNumber, version), values }),
  );
}

export default function SecurityRoute() {
  return <SecurityPage {...useLoaderData<typeof loader>()} />;
}
