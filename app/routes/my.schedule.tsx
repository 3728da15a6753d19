import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { addDays, startOfMonth, startOfWeek, toLocalDate } from '~/engine/time';
import { getEmployeeZone, loadPortalPeriod } from '~/models/portal.server';
import { SchedulePage } from '~/modules/employee-portal/schedule-page';

export const handle: RouteHandle = { crumb: 'frame:nav.mySchedule' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'portal:read');
  const { searchParams } = new URL(request.url);
  const zone = await getEmployeeZone({ organizationId, employeeId });
  const today = toLocalDate(Date.now(), zone);
  const wanted = searchParams.get('date') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(wanted) && !Number.isNaN(Date.parse(wanted)) ? wanted : today;
  const view = searchParams.get('view') === 'month' ? ('month' as const) : ('week' as const);
  const from = startOfWeek(view === 'week' ? date : startOfMonth(date));
  const monthEnd = startOfMonth(addDays(startOfMonth(date), 32));
  const to = view === 'week' ? addDays(from, 7) : addDays(startOfWeek(addDays(monthEnd, -1)), 7);
  const period = await loadPortalPeriod({ organizationId, employeeId, from, to });
  return { period, view, date, today, from, to };
}

export default function MySchedule() {
  return <SchedulePage {...useLoaderData<typeof loader>()} />;
}
