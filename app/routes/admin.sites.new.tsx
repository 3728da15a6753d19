import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requirePermission } from '~/auth/require-permission.server';
import { Card } from '~/components/card';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerForm } from '~/models/answer-form.server';
import { listHolidayCountries } from '~/models/calendar.server';
import { createSite } from '~/models/site.server';
import { readSiteForm } from '~/modules/sites/read-site-form';
import { SiteForm } from '~/modules/sites/site-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'admin-structure:sites.new' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'site:write');
  return { countries: listHolidayCountries(actor.locale) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'site:write');
  const form = await request.formData();
  return answerForm('create', async () => {
    const { id } = await createSite({ actor, values: readSiteForm(form) });
    throw redirect(`/admin/sites/${id}`);
  });
}

export default function NewSiteRoute() {
  const { t } = useTranslation('admin-structure');
  return (
    <>
      <PageHeader title={t('sites.new')} />
      <Card className="max-w-5xl">
        <SiteForm countries={useLoaderData<typeof loader>().countries} />
      </Card>
    </>
  );
}
