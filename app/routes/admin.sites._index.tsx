import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import { listSites } from '~/models/site.server';
import { SitesPage } from '~/modules/sites/sites-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'site:read');
  return {
    sites: await listSites({ organizationId: actor.organizationId }),
    mayWrite: scopeOf(actor, 'site:write') !== null,
  };
}

export default function SitesRoute() {
  return <SitesPage {...useLoaderData<typeof loader>()} />;
}
