import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { listRoles } from '~/models/role.server';
import { listUsers } from '~/models/user-list.server';
import { readUserQuery } from '~/modules/access/read-user-query';
import { UserList } from '~/modules/access/user-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'user:read:department');
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'user:read')!;
  const query = readUserQuery(new URL(request.url).searchParams);
  const [users, roles] = await Promise.all([
    listUsers({ organizationId, scope, ...query }),
    listRoles({ organizationId }),
  ]);
  return { users, roles };
}

export default function UsersPage() {
  const { t } = useTranslation('admin-access');
  const may = useCan();
  const { users, roles } = useLoaderData<typeof loader>();
  const create = (
    <LinkButton to="/admin/users/new" variant="primary" icon={Plus}>
      {t('users.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('users.title')}
        description={t('users.text')}
        actions={may('user:write') ? create : undefined}
      />
      <UserList users={users.items} totalCount={users.totalCount} roles={roles} />
    </>
  );
}
