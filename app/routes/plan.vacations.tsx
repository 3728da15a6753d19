import { Outlet } from '@remix-run/react';
import type { RouteHandle } from '~/components/frame/route-handle';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'vacations:title' };

export default function Area() {
  return <Outlet />;
}
