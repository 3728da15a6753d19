import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import { findConflictsWithin } from '~/models/schedule-conflicts.server';
import { planningScope } from '~/models/schedule-page.server';
import { ConflictList } from '~/modules/schedules/conflict-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:tab.conflicts' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const { organizationId } = actor;
  const scope = planningScope(actor);
  return {
    conflicts: await findConflictsWithin({
      organizationId,
      scope,
      scheduleId: parseId(params.scheduleId, 'The schedule'),
    }),
  };
}

export default function Conflicts() {
  const { scheduleId = '' } = useParams();
  return <ConflictList {...useLoaderData<typeof loader>()} scheduleId={scheduleId} />;
}
