import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { parseId } from '~/models/parse-input.server';
import { cancelRequest, listOwnRequests } from '~/models/request.server';
import { OwnRequests } from '~/modules/requests/own-requests';

export const handle: RouteHandle = { crumb: 'frame:nav.myRequests' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId } = await requireEmployee(request, 'request:read');
  return { requests: await listOwnRequests({ organizationId, employeeId }) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireEmployee(request, 'request:create');
  const form = await request.formData();
  await cancelRequest(actor, parseId(String(form.get('id')), 'The request'));
  return redirect('/my/requests');
}

export default function MyRequests() {
  return <OwnRequests {...useLoaderData<typeof loader>()} />;
}
