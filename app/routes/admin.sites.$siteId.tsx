import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { Card } from '~/components/card';
import type { RouteHandle } from '~/components/frame/route-handle';
import { PageHeader } from '~/components/page-header';
import { answerForm } from '~/models/answer-form.server';
import { listHolidayCountries } from '~/models/calendar.server';
import { versionNumber } from '~/models/employee-input';
import { parseId, parseInput } from '~/models/parse-input.server';
import { getSite, updateSite } from '~/models/site.server';
import { readSiteForm } from '~/modules/sites/read-site-form';
import { SiteForm } from '~/modules/sites/site-form';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: (data: { site?: { name: string } }) => data?.site?.name ?? '' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'site:write');
  const siteId = parseId(params.siteId, 'Site');
  const site = await getSite({ organizationId: actor.organizationId, siteId });
  return { site, countries: listHolidayCountries(actor.locale) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'site:write');
  const form = await request.formData();
  return answerForm('update', async () => {
    const version = parseInput(versionNumber, form.get('version'));
    await updateSite({ actor, siteId: parseId(params.siteId, 'Site'), version, values: readSiteForm(form) });
  });
}

export default function SiteRoute() {
  const { site, countries } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={site.name}
        description={[site.code, site.timeZone, site.address].filter(Boolean).join(' · ')}
      />
      <Card className="max-w-5xl">
        <SiteForm key={site.id} site={site} countries={countries} />
      </Card>
    </>
  );
}
