import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listEmployeeTrail } from '~/models/employee-card.server';
import { parseId } from '~/models/parse-input.server';
import { TrailTab } from '~/modules/people/trail-tab';

export const handle: RouteHandle = { title: 'people:card.history' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  const before = Number(new URL(request.url).searchParams.get('before')) || null;
  return listEmployeeTrail({
    organizationId: actor.organizationId,
    scope: scopeOf(actor, 'employee:read')!,
    employeeId: parseId(params.employeeId, 'Employee'),
    before,
  });
}

export default function HistoryRoute() {
  return <TrailTab {...useLoaderData<typeof loader>()} />;
}
