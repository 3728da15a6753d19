import { type Job, Worker } from 'bullmq';
import { finishJob } from '~/models/job.server';
import { findRaisedFlags, listenForCancels } from '~/platform/job-cancel-flags.server';
import { type QueueName, queueNames } from '~/platform/job-definition';
import { type QueuedJob, queueOf, queuePrefix } from '~/platform/job-queues.server';
import { logger } from '~/platform/logger.server';
import { metrics } from '~/platform/metrics.server';
import { createRedis } from '~/platform/redis.server';
import type { Tick } from './define-tick';
import type { JobHandlers } from './handle-job';
import { processJob } from './process-job.server';
import { closePool } from './run-in-pool.server';
import { RunningJobs } from './running-jobs';

/** Jobs of a queue at the same time in one worker: computing is bound by cores, imports by the database. */
const concurrencyOf: Record<QueueName, number> = { compute: 2, import: 2, maintenance: 3 };
const flagPollMs = 2_000;

export interface RunningWorker {
  /** ids of the jobs at work */
  runningJobs: () => string[];
  /** takes no new jobs, lets those at work end, returns to the queue what is not done after the grace */
  stop: (options?: { graceMs?: number }) => Promise<void>;
}

export interface WorkerInput {
  handlers: JobHandlers;
  ticks: Tick[];
  /** how long a job may be without a sign of life before another worker takes it */
  stalledAfterMs?: number;
}

/** Starts the consumers of all queues and the clock. */
export async function startWorker({ handlers, ticks, stalledAfterMs = 30_000 }: WorkerInput): Promise<RunningWorker> {
  const running = new RunningJobs();
  const stopTicks = new AbortController();
  const subscriber = createRedis({ enableAutoPipelining: false });
  await listenForCancels(subscriber, (jobId) => running.cancel(jobId));
  // why: a message that came while the connection was down must not be lost
  const poll = setInterval(() => {
    findRaisedFlags(running.ids).then(
      (ids) => {
        for (const id of ids) running.cancel(id);
      },
      (error) => logger.warn({ err: error }, 'cancel flags could not be read'),
    );
  }, flagPollMs);

  async function run(delivery: Job<QueuedJob>, token?: string): Promise<unknown> {
    const tick = ticks.find((candidate) => candidate.definition.name === delivery.name);
    if (tick) return tick.run({ signal: stopTicks.signal });
    const load = handlers[delivery.name];
    if (!load) throw new Error(`No handler for the job ${delivery.name}.`);
    return processJob((await load()).default, delivery, token, running);
  }

  const workers = queueNames.map((name) => {
    const connection = createRedis({ enableAutoPipelining: false });
    const worker = new Worker<QueuedJob>(
      name,
      async (delivery, token) => {
        const end = metrics().jobDuration.startTimer({ queue: name });
        try {
          return await run(delivery, token);
        } finally {
          end();
        }
      },
      {
        connection,
        prefix: queuePrefix,
        concurrency: concurrencyOf[name],
        lockDuration: stalledAfterMs,
        stalledInterval: stalledAfterMs,
        maxStalledCount: 2,
      },
    );
    worker.on('completed', () => metrics().jobs.inc({ queue: name, outcome: 'completed' }));
    worker.on('failed', (job, error) => void settleFailure(name, job, error));
    worker.on('error', (error) => logger.error({ err: error, queue: name }, 'queue worker'));
    worker.on('stalled', (jobId) => logger.warn({ jobId, queue: name }, 'a stalled job was taken up again'));
    return { worker, connection };
  });

  await scheduleTicks(ticks);

  return {
    runningJobs: () => running.ids,
    async stop({ graceMs = 25_000 } = {}) {
      clearInterval(poll);
      const abandon = setTimeout(() => running.abandonAll(), graceMs);
      stopTicks.abort('shutdown');
      await Promise.all(workers.map(({ worker }) => worker.close()));
      clearTimeout(abandon);
      await closePool();
      subscriber.disconnect();
      for (const { connection } of workers) connection.disconnect();
    },
  };
}

/** The queue gave a job up, also when the worker that ran it had died: its row must not stay open. */
async function settleFailure(queue: QueueName, job: Job<QueuedJob> | undefined, error: Error): Promise<void> {
  const isFinal = !job || job.attemptsMade >= (job.opts.attempts ?? 1) || error.name === 'UnrecoverableError';
  metrics().jobs.inc({ queue, outcome: isFinal ? 'failed' : 'retried' });
  logger.warn({ queue, job: job?.name, jobId: job?.data.jobId, err: error.message, isFinal }, 'a run failed');
  if (!isFinal || !job?.data.jobId) return;
  try {
    await finishJob({
      jobId: job.data.jobId,
      state: 'failed',
      error: 'The job was interrupted and could not be finished.',
    });
  } catch (finishError) {
    logger.error({ err: finishError, jobId: job.data.jobId }, 'failed job could not be closed');
  }
}

async function scheduleTicks(ticks: Tick[]): Promise<void> {
  const queue = queueOf('maintenance');
  const known = new Set(ticks.map((tick) => tick.definition.name));
  for (const scheduler of await queue.getJobSchedulers()) {
    if (!known.has(scheduler.key)) await queue.removeJobScheduler(scheduler.key);
  }
  for (const { definition } of ticks) {
    const { name, everyMs, pattern, runsAtStart } = definition;
    const options = { removeOnComplete: 20, removeOnFail: 100 };
    const repeat = everyMs ? { every: everyMs } : { pattern, tz: 'UTC' };
    await queue.upsertJobScheduler(name, repeat, { name, data: {}, opts: options });
    if (runsAtStart) await queue.add(name, {}, { ...options, deduplication: { id: `start-${name}`, ttl: 5_000 } });
  }
}
