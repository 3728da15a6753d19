import type { JobHandler, RunningJob } from '~/jobs/handle-job';
import { prisma } from '~/platform/prisma.server';

/** Runs a handler as the worker would, without a queue; collects its progress. */
export async function runHandler(
  handler: Pick<JobHandler, 'definition'> & { run: unknown },
  payload: unknown,
  options: { organizationId: string; createdBy?: string; signal?: AbortSignal; jobId?: string },
) {
  const reports: { percent: number; message?: string; metrics?: Record<string, unknown> }[] = [];
  const job: RunningJob = {
    id: options.jobId ?? crypto.randomUUID(),
    organizationId: options.organizationId,
    createdBy: options.createdBy ?? null,
    attempt: 1,
    progress: (percent, message, metrics) => reports.push({ percent, message, metrics }),
    isCancelled: () => options.signal?.aborted ?? false,
  };
  const run = handler.run as (context: unknown) => Promise<Record<string, unknown> | undefined>;
  const result = await run({ payload, job, signal: options.signal ?? new AbortController().signal });
  return { result, reports };
}

/** Does what the worker would do with a job that was written down. */
export async function runJob(handler: Parameters<typeof runHandler>[0], jobId: string) {
  const { payload, createdBy, organizationId } = await prisma().job.findUniqueOrThrow({ where: { id: jobId } });
  return runHandler(handler, payload, { organizationId, createdBy: createdBy ?? undefined, jobId });
}
