import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { updateEmployee } from '~/models/employee.server';
import { versionNumber } from '~/models/employee-input';
import { parseId, parseInput } from '~/models/parse-input.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { EmployeeProfile, type EmployeeProfileView } from '~/modules/people/employee-profile';
import { readProfileForm } from '~/modules/people/profile-fields';

export const handle: RouteHandle = { title: 'people:card.profile' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  const scope = scopeOf(actor, 'employee:write');
  const { organizationId } = actor;
  return { options: scope && (await getPeopleOptions({ organizationId, scope })) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const employeeId = parseId(params.employeeId, 'Employee');
  const form = await request.formData();
  return answerForm('profile', async () => {
    const version = parseInput(versionNumber, form.get('version'));
    await updateEmployee({ actor, employeeId, version, values: readProfileForm(form) });
  });
}

export default function EmployeeProfileRoute() {
  const { options } = useLoaderData<typeof loader>();
  return <EmployeeProfile employee={useOutletContext<EmployeeProfileView>()} options={options} />;
}
