import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { listNotifications, markNotificationsRead } from '~/models/notification.server';
import { MessagesPage } from '~/modules/employee-portal/messages-page';

export const handle: RouteHandle = { crumb: 'frame:nav.myMessages' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, id } = await requireEmployee(request, 'notification:read');
  return listNotifications({ organizationId, userId: id, limit: 100 });
}

export async function action({ request }: ActionFunctionArgs) {
  const { organizationId, id } = await requireEmployee(request, 'notification:read');
  await markNotificationsRead({ organizationId, userId: id });
  return redirect('/my/messages');
}

export default function MyMessages() {
  return <MessagesPage {...useLoaderData<typeof loader>()} />;
}
