import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { parseId } from '~/models/parse-input.server';
import { planningScope } from '~/models/schedule-page.server';
import { findCellShifts, runShiftCommand } from '~/models/shift-command.server';

/** Shifts of one person on one date, for the editor. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const { searchParams } = new URL(request.url);
  const cell = await findCellShifts({
    organizationId: actor.organizationId,
    scope: planningScope(actor),
    scheduleId: parseId(params.scheduleId, 'The schedule'),
    employeeId: String(searchParams.get('employee')),
    date: String(searchParams.get('date')),
  });
  return data(cell);
}

/** Saves, deletes or checks a shift: JSON { intent, shiftId?, version?, shift? }. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const { body, status } = await runShiftCommand(
    actor,
    parseId(params.scheduleId, 'The schedule'),
    await request.json(),
  );
  return data(body, { status });
}
