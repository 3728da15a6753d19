import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { listBondCandidates, listBonds } from '~/models/bond.server';
import { saveBondForm } from '~/models/bond-form.server';
import { BondsPage } from '~/modules/work-rules/bonds-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'work-rules:bond.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'template:write:all');
  const edited = new URL(request.url).searchParams.get('edit');
  const [bonds, people] = await Promise.all([
    listBonds({ organizationId }),
    edited ? listBondCandidates({ organizationId }) : [],
  ]);
  return { bonds, people, edited, today: new Date().toISOString().slice(0, 10) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'template:write:all');
  const form = await request.formData();
  return answerForm('bond', () => saveBondForm(actor, form));
}

export default function Bonds() {
  return <BondsPage {...useLoaderData<typeof loader>()} />;
}
