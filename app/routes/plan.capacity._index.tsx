import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { runCapacityCreation } from '~/jobs/run-capacity-command.server';
import { getCapacityOptions, listCapacityPlans } from '~/models/capacity-plan.server';
import { CapacityPlans } from '~/modules/capacity/capacity-plans';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:read');
  const [plans, { groups }] = await Promise.all([
    listCapacityPlans({ organizationId }),
    getCapacityOptions({ organizationId }),
  ]);
  return { plans, groups, today: new Date().toISOString().slice(0, 10) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  const { faults, planId } = await runCapacityCreation(actor, await request.formData());
  if (planId) return redirect(`/plan/capacity/${planId}`);
  return data({ faults }, { status: 422 });
}

export default function CapacityPlansRoute() {
  const sent = useActionData<typeof action>();
  return <CapacityPlans {...useLoaderData<typeof loader>()} faults={sent?.faults ?? {}} />;
}
