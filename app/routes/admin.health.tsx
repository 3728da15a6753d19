import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getSystemHealth } from '~/models/system-health.server';
import { HealthPage } from '~/modules/health/health-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { frame: 'work', crumb: 'admin-health:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'system:read');
  return { health: await getSystemHealth() };
}

export default function Health() {
  return <HealthPage health={useLoaderData<typeof loader>().health} />;
}
