import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { saveSchemeForm } from '~/models/vacation-reference-forms.server';
import { listVacationSchemes } from '~/models/vacation-scheme.server';
import { readYearSearch } from '~/models/vacation-year.server';
import { SchemesPage } from '~/modules/vacations/schemes-page';

export const handle: RouteHandle = { crumb: 'vacations:schemes.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'template:write');
  const { searchParams } = new URL(request.url);
  return {
    year: readYearSearch(searchParams).year,
    schemes: await listVacationSchemes({ organizationId }),
    edited: searchParams.get('edit'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'template:write');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveSchemeForm(actor, form));
}

export default function Schemes() {
  return <SchemesPage {...useLoaderData<typeof loader>()} />;
}
