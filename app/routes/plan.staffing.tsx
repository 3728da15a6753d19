import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { loadStaffingPage } from '~/models/staffing-page.server';
import { readStaffingSearch } from '~/models/staffing-search';
import { StaffingView } from '~/modules/staffing/staffing-view';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'staffing:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:read');
  const wanted = { organizationId, ...readStaffingSearch(new URL(request.url).searchParams) };
  const page = await rememberRead(organizationId, `staffing ${JSON.stringify(wanted)}`, () => loadStaffingPage(wanted));
  return { page, nowMs: Date.now() };
}

export default function Staffing() {
  return <StaffingView {...useLoaderData<typeof loader>()} />;
}
