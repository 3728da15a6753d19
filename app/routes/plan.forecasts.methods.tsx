import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerMethodForm } from '~/models/answer-method-form.server';
import { listEventChoices } from '~/models/event-page.server';
import { listOwnMethodSettings, readMethodSetting } from '~/models/forecast-method-setting.server';
import { MethodsPage } from '~/modules/forecasting/methods-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'forecast-methods:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const asked = new URL(request.url).searchParams.get('group');
  const [{ groups }, ownGroupIds] = await Promise.all([
    listEventChoices({ organizationId, scope: scopeOf(actor, 'forecast:read') ?? undefined }),
    listOwnMethodSettings({ organizationId }),
  ]);
  const groupId = groups.some(({ id }) => id === asked) ? asked : null;
  return { groups, ownGroupIds, setting: await readMethodSetting({ organizationId, groupId }) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const faults = await answerMethodForm(actor, await request.formData());
  return data({ faults }, { status: faults.length ? 422 : 200 });
}

export default function ForecastMethods() {
  const sent = useActionData<typeof action>();
  return <MethodsPage {...useLoaderData<typeof loader>()} sent={sent ?? null} />;
}
