import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { listEmployees } from '~/models/employee-list.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { listSavedViews } from '~/models/saved-view.server';
import { EmployeeListPage } from '~/modules/people/employee-list-page';
import { packEmployeeRows } from '~/modules/people/employee-list-row';
import { readEmployeeQuery } from '~/modules/people/read-employee-query';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read:department');
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'employee:read')!;
  const query = readEmployeeQuery(new URL(request.url).searchParams);
  const [list, options, views] = await Promise.all([
    rememberRead(organizationId, `employees ${JSON.stringify([scope, query])}`, async () => {
      const { rows, totalCount } = await listEmployees({ organizationId, scope, ...query });
      return { totalCount, rowsText: packEmployeeRows(rows, query.hiddenColumns) };
    }),
    rememberRead(organizationId, `people-options ${JSON.stringify(scope)}`, () =>
      getPeopleOptions({ organizationId, scope }),
    ),
    listSavedViews({ organizationId, userId: actor.id, page: 'employees' }),
  ]);
  const { departments, groups, sites, positions, skills } = options;
  return {
    ...list,
    options: { departments, groups, sites, positions, skills },
    views,
  };
}

export default function EmployeesRoute() {
  return <EmployeeListPage {...useLoaderData<typeof loader>()} />;
}
