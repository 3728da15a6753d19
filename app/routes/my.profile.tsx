import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireEmployee } from '~/auth/require-employee.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getProfile } from '~/models/profile.server';
import { listSessions } from '~/models/session.server';
import { ProfilePage } from '~/modules/employee-portal/profile-page';

export const handle: RouteHandle = { crumb: 'frame:nav.myProfile' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId, employeeId, id, sessionId } = await requireEmployee(request, 'profile:read');
  const [profile, sessions] = await Promise.all([
    getProfile({ organizationId, employeeId }),
    listSessions(id, sessionId),
  ]);
  return { profile, sessions };
}

export default function MyProfile() {
  return <ProfilePage {...useLoaderData<typeof loader>()} />;
}
