import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { loadScheduleGroups } from '~/models/build-schedule-problem.server';
import { parseId } from '~/models/parse-input.server';
import { getScheduleFrame, loadSchedulePage } from '~/models/schedule-page.server';
import { ResultPanel } from '~/modules/schedules/result-panel';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:tab.result' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const { schedule } = await loadSchedulePage(actor, scheduleId);
  const groups = await loadScheduleGroups(await getScheduleFrame(actor, scheduleId));
  return { result: schedule.result, groups };
}

export default function Result() {
  const { result, groups } = useLoaderData<typeof loader>();
  return result ? <ResultPanel result={result} groups={groups} /> : null;
}
