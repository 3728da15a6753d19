import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { addDays } from '~/engine/time';
import { measureOnThePast } from '~/jobs/measure-on-the-past.server';
import { listEventChoices } from '~/models/event-page.server';
import { leadBuckets, readAccuracy } from '~/models/forecast-accuracy.server';
import { listEditVerdicts } from '~/models/forecast-edit-verdict.server';
import { AccuracyPage } from '~/modules/accuracy/accuracy-page';
import { AppError } from '~/platform/errors.server';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'accuracy:title' };

const defaultDays = 28;

const address = z.object({
  group: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  lead: z.enum(leadBuckets).optional().catch(undefined),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { organizationId } = await requirePermission(request, 'forecast:read');
  const wanted = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  const to = wanted.to ?? addDays(new Date().toISOString().slice(0, 10), -1);
  const from = wanted.from && wanted.from <= to ? wanted.from : addDays(to, 1 - defaultDays);
  const period = { organizationId, groupId: wanted.group, from, to };
  const [report, edits, { groups }] = await Promise.all([
    rememberRead(organizationId, `accuracy ${JSON.stringify({ ...period, lead: wanted.lead })}`, () =>
      readAccuracy({ ...period, lead: wanted.lead }),
    ),
    rememberRead(organizationId, `accuracy-edits ${JSON.stringify(period)}`, () => listEditVerdicts(period)),
    listEventChoices({ organizationId }),
  ]);
  return { report, edits, groups, filter: { group: wanted.group ?? '', from, to, lead: wanted.lead ?? '' } };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const { group } = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  try {
    await measureOnThePast(actor, { groupIds: group ? [group] : undefined });
    return redirect('/plan/forecasts');
  } catch (error) {
    // why: without history there is nothing to measure on; the way to it is the answer
    if (error instanceof AppError && error.code === 'invalid') return redirect('/plan/history/import');
    throw error;
  }
}

export default function Accuracy() {
  return <AccuracyPage {...useLoaderData<typeof loader>()} />;
}
