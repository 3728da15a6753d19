import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { toLocalDate } from '~/engine/time';
import { acknowledge, listAcknowledgements } from '~/models/acknowledgement.server';
import { parseId } from '~/models/parse-input.server';
import { getEmployeeZone, loadPortalToday } from '~/models/portal.server';
import { listShiftOffers } from '~/models/shift-offer-list.server';
import { TodayPage } from '~/modules/employee-portal/today-page';

export const handle: RouteHandle = { title: 'frame:nav.myToday' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireEmployee(request, 'portal:read');
  const { organizationId, employeeId } = actor;
  const now = Date.now();
  const zone = await getEmployeeZone({ organizationId, employeeId });
  const today = toLocalDate(now, zone);
  const [page, items, offers] = await Promise.all([
    loadPortalToday({ organizationId, employeeId, userId: actor.id, now, today }),
    listAcknowledgements({ organizationId, employeeId, limit: 10 }),
    listShiftOffers({ organizationId, scope: { kind: 'own', employeeId }, status: 'open', limit: 5 }),
  ]);
  const waiting = items.find((item) => !item.acknowledgedAt && !item.isSuperseded) ?? null;
  return { page, waiting, offers, now, today };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'schedule:acknowledge');
  const form = await request.formData();
  await acknowledge({ actor, id: parseId(String(form.get('id')), 'The item to acknowledge') });
  return redirect('/my');
}

export default function Today() {
  return <TodayPage {...useLoaderData<typeof loader>()} />;
}
