import { type ActionFunctionArgs, data } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { runShiftChanges } from '~/models/apply-shift-changes.server';
import { parseId } from '~/models/parse-input.server';

/** Checks or saves the edits of the grid: JSON { intent: 'preview' | 'save', cells, reason? }. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const { body, status } = await runShiftChanges(actor, scheduleId, await request.json());
  return data(body, { status });
}
