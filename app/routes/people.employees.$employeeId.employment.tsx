import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { changeEmployment } from '~/models/change-employment.server';
import { listUpcomingShifts } from '~/models/employee-card.server';
import { getEmployeeFacts } from '~/models/employee-facts.server';
import { parseId } from '~/models/parse-input.server';
import { getPeopleOptions } from '~/models/people-options.server';
import type { EmployeeProfileView } from '~/modules/people/employee-profile';
import { EmploymentTab } from '~/modules/people/employment-tab';
import { readEmploymentForm } from '~/modules/people/read-employment-form';

export const handle: RouteHandle = { title: 'people:card.employment' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  const { organizationId } = actor;
  const target = {
    organizationId,
    scope: scopeOf(actor, 'employee:read')!,
    employeeId: parseId(params.employeeId, 'Employee'),
  };
  const write = scopeOf(actor, 'employee:write');
  const [facts, options, shifts] = await Promise.all([
    getEmployeeFacts(target),
    write && getPeopleOptions({ organizationId, scope: write }),
    write ? listUpcomingShifts(target) : [],
  ]);
  return { facts, options, futureShifts: shifts.length };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const employeeId = parseId(params.employeeId, 'Employee');
  const values = readEmploymentForm(await request.formData());
  return answerForm(values.intent, () => changeEmployment({ actor, employeeId, values }));
}

export default function EmploymentRoute() {
  const employee = useOutletContext<EmployeeProfileView>();
  return <EmploymentTab employee={employee} {...useLoaderData<typeof loader>()} />;
}
