import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { saveTemplateForm } from '~/models/rule-forms.server';
import { listShiftTemplates } from '~/models/shift-template.server';
import { ShiftTemplatesPage } from '~/modules/rules/shift-templates-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'rules:templates.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'template:write');
  const editedId = new URL(request.url).searchParams.get('edit');
  return { templates: await listShiftTemplates({ organizationId }), editedId };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'template:write');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveTemplateForm(actor, form));
}

export default function ShiftTemplates() {
  return <ShiftTemplatesPage {...useLoaderData<typeof loader>()} />;
}
