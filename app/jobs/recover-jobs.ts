import { finishJob, listOpenJobs, queueJob } from '~/models/job.server';
import { type QueueName, queueNames } from '~/platform/job-definition';
import { queueOf } from '~/platform/job-queues.server';
import { defineTick, type Tick } from './define-tick';
import type { JobHandlers } from './handle-job';

const graceSec = 60;

/**
 * Brings the list of jobs and the queues together: a job that was written down while Redis was away is queued now,
 * and one whose run ended without a word (the queue gave it up) is marked as failed.
 */
export const createRecoverJobs = (handlers: JobHandlers): Tick =>
  defineTick({ name: 'recover-jobs', everyMs: 60_000, runsAtStart: true }, () => recoverJobs(handlers));

async function recoverJobs(handlers: JobHandlers) {
  const open = await listOpenJobs(graceSec);
  let queued = 0;
  let failed = 0;
  for (const job of open) {
    const found = await findQueued(job.id);
    if (!found) {
      const definition = await (await handlers[job.kind]?.())?.default.definition;
      if (!definition) continue;
      await queueJob(definition, { jobId: job.id, organizationId: job.organizationId, payload: job.payload });
      queued += 1;
    } else if (found.state === 'failed' || found.state === 'completed') {
      const error = found.state === 'failed' ? 'The job was interrupted and could not be finished.' : undefined;
      const ended = await finishJob({ jobId: job.id, state: found.state, error });
      if (ended) failed += 1;
    }
  }
  return { open: open.length, queued, failed };
}

async function findQueued(jobId: string): Promise<{ queue: QueueName; state: string } | null> {
  for (const queue of queueNames) {
    const state = await queueOf(queue).getJobState(jobId);
    if (state !== 'unknown') return { queue, state };
  }
  return null;
}
