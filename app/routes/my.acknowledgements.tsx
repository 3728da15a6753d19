import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { acknowledge, listAcknowledgements } from '~/models/acknowledgement.server';
import { parseId } from '~/models/parse-input.server';
import { getEmployeeZone } from '~/models/portal.server';
import { AcknowledgementsPage } from '~/modules/employee-portal/acknowledgements-page';

export const handle: RouteHandle = { crumb: 'my:acknowledgement.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'portal:read');
  const [items, timeZone] = await Promise.all([
    listAcknowledgements({ organizationId, employeeId }),
    getEmployeeZone({ organizationId, employeeId }),
  ]);
  return { items, timeZone };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'schedule:acknowledge');
  const form = await request.formData();
  for (const id of form.getAll('id')) await acknowledge({ actor, id: parseId(String(id), 'The item to acknowledge') });
  return redirect('/my/acknowledgements');
}

export default function MyAcknowledgements() {
  return <AcknowledgementsPage {...useLoaderData<typeof loader>()} />;
}
