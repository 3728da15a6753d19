import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { loadRebalance } from '~/models/rebalance.server';
import { runRebalanceCommand } from '~/models/rebalance-command.server';
import { RebalanceView } from '~/modules/multi-skill/rebalance-view';
import { forbidden } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'multi-skill:rebalance.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'live:read:department');
  const scope = scopeOf(actor, 'live:read');
  if (!scope) throw forbidden();
  return loadRebalance({ organizationId: actor.organizationId, scope });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  return data(await runRebalanceCommand(actor, await request.formData()));
}

export default function RebalanceRoute() {
  const sent = useActionData<typeof action>();
  return <RebalanceView {...useLoaderData<typeof loader>()} moved={sent?.moved ?? null} />;
}
