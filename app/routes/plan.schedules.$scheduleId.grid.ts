import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { parseId } from '~/models/parse-input.server';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { getScheduleFrame, planningScope } from '~/models/schedule-page.server';

/** The whole grid of a variant as JSON. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const schedule = await getScheduleFrame(actor, parseId(params.scheduleId, 'The schedule'));
  const { organizationId } = actor;
  const body = await readScheduleGridJson({ organizationId, scope: planningScope(actor), schedule });
  return new Response(body, {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-cache' },
  });
}
