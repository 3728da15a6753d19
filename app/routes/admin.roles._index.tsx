import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { listRoles } from '~/models/role.server';
import { RoleList } from '~/modules/access/role-list';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'role:read');
  return { roles: await listRoles({ organizationId }) };
}

export default function RolesPage() {
  const { t } = useTranslation('admin-access');
  const mayWrite = useCan()('role:write');
  const create = (
    <LinkButton to="/admin/roles/new" variant="primary" icon={Plus}>
      {t('roles.new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('roles.title')} description={t('roles.text')} actions={mayWrite ? create : undefined} />
      <RoleList roles={useLoaderData<typeof loader>().roles} />
    </>
  );
}
