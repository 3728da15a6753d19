import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listEmployees } from '~/models/employee-list.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { runSkillMatrixCommand } from '~/models/skill-matrix-command.server';
import { readEmployeeQuery } from '~/modules/people/read-employee-query';
import { SkillMatrixPage } from '~/modules/structure/skill-matrix-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'structure:matrix.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read:department');
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'employee:read')!;
  const query = readEmployeeQuery(new URL(request.url).searchParams);
  const [list, options] = await Promise.all([
    listEmployees({ organizationId, scope, ...query }),
    getPeopleOptions({ organizationId, scope }),
  ]);
  return { ...list, options };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write:department');
  const result = await runSkillMatrixCommand(actor, await request.formData());
  return data(result, { status: result.faults.length ? 422 : 200 });
}

export default function SkillMatrixRoute() {
  const sent = useActionData<typeof action>();
  return <SkillMatrixPage {...useLoaderData<typeof loader>()} sent={sent ?? null} />;
}
