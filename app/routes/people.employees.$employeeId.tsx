import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getEmployee } from '~/models/employee.server';
import { parseId } from '~/models/parse-input.server';
import { EmployeeCard } from '~/modules/people/employee-card';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = {
  isHeaded: true,
  crumb: (data: { employee?: { lastName: string; firstName: string } }) =>
    data?.employee ? `${data.employee.lastName} ${data.employee.firstName}` : '',
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  const employeeId = parseId(params.employeeId, 'Employee');
  const employee = await getEmployee({
    organizationId: actor.organizationId,
    scope: scopeOf(actor, 'employee:read')!,
    employeeId,
  });
  return { employee };
}

export default function EmployeeRoute() {
  const { employee } = useLoaderData<typeof loader>();
  return (
    <EmployeeCard employee={employee}>
      <Outlet context={employee} />
    </EmployeeCard>
  );
}
