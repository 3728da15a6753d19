import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { readMultiSkillCoverage } from '~/models/multi-skill-coverage.server';
import { CoverageView } from '~/modules/multi-skill/coverage-view';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'staffing:read');
  return rememberRead(organizationId, 'multi-skill coverage', () => readMultiSkillCoverage({ organizationId }));
}

export default function MultiSkillCoverage() {
  return <CoverageView {...useLoaderData<typeof loader>()} />;
}
