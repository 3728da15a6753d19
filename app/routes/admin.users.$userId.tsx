import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { useCan } from '~/components/frame/permissions';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerAccessForm } from '~/models/answer-access-form.server';
import { parseInput } from '~/models/parse-input.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { listRoles } from '~/models/role.server';
import { getUser } from '~/models/user.server';
import { runUserIntent, userIntents } from '~/models/user-intent.server';
import { AccessMessage } from '~/modules/access/access-answer';
import { readGrantForm } from '~/modules/access/read-access-form';
import type { UserDetailView } from '~/modules/access/types';
import { UserAccountCard } from '~/modules/access/user-account-card';
import { UserRolesCard } from '~/modules/access/user-roles-card';
import { UserSessionsCard } from '~/modules/access/user-sessions-card';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: (data: { user: UserDetailView }) => data.user.displayName };

const paramsSchema = z.object({ userId: z.uuid() });
const formSchema = z.object({
  intent: z.enum(userIntents),
  grantId: z.uuid().optional(),
  sessionId: z.uuid().optional(),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'user:read:department');
  const { userId } = parseInput(paramsSchema, params);
  const reach = { organizationId: actor.organizationId, scope: scopeOf(actor, 'user:read')! };
  const [user, roles, options] = await Promise.all([
    getUser({ ...reach, userId, currentSessionId: actor.sessionId }),
    listRoles(reach),
    getPeopleOptions(reach),
  ]);
  return { user, roles, departments: options.departments, isSelf: actor.id === userId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'user:write:department');
  const { userId } = parseInput(paramsSchema, params);
  const form = await request.formData();
  const { intent, grantId, sessionId } = parseInput(formSchema, Object.fromEntries(form));
  const grant = readGrantForm(form);
  return answerAccessForm(intent, () => runUserIntent({ actor, userId, intent, grant, grantId, sessionId }));
}

export default function UserPage() {
  const { t } = useTranslation('admin-access');
  const { user, roles, departments, isSelf } = useLoaderData<typeof loader>();
  const mayWrite = useCan()('user:write');
  const canWriteAccount = mayWrite && !user.isGuest && !isSelf;
  return (
    <>
      <PageHeader title={user.displayName} description={isSelf ? t('users.self') : undefined} />
      <AccessMessage />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <UserAccountCard user={user} canWrite={canWriteAccount} />
        <UserSessionsCard sessions={user.sessions} canWrite={mayWrite && !user.isGuest} />
        <div className="xl:col-span-2">
          <UserRolesCard grants={user.grants} roles={roles} departments={departments} canWrite={mayWrite && !isSelf} />
        </div>
      </div>
    </>
  );
}
