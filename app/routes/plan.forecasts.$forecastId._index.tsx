import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { runForecastCommand } from '~/jobs/run-forecast-command.server';
import { parseBand } from '~/models/forecast-band';
import { forecastLevels } from '~/models/forecast-interval.server';
import { findIntradayForecast } from '~/models/forecast-intraday.server';
import { workspaceSteps } from '~/models/forecast-step.server';
import { loadForecastWorkspace } from '~/models/forecast-workspace.server';
import { requireForecastsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';
import { parseViewZone } from '~/models/view-zone';
import { type PackedWorkspace, packWorkspace, unpackWorkspace } from '~/modules/forecast-workspace/pack-workspace';
import { Workspace } from '~/modules/forecast-workspace/workspace';
import type { WorkspaceData } from '~/modules/forecast-workspace/workspace-data';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = {
  crumb: (loaded: { page: PackedWorkspace } | undefined) => loaded?.page.forecast.groupName ?? '',
};

const asked = ['level', 'step', 'at', 'compare', 'band', 'zone'];

/** What is selected and zoomed stands in the address too, and asks for nothing new: a drag draws at the pace of the hand. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isMove = !formMethod && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search;
  if (!isMove) return defaultShouldRevalidate;
  return asked.some((name) => currentUrl.searchParams.get(name) !== nextUrl.searchParams.get(name));
}

const date = /^\d{4}-\d{2}-\d{2}$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const { searchParams } = new URL(request.url);
  const level = forecastLevels.find((known) => known === searchParams.get('level')) ?? 'day';
  const step = workspaceSteps.find((known) => known === searchParams.get('step')) ?? 'layers';
  const wantedDate = searchParams.get('at') ?? '';
  const at = date.test(wantedDate) && !Number.isNaN(Date.parse(wantedDate)) ? wantedDate : null;
  const forecastId = parseId(params.forecastId, 'The forecast');
  await requireForecastsInReach(actor, 'forecast:read', [forecastId]);
  const compareId = searchParams.get('compare') ?? undefined;
  const [workspace, today] = await Promise.all([
    loadForecastWorkspace({
      organizationId,
      forecastId,
      level,
      compareId,
      step,
      at,
      band: parseBand(searchParams.get('band')),
      zone: parseViewZone(searchParams.get('zone')),
    }),
    level === 'interval' ? findIntradayForecast({ organizationId, forecastId }) : null,
  ]);
  return { page: packWorkspace({ ...workspace, today, level, step, at } as WorkspaceData), nowMs: Date.now() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const forecastId = parseId(params.forecastId, 'The forecast');
  await requireForecastsInReach(actor, 'forecast:write', [forecastId]);
  const outcome = await runForecastCommand(actor, { forecastId, form: Object.fromEntries(await request.formData()) });
  if ('fault' in outcome) return data({ fault: outcome.fault }, { status: 422 });
  const { search } = new URL(request.url);
  return redirect(
    outcome.forecastId ? `/plan/forecasts/${outcome.forecastId}` : `/plan/forecasts/${forecastId}${search}`,
  );
}

export default function Forecast() {
  const { t } = useTranslation('forecasts');
  const { page, nowMs } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const workspace = useMemo(() => unpackWorkspace(page as PackedWorkspace), [page]);
  return (
    <Workspace
      data={workspace}
      nowMs={nowMs}
      error={sent ? t([`inspector.fault.${sent.fault}`, 'inspector.fault.any']) : null}
    />
  );
}
