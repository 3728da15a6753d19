import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerNormAssignForm, readNormAssignPage } from '~/models/norm-assign-page.server';
import { AssignNormsPage } from '~/modules/norms/assign-norms-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'norms:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write:department');
  return readNormAssignPage(actor, new URL(request.url).searchParams);
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write:department');
  return answerNormAssignForm(actor, await request.formData());
}

export default function AssignNorms() {
  return <AssignNormsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
