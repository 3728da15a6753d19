import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getNormPage } from '~/models/norm-page.server';
import { readEmployeeQuery } from '~/modules/people/read-employee-query';
import { NormsPage } from '~/modules/work-rules/norms-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'work-rules:norm.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read:department');
  const search = new URL(request.url).searchParams;
  const { filter, page, pageSize } = readEmployeeQuery(search);
  return getNormPage({
    organizationId: actor.organizationId,
    scope: scopeOf(actor, 'employee:read')!,
    filter,
    page,
    pageSize,
    date: search.get('date'),
    period: search.get('period'),
  });
}

export default function Norms() {
  return <NormsPage {...useLoaderData<typeof loader>()} />;
}
