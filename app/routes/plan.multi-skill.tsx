import { Outlet } from '@remix-run/react';
import type { RouteHandle } from '~/components/frame/route-handle';
import { MultiSkillHeader } from '~/modules/multi-skill/multi-skill-header';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'multi-skill:title' };

export default function MultiSkillArea() {
  return (
    <>
      <MultiSkillHeader />
      <Outlet />
    </>
  );
}
