import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerEventForm } from '~/jobs/answer-event-form.server';
import { listEventChoices } from '~/models/event-page.server';
import { reachOfDepartments } from '~/models/forecast-assignment-reach.server';
import { departmentsInReach } from '~/models/group-reach.server';
import { EventForm } from '~/modules/special-events/event-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'special-events:new' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const { organizationId } = actor;
  const scope = reachOfDepartments(departmentsInReach(actor, 'forecast:write') ?? undefined);
  const { searchParams } = new URL(request.url);
  const { groups } = await listEventChoices({ organizationId, scope });
  const group = groups.find(({ id }) => id === searchParams.get('group'));
  const from = searchParams.get('from');
  const date = from && /^\d{4}-\d{2}-\d{2}$/.test(from) ? from : new Date().toISOString().slice(0, 10);
  const values = {
    name: '',
    type: 'MARKETING',
    startsAt: `${date}T00:00`,
    endsAt: `${date}T23:59`,
    timeZone: group?.timeZone ?? groups[0]?.timeZone ?? 'UTC',
    coefficient: '1.2',
    groupIds: group ? [group.id] : [],
  };
  return { groups, values };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const form = await request.formData();
  const answer = await answerEventForm(actor, { form });
  if (!('faults' in answer)) return redirect(answer.jobId ? `/plan/events?job=${answer.jobId}` : '/plan/events');
  const sent = { ...Object.fromEntries(form), groupIds: form.getAll('groupIds').map(String) };
  return data({ ...answer, sent }, { status: 422 });
}

export default function NewEvent() {
  const { t } = useTranslation('special-events');
  const { groups, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t('new')} />
      <EventForm
        groups={groups}
        values={{ ...values, ...(answer?.sent as Partial<typeof values> | undefined) }}
        version={null}
        faults={answer?.faults ?? {}}
      />
    </>
  );
}
