import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestTrainingAdvice } from '~/jobs/request-training-advice.server';
import { parseId } from '~/models/parse-input.server';
import { loadTrainingAdvice } from '~/models/training-page.server';
import { TrainingView } from '~/modules/multi-skill/training-view';
import { AppError } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'multi-skill:training.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:read');
  const job = new URL(request.url).searchParams.get('job');
  return loadTrainingAdvice(actor, job ? parseId(job, 'The advice') : null);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:read');
  try {
    const { jobId } = await requestTrainingAdvice(actor, Object.fromEntries(await request.formData()));
    return redirect(`/plan/multi-skill/training?job=${jobId}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return data({ fault: error.faults[0]?.rule ?? 'any' }, { status: 422 });
  }
}

export default function TrainingRoute() {
  const sent = useActionData<typeof action>();
  return <TrainingView {...useLoaderData<typeof loader>()} fault={sent?.fault ?? null} />;
}
