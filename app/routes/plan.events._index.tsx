import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import { addCalendarPeriod, deleteCalendarPeriod, listCalendarPeriods } from '~/models/calendar-period.server';
import { listEventChoices } from '~/models/event-page.server';
import { reachOfDepartments } from '~/models/forecast-assignment-reach.server';
import { departmentsInReach } from '~/models/group-reach.server';
import { getJob } from '~/models/job.server';
import { parseId } from '~/models/parse-input.server';
import { eventTypes, listSpecialEvents } from '~/models/special-event.server';
import { EventList, eventListDefaults } from '~/modules/special-events/event-list';
import { AppError } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

const address = z.object({
  group: z.uuid().optional().catch(undefined),
  job: z.uuid().optional().catch(undefined),
  type: z.enum(eventTypes).optional().catch(undefined),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const departmentIds = departmentsInReach(actor, 'forecast:read');
  const { searchParams } = new URL(request.url);
  const { page, pageSize } = readTableState(searchParams, eventListDefaults);
  const { group, type, job: jobId } = address.parse(Object.fromEntries(searchParams));
  const [events, periods, choices, job] = await Promise.all([
    listSpecialEvents({
      organizationId,
      departmentIds,
      groupId: group,
      type,
      search: searchParams.get('q') ?? undefined,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }),
    listCalendarPeriods({ organizationId, limit: 200 }),
    listEventChoices({ organizationId, scope: reachOfDepartments(departmentIds ?? undefined) }),
    jobId ? getJob({ organizationId, jobId }) : null,
  ]);
  const isUnderWay = job?.kind === 'apply-special-events' && (job.state === 'waiting' || job.state === 'running');
  const view = searchParams.get('view') === 'calendar' ? ('calendar' as const) : ('events' as const);
  return {
    events: events.items,
    total: events.total,
    periods: periods.items,
    view,
    jobId: isUnderWay ? job.id : null,
    ...choices,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'calendar:write');
  const form = Object.fromEntries(await request.formData());
  try {
    if (form.intent === 'delete-period')
      await deleteCalendarPeriod(actor, parseId(String(form.periodId), 'The period'));
    else await addCalendarPeriod(actor, form);
    return redirect('/plan/events?view=calendar');
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return data({ fault: error.faults[0]?.field ?? 'any' }, { status: 422 });
  }
}

export default function Events() {
  const fault = useActionData<typeof action>()?.fault ?? null;
  return <EventList {...useLoaderData<typeof loader>()} fault={fault} />;
}
