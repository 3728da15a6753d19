import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getOverviewDay } from '~/models/overview.server';
import { listNeeds } from '~/models/overview-needs.server';
import { findOverviewPeriod } from '~/models/overview-period.server';
import { OverviewPage } from '~/modules/overview/overview-page';
import { forbidden } from '~/platform/errors.server';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { frame: 'work', crumb: 'overview:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'overview:read');
  const scope = scopeOf(actor, 'overview:read');
  if (!scope) throw forbidden();
  const { organizationId } = actor;
  const siteId = new URL(request.url).searchParams.get('site');
  const [day, needs] = await Promise.all([
    rememberRead(organizationId, JSON.stringify(['overview-day', scope, siteId]), async () =>
      getOverviewDay({ organizationId, scope, ...(await findOverviewPeriod({ organizationId, siteId })) }),
    ),
    rememberRead(organizationId, `overview-needs ${actor.id}`, () => listNeeds(actor)),
  ]);
  return { day, needs };
}

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
