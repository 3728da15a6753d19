import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import { departmentsInReach, requireGroupsInReach } from '~/models/group-reach.server';
import { listHistoryGroups } from '~/models/history-group.server';
import { loadHistoryPage } from '~/models/history-page.server';
import { historySteps } from '~/models/history-steps';
import { HistoryOverview } from '~/modules/history/history-overview';
import { historyTableDefaults } from '~/modules/history/history-table';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

const address = z.object({
  group: z.uuid().nullable().catch(null),
  from: z.iso.date().nullable().catch(null),
  to: z.iso.date().nullable().catch(null),
  step: z.enum(historySteps).nullable().catch(null),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'history:read');
  const { organizationId } = actor;
  const { searchParams } = new URL(request.url);
  const get = (name: string) => searchParams.get(name);
  const { group, ...period } = address.parse({
    group: get('group'),
    from: get('from'),
    to: get('to'),
    step: get('step'),
  });
  const groups = await listHistoryGroups({ organizationId, departmentIds: departmentsInReach(actor, 'history:read') });
  await requireGroupsInReach(actor, 'history:read', group ? [group] : []);
  const groupId = group ?? groups[0]?.id;
  if (!groupId) return { groups, data: null, rows: [], totalCount: 0 };
  const data = await rememberRead(organizationId, JSON.stringify(['history', groupId, period]), () =>
    loadHistoryPage({ organizationId, groupId, ...period }),
  );
  const { page, pageSize } = readTableState(searchParams, historyTableDefaults);
  const rows = data.points.toReversed().slice((page - 1) * pageSize, page * pageSize);
  return { groups, data, rows, totalCount: data.points.length };
}

export default function History() {
  return <HistoryOverview {...useLoaderData<typeof loader>()} />;
}
