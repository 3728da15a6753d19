import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import { Card } from '~/components/card';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerForm } from '~/models/answer-form.server';
import { createGroup } from '~/models/group.server';
import { listServices } from '~/models/service.server';
import { listSites } from '~/models/site.server';
import { GroupForm } from '~/modules/structure/group-form';
import { readOpeningHours } from '~/modules/structure/opening-hours';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'structure:groups.new' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'structure:write');
  const [services, sites] = await Promise.all([
    listServices({ organizationId, status: 'active' }),
    listSites({ organizationId, status: 'active' }),
  ]);
  return { services, sites, serviceId: new URL(request.url).searchParams.get('service') ?? undefined };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'structure:write');
  const form = await request.formData();
  return answerForm('create', async () => {
    const values = { ...Object.fromEntries(form), openingHours: readOpeningHours(form) };
    const { id } = await createGroup({ actor, values });
    throw redirect(`/people/groups/${id}`);
  });
}

export default function NewGroupRoute() {
  const { t } = useTranslation('structure');
  return (
    <>
      <PageHeader title={t('groups.new')} description={t('groups.newText')} />
      <Card className="max-w-5xl">
        <GroupForm {...useLoaderData<typeof loader>()} />
      </Card>
    </>
  );
}
