import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerCalendarImport } from '~/models/answer-calendar-import.server';
import { listCalendarImports } from '~/models/calendar-undo.server';
import { listSites } from '~/models/site.server';
import { CalendarImportPage } from '~/modules/work-rules/calendar-import-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'work-rules:calendar.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'calendar:write');
  const [sites, imports] = await Promise.all([listSites({ organizationId }), listCalendarImports({ organizationId })]);
  const asked = new URL(request.url).searchParams.get('calendar');
  const siteId = sites.find((site) => site.id === asked)?.id ?? '';
  return { sites: sites.map(({ id, name }) => ({ id, name })), siteId, imports };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'calendar:write');
  return answerCalendarImport(actor, await request.formData());
}

export default function CalendarImport() {
  return <CalendarImportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
