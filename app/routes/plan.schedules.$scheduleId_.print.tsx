import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import type { ScheduleGrid } from '~/models/schedule-grid';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { getScheduleFrame, planningScope } from '~/models/schedule-page.server';
import { PrintPage } from '~/modules/schedule-grid/print-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { frame: 'none', crumb: 'schedule-edits:print_page.title' };

/** A variant laid out for paper; the browser prints it or saves it as PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const schedule = await getScheduleFrame(actor, parseId(params.scheduleId, 'The schedule'));
  const { organizationId } = actor;
  const grid = await readScheduleGridJson({ organizationId, scope: planningScope(actor), schedule });
  const { id, name, startDate, endDate, status } = schedule;
  return { schedule: { id, name, startDate, endDate, status }, grid };
}

export default function Print() {
  const { schedule, grid } = useLoaderData<typeof loader>();
  const data = useMemo(() => JSON.parse(grid) as ScheduleGrid, [grid]);
  return <PrintPage schedule={schedule} grid={data} />;
}
