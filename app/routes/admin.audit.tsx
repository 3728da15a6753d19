import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { listAuditEntities, listAuditEvents, verifyAuditChain } from '~/models/audit-trail.server';
import { AuditFilterBar } from '~/modules/access/audit-filter-bar';
import { AuditList } from '~/modules/access/audit-list';
import { ChainCheck } from '~/modules/access/chain-check';
import { auditPageSize, readAuditQuery } from '~/modules/access/read-audit-query';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'admin-access:audit.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'audit:read:all');
  const { isCheck, ...query } = readAuditQuery(new URL(request.url).searchParams);
  const [events, entities, chain] = await Promise.all([
    listAuditEvents({ organizationId, ...query, limit: auditPageSize + 1 }),
    listAuditEntities({ organizationId }),
    isCheck ? verifyAuditChain({ organizationId }) : null,
  ]);
  return { events: events.slice(0, auditPageSize), hasMore: events.length > auditPageSize, entities, chain };
}

export default function AuditPage() {
  const { t } = useTranslation('admin-access');
  const { events, hasMore, entities, chain } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={t('audit.title')} description={t('audit.text')} />
      <ChainCheck chain={chain} />
      <AuditFilterBar entities={entities} />
      <AuditList events={events} hasMore={hasMore} />
    </>
  );
}
