import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { loadCalculator } from '~/models/calculator-page.server';
import { CalculatorView } from '~/modules/calculator/calculator-view';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'calculator:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'staffing:read');
  return loadCalculator(new URL(request.url).searchParams);
}

export default function Calculator() {
  return <CalculatorView {...useLoaderData<typeof loader>()} />;
}
