import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import { loadShortagePage } from '~/models/schedule-shortage.server';
import { ShortagePage } from '~/modules/schedules/shortage-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedule-shortage:title' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  return loadShortagePage(actor, parseId(params.scheduleId, 'The schedule'), new URL(request.url).searchParams);
}

export default function Shortage() {
  return <ShortagePage {...useLoaderData<typeof loader>()} />;
}
