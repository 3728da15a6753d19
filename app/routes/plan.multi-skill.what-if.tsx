import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestWhatIf } from '~/jobs/request-what-if.server';
import { parseId } from '~/models/parse-input.server';
import { loadWhatIf } from '~/models/what-if-page.server';
import { WhatIfView } from '~/modules/multi-skill/what-if-view';
import { AppError } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'multi-skill:whatIf.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:read');
  const job = new URL(request.url).searchParams.get('job');
  return loadWhatIf(actor, job ? parseId(job, 'The simulation') : null);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:read');
  const values = Object.fromEntries(await request.formData());
  try {
    const { jobId } = await requestWhatIf(actor, values);
    return redirect(`/plan/multi-skill/what-if?job=${jobId}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const faults = Object.fromEntries(error.faults.map(({ field, rule }) => [field, rule]));
    return data({ faults, values: values as Record<string, string> }, { status: 422 });
  }
}

export default function WhatIfRoute() {
  const sent = useActionData<typeof action>();
  return <WhatIfView {...useLoaderData<typeof loader>()} faults={sent?.faults ?? {}} values={sent?.values ?? {}} />;
}
