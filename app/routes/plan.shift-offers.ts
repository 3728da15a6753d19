import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { parseId } from '~/models/parse-input.server';
import { runShiftOffer } from '~/models/run-shift-offer.server';
import { withdrawShiftOffers } from '~/models/shift-offer.server';

/** JSON previews or makes an offer; a form withdraws the offers it names and leads back to their day. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  if (request.headers.get('Content-Type')?.includes('json')) {
    const { body, status } = await runShiftOffer(actor, await request.json());
    return data(body, { status });
  }
  const form = await request.formData();
  const offerIds = form.getAll('offerId').map((id) => parseId(String(id), 'The offer'));
  const scheduleId = parseId(String(form.get('scheduleId')), 'The schedule');
  await withdrawShiftOffers(actor, offerIds);
  const search = new URLSearchParams({ date: String(form.get('date') ?? '') });
  return redirect(`/plan/schedules/${scheduleId}/day?${search}`);
}
