import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { listRotations } from '~/models/rotation.server';
import { saveRotationForm } from '~/models/rotation-form.server';
import { listShiftTemplates } from '~/models/shift-template.server';
import { RotationsPage } from '~/modules/work-rules/rotations-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'work-rules:rotation.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'template:write');
  const [rotations, templates] = await Promise.all([
    listRotations({ organizationId }),
    listShiftTemplates({ organizationId, status: 'active' }),
  ]);
  const edited = new URL(request.url).searchParams.get('edit');
  return { rotations, templates: templates.map(({ id, name, code }) => ({ id, name, code })), edited };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'template:write');
  const form = await request.formData();
  return answerForm('rotation', () => saveRotationForm(actor, form));
}

export default function Rotations() {
  return <RotationsPage {...useLoaderData<typeof loader>()} />;
}
