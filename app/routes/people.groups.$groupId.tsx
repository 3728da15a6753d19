import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { defaultEmployeeSort } from '~/models/employee-filter';
import { versionNumber } from '~/models/employee-input';
import { listEmployees } from '~/models/employee-list.server';
import { getGroup, setGroupSkills, updateGroup } from '~/models/group.server';
import { parseId, parseInput } from '~/models/parse-input.server';
import { listServices } from '~/models/service.server';
import { listSites } from '~/models/site.server';
import { listSkills } from '~/models/skill.server';
import { GroupPage } from '~/modules/structure/group-page';
import { readOpeningHours } from '~/modules/structure/opening-hours';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: (data: { group?: { name: string } }) => data?.group?.name ?? '' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'structure:read');
  const { organizationId } = actor;
  const groupId = parseId(params.groupId, 'Group');
  const scope = scopeOf(actor, 'employee:read') ?? { kind: 'own' as const, employeeId: actor.employeeId };
  const [group, members, services, sites, skills] = await Promise.all([
    getGroup({ organizationId, groupId }),
    listEmployees({ organizationId, scope, filter: { groupId }, sort: defaultEmployeeSort, page: 1, pageSize: 25 }),
    listServices({ organizationId }),
    listSites({ organizationId }),
    listSkills({ organizationId, status: 'active' }),
  ]);
  return {
    group,
    members: members.rows,
    services,
    sites,
    skills,
    mayWrite: scopeOf(actor, 'structure:write') !== null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'structure:write');
  const groupId = parseId(params.groupId, 'Group');
  const form = await request.formData();
  if (form.get('intent') === 'skills') {
    const skills = form
      .getAll('skillId')
      .map((skillId) => ({ skillId, minProficiency: form.get(`min-${skillId}`) ?? 0 }));
    return answerForm('skills', () => setGroupSkills({ actor, groupId, skills }));
  }
  return answerForm('update', async () => {
    const version = parseInput(versionNumber, form.get('version'));
    const values = { ...Object.fromEntries(form), openingHours: readOpeningHours(form) };
    await updateGroup({ actor, groupId, version, values });
  });
}

export default function GroupRoute() {
  return <GroupPage {...useLoaderData<typeof loader>()} />;
}
