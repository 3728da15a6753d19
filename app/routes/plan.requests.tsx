import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { readTableState } from '~/components/data-table/table-state';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import { listRequests, requestStatuses, requestTypes } from '~/models/request.server';
import { decideRequests } from '~/models/request-decision.server';
import { RequestInbox } from '~/modules/requests/request-inbox';
import { AppError, forbidden } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'requests:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'request:read:department');
  const scope = scopeOf(actor, 'request:read');
  if (!scope) throw forbidden();
  const { searchParams } = new URL(request.url);
  const { page, pageSize } = readTableState(searchParams);
  const { rows, total } = await listRequests({
    organizationId: actor.organizationId,
    scope,
    status: requestStatuses.find((known) => known === (searchParams.get('status') ?? 'under_review')),
    type: requestTypes.find((known) => known === searchParams.get('type')),
    search: searchParams.get('q') ?? undefined,
    page,
    pageSize,
  });
  return { requests: rows, total, statuses: requestStatuses, types: requestTypes };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'request:approve:department');
  const form = await request.formData();
  try {
    await decideRequests(actor, {
      requestIds: form.getAll('id').map((id) => parseId(String(id), 'The request')),
      isApproved: form.get('intent') === 'approve',
      comment: String(form.get('comment') ?? ''),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not_found') throw error;
    return data({ fault: error.faults[0]?.rule ?? error.code }, { status: error.status });
  }
  return data({ fault: null });
}

export default function Requests() {
  const sent = useActionData<typeof action>();
  return <RequestInbox {...useLoaderData<typeof loader>()} sent={sent ?? null} />;
}
