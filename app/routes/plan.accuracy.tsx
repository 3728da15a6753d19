import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { addDays, isKnownZone } from '~/engine/time';
import { measureOnThePast } from '~/jobs/measure-on-the-past.server';
import { accuracySteps, leadBuckets } from '~/models/accuracy-report';
import { listEventChoices } from '~/models/event-page.server';
import { readAccuracy } from '~/models/forecast-accuracy.server';
import { readAccuracyByTime } from '~/models/forecast-accuracy-time.server';
import { reachOfDepartments } from '~/models/forecast-assignment-reach.server';
import { listEditVerdicts } from '~/models/forecast-edit-verdict.server';
import { departmentsInReach, requireGroupsInReach } from '~/models/group-reach.server';
import { AccuracyPage } from '~/modules/accuracy/accuracy-page';
import { listZones } from '~/modules/accuracy/list-zones';
import { AppError, forbidden } from '~/platform/errors.server';
import { rememberRead } from '~/platform/read-memory.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'accuracy:title' };

const defaultDays = 28;

const address = z.object({
  group: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  lead: z.enum(leadBuckets).optional().catch(undefined),
  tz: z.string().refine(isKnownZone).optional().catch(undefined),
  step: z.coerce.number().pipe(z.literal(accuracySteps)).catch(30),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:read');
  const { organizationId } = actor;
  const departmentIds = departmentsInReach(actor, 'forecast:read');
  const wanted = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  const to = wanted.to ?? addDays(new Date().toISOString().slice(0, 10), -1);
  const from = wanted.from && wanted.from <= to ? wanted.from : addDays(to, 1 - defaultDays);
  const period = { organizationId, departmentIds, groupId: wanted.group, from, to };
  const { groups } = await listEventChoices({ organizationId, scope: reachOfDepartments(departmentIds ?? undefined) });
  const zones = listZones(groups);
  const timeZone = wanted.tz ?? groups.find(({ id }) => id === wanted.group)?.timeZone ?? zones[0];
  const ask = { ...period, lead: wanted.lead, timeZone, stepMinutes: wanted.step };
  const [report, byTime, edits] = await Promise.all([
    rememberRead(organizationId, `accuracy ${JSON.stringify({ ...period, lead: wanted.lead })}`, () =>
      readAccuracy({ ...period, lead: wanted.lead }),
    ),
    rememberRead(organizationId, `accuracy-times ${JSON.stringify(ask)}`, () => readAccuracyByTime(ask)),
    rememberRead(organizationId, `accuracy-edits ${JSON.stringify(period)}`, () => listEditVerdicts(period)),
  ]);
  return {
    report,
    byTime,
    zones,
    edits,
    groups,
    filter: { group: wanted.group ?? '', from, to, lead: wanted.lead ?? '' },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const { group } = address.parse(Object.fromEntries(new URL(request.url).searchParams));
  try {
    await requireGroupsInReach(actor, 'forecast:write', [group ?? []].flat());
    if (!group && departmentsInReach(actor, 'forecast:write')) throw forbidden();
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
