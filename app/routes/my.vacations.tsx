import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { readOwnVacations, saveOwnWishForm } from '~/models/own-vacation.server';
import type { FormAnswerView } from '~/modules/people/form-answer';
import { OwnVacations } from '~/modules/vacations/own-vacations';

export const handle: RouteHandle = { crumb: 'vacations:own.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'vacation:wish');
  return readOwnVacations({ organizationId, employeeId });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'vacation:wish');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveOwnWishForm(actor, form));
}

export default function MyVacations() {
  const answer = useActionData<FormAnswerView>();
  return <OwnVacations {...useLoaderData<typeof loader>()} answer={answer} />;
}
