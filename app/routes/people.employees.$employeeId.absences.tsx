import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listEmployeeAbsences } from '~/models/employee-card.server';
import { parseId } from '~/models/parse-input.server';
import { AbsencesTab } from '~/modules/people/absences-tab';
import type { EmployeeProfileView } from '~/modules/people/employee-profile';

export const handle: RouteHandle = { title: 'people:card.absences' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  const absences = await listEmployeeAbsences({
    organizationId: actor.organizationId,
    scope: scopeOf(actor, 'employee:read')!,
    employeeId: parseId(params.employeeId, 'Employee'),
  });
  return { absences };
}

export default function AbsencesRoute() {
  const { timeZone } = useOutletContext<EmployeeProfileView>();
  return <AbsencesTab absences={useLoaderData<typeof loader>().absences} timeZone={timeZone} />;
}
