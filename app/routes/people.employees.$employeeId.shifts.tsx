import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listUpcomingShifts } from '~/models/employee-card.server';
import { parseId } from '~/models/parse-input.server';
import type { EmployeeProfileView } from '~/modules/people/employee-profile';
import { ShiftsTab } from '~/modules/people/shifts-tab';

export const handle: RouteHandle = { title: 'people:card.shifts' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const shifts = await listUpcomingShifts({
    organizationId: actor.organizationId,
    scope: scopeOf(actor, 'schedule:read')!,
    employeeId: parseId(params.employeeId, 'Employee'),
  });
  return { shifts };
}

export default function ShiftsRoute() {
  const { timeZone } = useOutletContext<EmployeeProfileView>();
  return <ShiftsTab shifts={useLoaderData<typeof loader>().shifts} timeZone={timeZone} />;
}
