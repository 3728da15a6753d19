import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { saveVacationForm } from '~/models/vacation-forms.server';
import { readVacationPanel } from '~/models/vacation-panel.server';
import { readVacationYear } from '~/models/vacation-year.server';
import { YearPage } from '~/modules/vacations/year-page';

export const handle: RouteHandle = { crumb: 'vacations:year.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const { searchParams } = new URL(request.url);
  const [year, panel] = await Promise.all([
    readVacationYear(actor, searchParams),
    readVacationPanel(actor, searchParams),
  ]);
  return { year, panel };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveVacationForm(actor, form));
}

export default function Vacations() {
  return <YearPage {...useLoaderData<typeof loader>()} />;
}
