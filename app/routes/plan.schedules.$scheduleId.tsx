import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestScheduleGeneration } from '~/jobs/request-schedule.server';
import { answerForm } from '~/models/answer-form.server';
import { parseId } from '~/models/parse-input.server';
import { deleteSchedule } from '~/models/schedule.server';
import { setArchived } from '~/models/schedule-archive.server';
import { loadSchedulePage } from '~/models/schedule-page.server';
import { publishSchedule } from '~/models/schedule-publication.server';
import { ScheduleFrame } from '~/modules/schedules/schedule-frame';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = {
  isHeaded: true,
  crumb: (data: { schedule: { name: string } }) => data.schedule.name,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  return loadSchedulePage(actor, parseId(params.scheduleId, 'The schedule'));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const form = await request.formData();
  const intent = String(form.get('intent'));
  if (intent === 'delete') {
    await deleteSchedule(actor, { scheduleId });
    return redirect('/plan/schedules');
  }
  return answerForm(intent, async () => {
    if (intent === 'publish') {
      const expectedVersion = Number(form.get('version'));
      const replacesOverlapping = form.get('replacesOverlapping') !== null;
      await publishSchedule(actor, { scheduleId, expectedVersion, replacesOverlapping });
    } else if (intent === 'archive' || intent === 'restore') {
      const expectedVersion = Number(form.get('version'));
      await setArchived(actor, { scheduleId, isArchived: intent === 'archive', expectedVersion });
    } else {
      const timeBudgetSec = Number(form.get('timeBudgetSec')) || undefined;
      await requestScheduleGeneration(actor, { scheduleId, timeBudgetSec });
    }
  });
}

export default function Schedule() {
  return (
    <ScheduleFrame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </ScheduleFrame>
  );
}
