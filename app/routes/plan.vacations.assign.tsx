import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { getPeopleOptions } from '~/models/people-options.server';
import { assignVacationScheme, previewVacationAssignment } from '~/models/vacation-assignment.server';
import { listVacationSchemes } from '~/models/vacation-scheme.server';
import { readYearSearch, requireVacationScope } from '~/models/vacation-year.server';
import { AssignPage } from '~/modules/vacations/assign-page';
import { AppError } from '~/platform/errors.server';

export const handle: RouteHandle = { crumb: 'vacations:assign.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  const { organizationId } = actor;
  const [schemes, options] = await Promise.all([
    listVacationSchemes({ organizationId }),
    getPeopleOptions({ organizationId, scope: requireVacationScope(actor) }),
  ]);
  const named = (list: { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name }));
  return {
    year: readYearSearch(new URL(request.url).searchParams).year,
    schemes: named(schemes.filter(({ status }) => status === 'active')),
    departments: named(options.departments),
    groups: named(options.groups),
    sites: named(options.sites),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:write:department');
  const sent = Object.fromEntries(await request.formData()) as Record<string, string>;
  const nothing = { sent, preview: null, done: null, fault: null };
  try {
    if (sent.intent === 'confirm')
      return data({ ...nothing, done: await assignVacationScheme({ actor, values: sent }) });
    return data({ ...nothing, preview: await previewVacationAssignment({ actor, values: sent }) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const { field, message } = error.faults[0] ?? { field: 'schemeId', message: error.message };
    return data({ ...nothing, fault: { field, message } }, { status: 422 });
  }
}

export default function Assign() {
  const answer = useActionData<typeof action>();
  const shown = answer ?? { sent: {}, preview: null, done: null, fault: null };
  return <AssignPage {...useLoaderData<typeof loader>()} {...shown} />;
}
