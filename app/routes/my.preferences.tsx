import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { readOwnPreferences, saveOwnPreferenceForm } from '~/models/own-preference.server';
import type { FormAnswerView } from '~/modules/people/form-answer';
import { OwnPreferences } from '~/modules/preferences/own-preferences';

export const handle: RouteHandle = { crumb: 'preferences:own.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'request:read');
  return readOwnPreferences({ organizationId, employeeId, date: new URL(request.url).searchParams.get('date') });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'request:create');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveOwnPreferenceForm(actor, form));
}

export default function MyPreferences() {
  const answer = useActionData<FormAnswerView>();
  return <OwnPreferences {...useLoaderData<typeof loader>()} answer={answer} />;
}
