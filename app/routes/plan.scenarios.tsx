import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listEventChoices } from '~/models/event-page.server';
import { copyForecast, makeForecastCurrent } from '~/models/forecast-version.server';
import { requireForecastsInReach, requireGroupsInReach } from '~/models/group-reach.server';
import { parseInput } from '~/models/parse-input.server';
import { listScenarioPeriods, listScenarios } from '~/models/scenario.server';
import { ScenarioPage } from '~/modules/forecast-workspace/scenario-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'scenarios:title' };

const address = z.object({ group: z.uuid().optional().catch(undefined), period: z.uuid().optional().catch(undefined) });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const wanted = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { groups } = await listEventChoices({ organizationId, scope: scopeOf(actor, 'forecast:read') ?? undefined });
  await requireGroupsInReach(actor, 'forecast:read', [wanted.group ?? []].flat());
  const groupId = wanted.group ?? groups[0]?.id;
  const periods = groupId ? await listScenarioPeriods({ organizationId, groupId }) : [];
  const lineageId = periods.find((period) => period.lineageId === wanted.period)?.lineageId ?? periods[0]?.lineageId;
  const scenarios = lineageId ? await listScenarios({ organizationId, lineageId }) : [];
  return { groups, groupId: groupId ?? '', periods, lineageId: lineageId ?? '', scenarios };
}

const command = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('scenario'), forecastId: z.uuid(), name: z.string().trim().min(1).max(100) }),
  z.object({ intent: z.literal('make-current'), forecastId: z.uuid() }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const sent = parseInput(command, Object.fromEntries(await request.formData()));
  const { forecastId } = sent;
  await requireForecastsInReach(actor, 'forecast:write', [forecastId]);
  if (sent.intent === 'scenario') {
    const copy = await copyForecast(actor, { forecastId, kind: 'scenario', name: sent.name });
    return redirect(`/plan/forecasts/${copy}`);
  }
  await makeForecastCurrent(actor, { forecastId });
  return redirect(`/plan/scenarios${new URL(request.url).search}`);
}

export default function Scenarios() {
  return <ScenarioPage {...useLoaderData<typeof loader>()} />;
}
