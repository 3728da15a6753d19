import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerAssignmentForm } from '~/models/answer-assignment-form.server';
import { getAssignmentPage } from '~/models/assignment-page.server';
import { readEmployeeQuery } from '~/modules/people/read-employee-query';
import { AssignmentsPage } from '~/modules/work-rules/assignments-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'work-rules:assign.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read:department');
  const search = new URL(request.url).searchParams;
  const { filter, page, pageSize } = readEmployeeQuery(search);
  const scope = scopeOf(actor, 'employee:read')!;
  return getAssignmentPage({
    organizationId: actor.organizationId,
    scope,
    filter,
    page,
    pageSize,
    date: search.get('on'),
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write:department');
  const { filter } = readEmployeeQuery(new URL(request.url).searchParams);
  return answerAssignmentForm(actor, await request.formData(), filter);
}

export default function RuleAssignments() {
  return <AssignmentsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
