import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { anomalyStates } from '~/models/anomaly';
import { decideAnomaly, listAnomalies } from '~/models/anomaly.server';
import { listEventChoices } from '~/models/event-page.server';
import { reachOfDepartments } from '~/models/forecast-assignment-reach.server';
import { departmentsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';
import { AnomalyList, anomalyListDefaults } from '~/modules/anomalies/anomaly-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'anomalies:title' };

const address = z.object({
  group: z.uuid().optional().catch(undefined),
  state: z.enum(anomalyStates).optional().catch(undefined),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const departmentIds = departmentsInReach(actor, 'forecast:read');
  const { searchParams } = new URL(request.url);
  const { page, pageSize } = readTableState(searchParams, anomalyListDefaults);
  const { group, state } = address.parse(Object.fromEntries(searchParams));
  const [{ items, total }, { groups }] = await Promise.all([
    listAnomalies({
      organizationId,
      departmentIds,
      groupId: group,
      state,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }),
    listEventChoices({ organizationId, scope: reachOfDepartments(departmentIds ?? undefined) }),
  ]);
  return { items, total, groups };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const form = Object.fromEntries(await request.formData());
  await decideAnomaly(actor, { anomalyId: parseId(String(form.anomalyId), 'The anomaly'), values: form });
  return redirect(`/plan/forecasts/anomalies${new URL(request.url).search}`);
}

export default function Anomalies() {
  return <AnomalyList {...useLoaderData<typeof loader>()} />;
}
