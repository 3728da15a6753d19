import { type ActionFunctionArgs, data } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { parseId } from '~/models/parse-input.server';
import { markPresence } from '~/models/schedule-presence.server';

/** A page that has the schedule open says so (`editing=1`, `leaving=1`) and hears who else has. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const form = await request.formData();
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const isEditing = form.get('editing') === '1';
  const isLeaving = form.get('leaving') === '1';
  return data(await markPresence(actor, { scheduleId, isEditing, isLeaving }));
}
