import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { refreshForecasts } from '~/jobs/refresh-forecasts';
import { getRefreshSettings, saveRefreshSettings } from '~/models/forecast-refresh.server';
import { enqueueJob } from '~/models/job.server';
import { RefreshPage } from '~/modules/forecast-workspace/refresh-page';
import { AppError } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'forecast-refresh:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'forecast:read');
  return { settings: await getRefreshSettings({ organizationId }) };
}

export async function action({ request }: ActionFunctionArgs) {
  // why: the refresh makes the forecasts of all departments
  const actor = await requirePermission(request, 'forecast:write:all');
  const form = Object.fromEntries(await request.formData());
  if (form.intent === 'run') {
    await enqueueJob(actor, refreshForecasts, {});
    return redirect('/plan/forecasts');
  }
  try {
    await saveRefreshSettings(actor, form);
    return redirect('/plan/forecasts/refresh');
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error;
    return data({ fault: error.faults[0]?.field ?? 'conflict' }, { status: error.status });
  }
}

export default function Refresh() {
  const { settings } = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>()?.fault ?? null;
  return <RefreshPage settings={settings} fault={fault} />;
}
