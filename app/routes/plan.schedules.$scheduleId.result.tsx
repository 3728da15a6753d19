import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestRelaxations } from '~/jobs/request-relaxations.server';
import { answerForm } from '~/models/answer-form.server';
import { loadScheduleGroups } from '~/models/build-schedule-problem.server';
import { parseId } from '~/models/parse-input.server';
import type { RelaxationAnswer } from '~/models/relaxation-input';
import { findLastScheduleJob } from '~/models/schedule-job.server';
import { getScheduleFrame, loadSchedulePage, loadScheduleResult } from '~/models/schedule-page.server';
import { RelaxationPanel } from '~/modules/schedules/relaxation-panel';
import { ResultPanel } from '~/modules/schedules/result-panel';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedules:tab.result' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const [{ schedule, mayWrite }, result, frame] = await Promise.all([
    loadSchedulePage(actor, scheduleId),
    loadScheduleResult(actor, scheduleId),
    getScheduleFrame(actor, scheduleId),
  ]);
  const [groups, relaxation] = await Promise.all([
    loadScheduleGroups(frame),
    mayWrite ? findLastScheduleJob<RelaxationAnswer>(actor, { kind: 'estimate-relaxations', scheduleId }) : null,
  ]);
  return { result, groups, relaxation, version: schedule.version, mayWrite };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  return answerForm('relax', () => requestRelaxations(actor, { scheduleId, values: {} }));
}

export default function Result() {
  const { result, groups, relaxation, version, mayWrite } = useLoaderData<typeof loader>();
  if (!result) return null;
  return (
    <div className="flex flex-col gap-4">
      <ResultPanel result={result} groups={groups} />
      <RelaxationPanel job={relaxation} version={version} mayWrite={mayWrite} />
    </div>
  );
}
