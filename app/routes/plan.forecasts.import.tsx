import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerPlanImport } from '~/models/answer-plan-import.server';
import { listEventChoices } from '~/models/event-page.server';
import { PlanImportPage } from '~/modules/forecast-workspace/plan-import-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'plan-import:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const scope = scopeOf(actor, 'forecast:write') ?? undefined;
  const { groups } = await listEventChoices({ organizationId: actor.organizationId, scope });
  return { groups, chosenGroup: new URL(request.url).searchParams.get('group') };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const answer = await answerPlanImport(actor, request);
  if ('forecastId' in answer) return redirect(`/plan/forecasts/${answer.forecastId}`);
  return data(answer, { status: answer.fault || answer.preview?.faultTotal ? 422 : 200 });
}

export default function ImportPlan() {
  const { groups, chosenGroup } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PlanImportPage
      groups={groups}
      fields={{ groupId: chosenGroup ?? '', ...answer?.fields }}
      preview={answer?.preview ?? null}
      storedName={answer?.storedName ?? null}
      fault={answer?.fault ?? null}
    />
  );
}
