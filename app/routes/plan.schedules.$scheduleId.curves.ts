import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { parseId } from '~/models/parse-input.server';
import { readCoverageJson } from '~/models/schedule-coverage-json.server';
import { getScheduleFrame } from '~/models/schedule-page.server';

/** Required and scheduled agents of every group by interval, for the strips under the grid. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const schedule = await getScheduleFrame(actor, parseId(params.scheduleId, 'The schedule'));
  return new Response(await readCoverageJson(schedule), {
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-cache' },
  });
}
