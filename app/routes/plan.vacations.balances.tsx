import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { epochDayToDate } from '~/engine/time/local-date';
import { getPeopleOptions } from '~/models/people-options.server';
import { listVacationBalances, readBalanceSearch } from '~/models/vacation-balance.server';
import { BalancesPage } from '~/modules/vacations/balances-page';

export const handle: RouteHandle = { crumb: 'vacations:balances.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const { searchParams } = new URL(request.url);
  const input = readBalanceSearch(actor, searchParams);
  const [balances, options] = await Promise.all([
    listVacationBalances({ ...input, ...readTableState(searchParams) }),
    getPeopleOptions(input),
  ]);
  const asOf = epochDayToDate(input.asOf);
  const { filter } = input;
  return {
    ...balances,
    asOf,
    year: Number(asOf.slice(0, 4)),
    filter: { text: filter.search ?? '', departmentId: filter.departmentId ?? '', groupId: filter.groupId ?? '' },
    groups: options.groups.map(({ id, name }) => ({ id, name })),
    departments: options.departments.map(({ id, name }) => ({ id, name })),
    mayExport: true,
  };
}

export default function Balances() {
  return <BalancesPage {...useLoaderData<typeof loader>()} />;
}
