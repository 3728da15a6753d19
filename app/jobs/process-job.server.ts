import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { beginJob, finishJob, recordProgress, returnJob } from '~/models/job.server';
import { AppError } from '~/platform/errors.server';
import { isCancelFlagRaised } from '~/platform/job-cancel-flags.server';
import type { QueuedJob } from '~/platform/job-queues.server';
import { logger } from '~/platform/logger.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import type { JobHandler, JobResult } from './handle-job';
import type { RunningJobs } from './running-jobs';
import { throttleProgress } from './throttle-progress';

/**
 * Runs one delivery of a job and keeps its row in step. Delivered twice, the second finds the row ended and does nothing.
 * @throws what the queue needs to hear: WaitingError (try later), UnrecoverableError (never again), or the fault (try again)
 */
export async function processJob(
  handler: JobHandler,
  delivery: Job<QueuedJob>,
  token: string | undefined,
  running: RunningJobs,
): Promise<JobResult> {
  const jobId = delivery.data.jobId as string;
  const log = logger.child({ jobId, job: delivery.name });
  const row = await beginJob(jobId);
  if (!row) return undefined;
  const stop = running.start(jobId);
  const isCancelled = () => stop.signal.aborted && stop.signal.reason === 'cancelled';
  if (row.cancelRequested || (await isCancelFlagRaised(jobId))) stop.abort('cancelled');
  const progress = throttleProgress({
    publish: (update) =>
      publish({
        organizationId: row.organizationId,
        type: 'job',
        rooms: [rooms.job(jobId)],
        data: { id: jobId, state: 'running', ...update, message: update.message ?? '' },
      }),
    store: (update) => recordProgress({ jobId, ...update }),
    onError: (error) => log.warn({ err: error }, 'progress was not recorded'),
  });
  try {
    if (isCancelled()) {
      await finishJob({ jobId, state: 'cancelled' });
      return undefined;
    }
    const result = await handler.run({
      payload: handler.definition.payload.parse(delivery.data.payload),
      job: {
        id: jobId,
        organizationId: row.organizationId,
        createdBy: row.createdBy,
        attempt: delivery.attemptsStarted,
        progress: progress.report,
        isCancelled,
      },
      signal: stop.signal,
    });
    await progress.close();
    // why: what came back after the order to leave may be half of the work
    if (stop.signal.aborted && !isCancelled()) throw new Error('The worker leaves.');
    await finishJob({ jobId, state: isCancelled() ? 'cancelled' : 'completed', result });
    return result;
  } catch (error) {
    await progress.close();
    if (isCancelled()) {
      await finishJob({ jobId, state: 'cancelled' });
      return undefined;
    }
    if (stop.signal.aborted) {
      await returnJob(jobId);
      await delivery.moveToWait(token);
      throw new WaitingError();
    }
    throw await settleFault(jobId, delivery, error, log);
  } finally {
    running.end(jobId);
  }
}

async function settleFault(
  jobId: string,
  delivery: Job<QueuedJob>,
  error: unknown,
  log: typeof logger,
): Promise<Error> {
  if (error instanceof AppError) {
    await finishJob({ jobId, state: 'failed', error: error.message });
    return new UnrecoverableError(error.message);
  }
  const isLast = delivery.attemptsMade + 1 >= (delivery.opts.attempts ?? 1);
  log.error({ err: error, isLast }, 'job failed');
  if (isLast) await finishJob({ jobId, state: 'failed', error: `Something unexpected happened (job ${jobId}).` });
  else await returnJob(jobId);
  return error instanceof Error ? error : new Error(String(error));
}
