import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { projectLongRange } from '~/jobs/project-long-range.server';
import { listEventChoices } from '~/models/event-page.server';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { parseId } from '~/models/parse-input.server';
import { longRangeFields, readLongRangeAddress } from '~/modules/forecasting/long-range-address';
import { LongRangePage } from '~/modules/forecasting/long-range-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'long-range:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const { searchParams } = new URL(request.url);
  const { question, faults } = readLongRangeAddress(searchParams);
  const group = searchParams.get('group');
  const groupId = group ? parseId(group, 'The group') : '';
  await requireGroupsInReach(actor, 'forecast:read', [groupId || [], question?.likeGroupId ?? []].flat());
  const [{ groups }, outcome] = await Promise.all([
    listEventChoices({ organizationId, scope: scopeOf(actor, 'forecast:read') ?? undefined }),
    groupId && question ? projectLongRange({ organizationId, groupId, ...question }) : null,
  ]);
  const values = Object.fromEntries(longRangeFields.flatMap((name) => [[name, searchParams.get(name) || undefined]]));
  return { groups, groupId, values, faults, forecast: outcome?.forecast ?? null, fault: outcome?.fault ?? null };
}

export default function LongRange() {
  return <LongRangePage {...useLoaderData<typeof loader>()} />;
}
