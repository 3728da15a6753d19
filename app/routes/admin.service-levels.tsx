import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { runServiceLevelCommand } from '~/jobs/change-service-levels.server';
import { loadServiceLevels } from '~/models/service-level-page.server';
import { ServiceLevels } from '~/modules/staffing/service-levels';
import { forbidden } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'staffing:levels.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  const scope = scopeOf(actor, 'staffing:write');
  if (!scope) throw forbidden();
  const { searchParams } = new URL(request.url);
  return loadServiceLevels({
    organizationId: actor.organizationId,
    scope,
    groupId: searchParams.get('group'),
    departmentId: searchParams.get('department'),
    date: new Date().toISOString().slice(0, 10),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'staffing:write');
  const errors = await runServiceLevelCommand(actor, Object.fromEntries(await request.formData()));
  return data({ errors }, { status: Object.keys(errors).length ? 422 : 200 });
}

export default function ServiceLevelSettings() {
  const sent = useActionData<typeof action>();
  return <ServiceLevels {...useLoaderData<typeof loader>()} sent={sent ?? null} />;
}
