import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listForecastGroups, listForecastRows } from '~/models/forecast-page.server';
import { ForecastList, forecastListDefaults } from '~/modules/forecasting/forecast-list';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'forecasts:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'forecast:read') ?? { kind: 'own' as const, employeeId: null };
  // why: what was read for one reach is not for another
  const reach = scope.kind === 'department' ? scope.departmentIds.join() : scope.kind;
  const { search, searchParams } = new URL(request.url);
  const { page, pageSize, sort } = readTableState(searchParams, forecastListDefaults);
  const [list, groups] = await Promise.all([
    rememberRead(organizationId, `forecasts ${reach} ${search}`, () =>
      listForecastRows({
        organizationId,
        scope,
        search: searchParams.get('q') ?? undefined,
        groupId: searchParams.get('group') || undefined,
        status: searchParams.get('status') ?? undefined,
        sort,
        page,
        pageSize,
      }),
    ),
    rememberRead(organizationId, `forecast-groups ${reach}`, () => listForecastGroups({ organizationId, scope })),
  ]);
  return { ...list, groups };
}

export default function Forecasts() {
  return <ForecastList {...useLoaderData<typeof loader>()} />;
}
