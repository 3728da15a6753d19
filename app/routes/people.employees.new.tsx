import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { createEmployee } from '~/models/employee.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { NewEmployeePage, readNewEmployeeForm } from '~/modules/people/new-employee-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'people:new.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const { organizationId } = actor;
  return { options: await getPeopleOptions({ organizationId, scope: scopeOf(actor, 'employee:write')! }) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const values = readNewEmployeeForm(await request.formData());
  return answerForm('new', async () => {
    const { id } = await createEmployee({ actor, values });
    throw redirect(`/people/employees/${id}`);
  });
}

export default function NewEmployeeRoute() {
  return <NewEmployeePage options={useLoaderData<typeof loader>().options} />;
}
