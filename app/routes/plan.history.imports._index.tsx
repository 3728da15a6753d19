import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listImportRuns } from '~/models/import-run.server';
import { ImportList } from '~/modules/history/import-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'history:imports.title' };

const shownImports = 100;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'history:import');
  return { items: await listImportRuns({ actor, limit: shownImports }) };
}

export default function Imports() {
  const { items } = useLoaderData<typeof loader>();
  return <ImportList items={items} />;
}
