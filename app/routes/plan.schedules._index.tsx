import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { listSchedules, toScheduleStatus } from '~/models/schedule.server';
import { planningScope } from '~/models/schedule-page.server';
import { ScheduleList } from '~/modules/schedules/schedule-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const { searchParams } = new URL(request.url);
  const { items } = await listSchedules({
    organizationId: actor.organizationId,
    scope: planningScope(actor),
    status: toScheduleStatus(searchParams.get('status')),
    search: searchParams.get('q') ?? undefined,
    limit: 200,
  });
  return { rows: items };
}

export default function Schedules() {
  return <ScheduleList {...useLoaderData<typeof loader>()} />;
}
