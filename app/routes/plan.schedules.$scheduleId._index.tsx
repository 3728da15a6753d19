import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { requirePermission } from '~/auth/require-permission.server';
import { parseId } from '~/models/parse-input.server';
import { listSavedViews } from '~/models/saved-view.server';
import type { ScheduleGrid } from '~/models/schedule-grid';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { getScheduleFrame, mayEditSchedule, planningScope } from '~/models/schedule-page.server';
import { GridPage } from '~/modules/schedule-grid/grid-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

const firstPeople = 30;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const scope = planningScope(actor);
  const { organizationId } = actor;
  const schedule = await getScheduleFrame(actor, scheduleId);
  // why: thousands of values travel faster as one text than in the router's own encoding
  const [grid, views] = await Promise.all([
    readScheduleGridJson({ organizationId, scope, schedule, limit: firstPeople }),
    listSavedViews({ organizationId, userId: actor.id, page: 'schedule-grid' }),
  ]);
  const mayWrite = mayEditSchedule(actor) && !['planning', 'archived'].includes(schedule.status);
  return { scheduleId, grid, views, isPublished: schedule.status === 'applied', mayWrite };
}

export default function Grid() {
  const { grid, ...page } = useLoaderData<typeof loader>();
  const data = useMemo(() => JSON.parse(grid) as ScheduleGrid, [grid]);
  return <GridPage {...page} grid={data} />;
}
