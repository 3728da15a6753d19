import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { addDays, toLocalDate } from '~/engine/time';
import { assignParameters } from '~/jobs/assign-parameters';
import { listEventChoices } from '~/models/event-page.server';
import { assignmentInput } from '~/models/forecast-assignment-input';
import { previewAssignment } from '~/models/forecast-assignment-preview.server';
import { departmentsOfReach, reachOfAssignment } from '~/models/forecast-assignment-reach.server';
import { requireAssignedGroups } from '~/models/forecast-assignment-targets.server';
import { enqueueJob, getJob, jobOwnerFilter } from '~/models/job.server';
import { AssignmentPage, type AssignmentResult } from '~/modules/forecast-workspace/assignment-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'forecast-assignment:title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const { organizationId } = actor;
  const { searchParams } = new URL(request.url);
  const jobId = z.uuid().safeParse(searchParams.get('job')).data;
  const [{ groups }, job] = await Promise.all([
    listEventChoices({ organizationId, scope: reachOfAssignment(actor) }),
    jobId ? getJob({ organizationId, jobId, createdBy: jobOwnerFilter(actor, 'job:read') }) : null,
  ]);
  const from = addDays(toLocalDate(Date.now(), groups[0]?.timeZone ?? 'UTC'), 1);
  const result = job?.kind === 'assign-parameters' ? (job.result as AssignmentResult | null) : null;
  const values = { from, to: addDays(from, 27), groupIds: searchParams.getAll('group') };
  return { groups, values, jobId: job?.id ?? null, result };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'forecast:write');
  const form = await request.formData();
  const sent = {
    ...(Object.fromEntries(form) as Record<string, string>),
    groupIds: form.getAll('groupIds').map(String),
    weekdays: form.has('weekdays') ? form.getAll('weekdays').map(String) : undefined,
  };
  const parsed = assignmentInput.safeParse(sent);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => String(issue.path[0]));
    return data({ faults, sent, preview: null }, { status: 422 });
  }
  const reach = { organizationId: actor.organizationId, scope: reachOfAssignment(actor, parsed.data) };
  await requireAssignedGroups(reach, parsed.data);
  if (form.get('intent') === 'confirm') {
    const { jobId } = await enqueueJob(actor, assignParameters, {
      ...parsed.data,
      departmentIds: departmentsOfReach(reach.scope),
    });
    return redirect(`/plan/forecasts/mass?job=${jobId}`);
  }
  const preview = await previewAssignment({ ...reach, assignment: parsed.data });
  return data({ faults: [], sent, preview });
}

export default function MassAssignment() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <AssignmentPage
      {...loaded}
      values={{ ...loaded.values, ...answer?.sent }}
      faults={answer?.faults ?? []}
      preview={answer?.preview ?? null}
    />
  );
}
