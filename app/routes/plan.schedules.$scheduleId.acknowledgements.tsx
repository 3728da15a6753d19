import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listScheduleAcknowledgements } from '~/models/acknowledgement.server';
import { parseId } from '~/models/parse-input.server';
import { planningScope } from '~/models/schedule-page.server';
import { AcknowledgementList } from '~/modules/schedules/acknowledgement-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:tab.acknowledgements' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const rows = await listScheduleAcknowledgements({
    organizationId: actor.organizationId,
    scope: planningScope(actor),
    scheduleId: parseId(params.scheduleId, 'The schedule'),
  });
  return { rows };
}

export default function Acknowledgements() {
  return <AcknowledgementList {...useLoaderData<typeof loader>()} />;
}
