import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { versionNumber } from '~/models/employee-input';
import { parseInput } from '~/models/parse-input.server';
import { createService, listServices, updateService } from '~/models/service.server';
import { ServicesPage } from '~/modules/structure/services-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'structure:services.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'structure:read');
  return {
    services: await listServices({ organizationId: actor.organizationId }),
    mayWrite: scopeOf(actor, 'structure:write') !== null,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'structure:write');
  const { intent, serviceId, version, ...values } = Object.fromEntries(await request.formData());
  return answerForm(String(intent), () =>
    serviceId
      ? updateService({ actor, serviceId: String(serviceId), version: parseInput(versionNumber, version), values })
      : createService({ actor, values }),
  );
}

export default function ServicesRoute() {
  return <ServicesPage {...useLoaderData<typeof loader>()} />;
}
