import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import { compareSchedules } from '~/models/schedule-compare.server';
import { ComparePage } from '~/modules/schedules/compare-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedule-edits:compare.tab' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const other = new URL(request.url).searchParams.get('with');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  return compareSchedules(actor, { scheduleId, withId: other ? parseId(other, 'The schedule') : null });
}

export default function Compare() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
