import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { readAbsenceYear } from '~/models/absence-year.server';
import { AbsenceYearPage } from '~/modules/absences/absence-year-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'absences:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read:department');
  return readAbsenceYear(actor, new URL(request.url).searchParams);
}

export default function Absences() {
  return <AbsenceYearPage {...useLoaderData<typeof loader>()} />;
}
