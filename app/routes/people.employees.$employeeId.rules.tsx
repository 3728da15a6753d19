import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useOutletContext } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { saveEmployeeRulesForm } from '~/models/employee-rules-form.server';
import { getEmployeeRulesPage } from '~/models/employee-rules-page.server';
import { parseId } from '~/models/parse-input.server';
import type { EmployeeProfileView } from '~/modules/people/employee-profile';
import { EmployeeRulesTab } from '~/modules/work-rules/employee-rules-tab';

export const handle: RouteHandle = { title: 'work-rules:card.title' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:read');
  return getEmployeeRulesPage({
    organizationId: actor.organizationId,
    scope: scopeOf(actor, 'employee:read')!,
    employeeId: parseId(params.employeeId, 'Employee'),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const employeeId = parseId(params.employeeId, 'Employee');
  const form = await request.formData();
  return answerForm(String(form.get('intent')), () => saveEmployeeRulesForm(actor, employeeId, form));
}

export default function EmployeeRulesRoute() {
  const { localToday } = useOutletContext<EmployeeProfileView>();
  return <EmployeeRulesTab {...useLoaderData<typeof loader>()} today={localToday} />;
}
