import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { requireActor } from '~/auth/require-permission.server';
import { cancelJob, getJob, jobOwnerFilter } from '~/models/job.server';
import { invalid, notFound } from '~/platform/errors.server';

function parseJobId(jobId: string | undefined): string {
  const parsed = z.uuid().safeParse(jobId);
  if (!parsed.success) throw notFound('The job');
  return parsed.data;
}

/** State of a job, for pages whose socket is blocked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const { organizationId } = actor;
  const createdBy = jobOwnerFilter(actor, 'job:read');
  return Response.json(await getJob({ organizationId, jobId: parseJobId(params.jobId), createdBy }));
}

/** `intent=cancel` asks the job to stop. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await request.formData();
  if (form.get('intent') !== 'cancel') throw invalid('intent', 'enum', 'The intent must be cancel.');
  return Response.json(await cancelJob(actor, parseJobId(params.jobId)));
}
