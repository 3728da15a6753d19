import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { computeCapacity } from '~/jobs/compute-capacity.server';
import { runCapacityCommand } from '~/jobs/run-capacity-command.server';
import { getCapacityOptions, getCapacityPlan } from '~/models/capacity-plan.server';
import { parseId } from '~/models/parse-input.server';
import { CapacityPlanView } from '~/modules/capacity/capacity-plan-view';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = {
  crumb: (loaded) => (loaded as { plan: { input: { name: string } } }).plan.input.name,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:read');
  const planId = parseId(params.planId, 'The capacity plan');
  const plan = await getCapacityPlan({ organizationId, planId });
  const [outcome, { groups }] = await Promise.all([
    computeCapacity({ organizationId, plan }),
    getCapacityOptions({ organizationId }),
  ]);
  return { plan, outcome, groups };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  const planId = parseId(params.planId, 'The capacity plan');
  const { faults, isDeleted } = await runCapacityCommand(actor, planId, await request.formData());
  if (isDeleted) return redirect('/plan/capacity');
  return data({ faults }, { status: Object.keys(faults).length ? 422 : 200 });
}

export default function CapacityPlanRoute() {
  const sent = useActionData<typeof action>();
  return (
    <CapacityPlanView {...useLoaderData<typeof loader>()} faults={sent?.faults ?? {}} isSaved={sent !== undefined} />
  );
}
