import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import { loadDayPage } from '~/models/schedule-day-page.server';
import { DayPage } from '~/modules/schedule-grid/day-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:tab.day' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  return loadDayPage(actor, parseId(params.scheduleId, 'The schedule'), new URL(request.url).searchParams);
}

export default function Day() {
  return <DayPage {...useLoaderData<typeof loader>()} />;
}
