import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestProfileStaffing } from '~/jobs/request-profile-staffing.server';
import { parseId } from '~/models/parse-input.server';
import { loadProfileStaffing } from '~/models/profile-staffing-page.server';
import { ProfileStaffingView } from '~/modules/multi-skill/profile-staffing-view';
import { AppError } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'multi-skill:staffing.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:read');
  const job = new URL(request.url).searchParams.get('job');
  return loadProfileStaffing(actor, job ? parseId(job, 'The search') : null);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:read');
  const values = Object.fromEntries(await request.formData());
  try {
    const { jobId } = await requestProfileStaffing(actor, values);
    return redirect(`/plan/multi-skill/staffing?job=${jobId}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const faults = Object.fromEntries(error.faults.map(({ field, rule }) => [field, rule]));
    return data({ faults, values: values as Record<string, string> }, { status: 422 });
  }
}

export default function ProfileStaffingRoute() {
  const sent = useActionData<typeof action>();
  return (
    <ProfileStaffingView {...useLoaderData<typeof loader>()} faults={sent?.faults ?? {}} values={sent?.values ?? {}} />
  );
}
