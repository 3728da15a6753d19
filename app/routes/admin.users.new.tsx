import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerAccessForm } from '~/models/answer-access-form.server';
import { getPeopleOptions } from '~/models/people-options.server';
import { listRoles } from '~/models/role.server';
import { createUser, listEmployeesWithoutLogin } from '~/models/user.server';
import { NewUserForm } from '~/modules/access/new-user-form';
import { readUserForm } from '~/modules/access/read-access-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'admin-access:users.new' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'user:write:department');
  const reach = { organizationId: actor.organizationId, scope: scopeOf(actor, 'user:write')! };
  const [roles, options, employees] = await Promise.all([
    listRoles(reach),
    getPeopleOptions(reach),
    listEmployeesWithoutLogin(reach),
  ]);
  return { roles, departments: options.departments, employees };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'user:write:department');
  const user = readUserForm(await request.formData());
  return answerAccessForm('create', async () => {
    const { id, temporaryPassword } = await createUser({ actor, user });
    return { id, secret: temporaryPassword };
  });
}

export default function NewUserPage() {
  const { t } = useTranslation('admin-access');
  return (
    <>
      <PageHeader title={t('users.new')} description={t('users.newText')} />
      <NewUserForm {...useLoaderData<typeof loader>()} />
    </>
  );
}
