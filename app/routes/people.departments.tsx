import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { changeDepartment, listDepartments } from '~/models/department.server';
import { listHeadCandidates } from '~/models/head-candidate.server';
import { listSites } from '~/models/site.server';
import { DepartmentsPage } from '~/modules/structure/departments-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'structure:departments.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'department:read');
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'department:read')!;
  const people = scopeOf(actor, 'employee:read');
  const mayWrite = scopeOf(actor, 'department:write') !== null;
  const selected = new URL(request.url).searchParams.get('department');
  const [nodes, sites, candidates] = await Promise.all([
    listDepartments({ organizationId, scope }),
    mayWrite ? listSites({ organizationId, status: 'active' }) : [],
    mayWrite && people ? listHeadCandidates({ organizationId, scope: people, departmentId: selected }) : [],
  ]);
  return { nodes, sites, candidates, mayWrite, selectedId: nodes.find((node) => node.id === selected)?.id ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'department:write');
  const values = Object.fromEntries(await request.formData());
  const intent = String(values.intent);
  return answerForm(intent, async () => {
    const { id } = await changeDepartment({ actor, intent, values });
    if (intent === 'create') throw redirect(`/people/departments?department=${id}`);
  });
}

export default function DepartmentsRoute() {
  return <DepartmentsPage {...useLoaderData<typeof loader>()} />;
}
