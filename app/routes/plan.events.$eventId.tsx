import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { toLocalInputValue } from '~/i18n/local-input-value';
import { answerEventForm } from '~/jobs/answer-event-form.server';
import { listEventChoices } from '~/models/event-page.server';
import { reachOfDepartments } from '~/models/forecast-assignment-reach.server';
import { departmentsInReach, requireGroupsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';
import { getSpecialEvent } from '~/models/special-event.server';
import { EventForm } from '~/modules/special-events/event-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = {
  crumb: (loaded: { event: { name: string } } | undefined) => loaded?.event.name ?? '',
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const { organizationId } = actor;
  const scope = reachOfDepartments(departmentsInReach(actor, 'forecast:write') ?? undefined);
  const eventId = parseId(params.eventId, 'The special event');
  const [event, { groups }] = await Promise.all([
    getSpecialEvent({ organizationId, eventId }),
    listEventChoices({ organizationId, scope }),
  ]);
  await requireGroupsInReach(actor, 'forecast:write', event.groupIds);
  const timeZone = groups.find(({ id }) => event.groupIds.includes(id))?.timeZone ?? 'UTC';
  return { event, groups, timeZone };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const eventId = parseId(params.eventId, 'The special event');
  const answer = await answerEventForm(actor, { eventId, form: await request.formData() });
  if ('faults' in answer) return data(answer, { status: 422 });
  return redirect(answer.jobId ? `/plan/events?job=${answer.jobId}` : '/plan/events');
}

export default function EditEvent() {
  const { t } = useTranslation('special-events');
  const { event, groups, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = {
    name: event.name,
    type: event.type,
    startsAt: toLocalInputValue(Date.parse(event.startsAt), timeZone),
    endsAt: toLocalInputValue(Date.parse(event.endsAt), timeZone),
    timeZone,
    coefficient: String(event.coefficient),
    groupIds: event.groupIds,
  };
  return (
    <>
      <PageHeader title={t('edit')} description={t('deleteText')} />
      <EventForm groups={groups} values={values} version={event.version} faults={answer?.faults ?? {}} />
    </>
  );
}
