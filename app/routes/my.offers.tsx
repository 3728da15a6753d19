import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { acceptShiftOffer, declineShiftOffer } from '~/models/answer-shift-offer.server';
import { parseId } from '~/models/parse-input.server';
import { getEmployeeZone } from '~/models/portal.server';
import { listShiftOffers } from '~/models/shift-offer-list.server';
import { OffersPage } from '~/modules/employee-portal/offers-page';

export const handle: RouteHandle = { crumb: 'shift-offers:own.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'portal:read');
  const scope = { kind: 'own' as const, employeeId };
  const [offers, timeZone] = await Promise.all([
    listShiftOffers({ organizationId, scope, limit: 50 }),
    getEmployeeZone({ organizationId, employeeId }),
  ]);
  return { offers, timeZone };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'schedule:acknowledge');
  const form = await request.formData();
  const offerId = parseId(String(form.get('offerId')), 'The offer');
  const answerOffer = form.get('answer') === 'accept' ? acceptShiftOffer : declineShiftOffer;
  const answer = await answerForm('offer', () => answerOffer(actor, offerId));
  return answer.data.isDone ? redirect('/my/offers') : answer;
}

export default function MyOffers() {
  const answer = useActionData<typeof action>();
  return <OffersPage {...useLoaderData<typeof loader>()} refusal={answer?.faults[0]?.rule ?? null} />;
}
