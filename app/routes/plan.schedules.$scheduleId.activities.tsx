import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { requestActivities } from '~/jobs/request-activities.server';
import { loadActivitiesPage, readEventForm } from '~/models/activities-page.server';
import { answerForm } from '~/models/answer-form.server';
import { parseId } from '~/models/parse-input.server';
import { getScheduleFrame } from '~/models/schedule-page.server';
import { createTimetableEvent, setTimetableEventStatus, updateTimetableEvent } from '~/models/timetable-event.server';
import { ActivitiesPage } from '~/modules/timetable/activities-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'timetable:title' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  return loadActivitiesPage(actor, parseId(params.scheduleId, 'The schedule'), new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  await getScheduleFrame(actor, scheduleId);
  const form = await request.formData();
  const intent = String(form.get('intent'));
  let next = '';
  const answer = await answerForm(intent, async () => {
    if (intent === 'place') {
      const values = { eventIds: form.getAll('eventIds').map(String) };
      const { proposalId } = await requestActivities(actor, { scheduleId, values });
      next = `/plan/schedules/${scheduleId}/improve/${proposalId}`;
    } else if (intent === 'status' || intent === 'update') {
      const eventId = parseId(String(form.get('eventId')), 'The event');
      const expectedVersion = Number(form.get('version'));
      const status = form.get('status') === 'active' ? 'active' : 'inactive';
      if (intent === 'status') await setTimetableEventStatus(actor, { eventId, status, expectedVersion });
      else await updateTimetableEvent(actor, { eventId, values: readEventForm(form), expectedVersion });
      if (intent === 'update') next = `/plan/schedules/${scheduleId}/activities?changed=${eventId}`;
    } else await createTimetableEvent(actor, readEventForm(form));
  });
  return next ? redirect(next) : answer;
}

export default function Activities() {
  return <ActivitiesPage {...useLoaderData<typeof loader>()} />;
}
