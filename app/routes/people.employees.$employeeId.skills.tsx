import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { changeEmployment } from '~/models/change-employment.server';
import { getEmployeeFacts } from '~/models/employee-facts.server';
import { parseId } from '~/models/parse-input.server';
import { getPeopleOptions } from '~/models/people-options.server';
import type { EmployeeProfileView } from '~/modules/people/employee-profile';
import { readEmploymentForm } from '~/modules/people/read-employment-form';
import { SkillsTab } from '~/modules/people/skills-tab';

export const handle: RouteHandle = { title: 'people:card.skills' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  const { organizationId } = actor;
  const write = scopeOf(actor, 'employee:write');
  const [facts, options] = await Promise.all([
    getEmployeeFacts({
      organizationId,
      scope: scopeOf(actor, 'employee:read')!,
      employeeId: parseId(params.employeeId, 'Employee'),
    }),
    write && getPeopleOptions({ organizationId, scope: write }),
  ]);
  return { facts, options };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const employeeId = parseId(params.employeeId, 'Employee');
  const values = readEmploymentForm(await request.formData());
  return answerForm(values.intent, () => changeEmployment({ actor, employeeId, values }));
}

export default function SkillsRoute() {
  const employee = useOutletContext<EmployeeProfileView>();
  return <SkillsTab employee={employee} {...useLoaderData<typeof loader>()} />;
}
