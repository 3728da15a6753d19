import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { loadStaffingPage } from '~/models/staffing-page.server';
import { StaffingView } from '~/modules/staffing/staffing-view';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'staffing:title' };

const lengths = [1, 7, 14, 28];

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:read');
  const { searchParams } = new URL(request.url);
  const date = searchParams.get('from') ?? '';
  const at = Number(searchParams.get('at'));
  const wanted = {
    organizationId,
    groupId: searchParams.get('group') ?? undefined,
    from: /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : undefined,
    days: lengths.find((length) => length === Number(searchParams.get('days'))) ?? 7,
    at: Number.isSafeInteger(at) && at > 0 ? at : undefined,
  };
  const page = await rememberRead(organizationId, `staffing ${JSON.stringify(wanted)}`, () => loadStaffingPage(wanted));
  return { page, nowMs: Date.now() };
}

export default function Staffing() {
  return <StaffingView {...useLoaderData<typeof loader>()} />;
}
