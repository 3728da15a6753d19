import { type JobsOptions, Queue } from 'bullmq';
import { type QueueName, queueNames } from './job-definition';
import { createRedis } from './redis.server';
import { singleton } from './singleton.server';

/** Prefix of every key of the queues in Redis. */
export const queuePrefix = 'wfm';

/** What travels through Redis: ids and the payload, never data. */
export interface QueuedJob {
  jobId?: string;
  organizationId?: string;
  payload?: unknown;
}

const defaultJobOptions: JobsOptions = {
  backoff: { type: 'exponential', delay: 2_000 },
  removeOnComplete: { age: 24 * 3_600, count: 1_000 },
  removeOnFail: { age: 7 * 24 * 3_600, count: 1_000 },
};

/** The queue of a name, one per process. */
export const queueOf = (name: QueueName): Queue<QueuedJob> =>
  singleton(
    `queue-${name}`,
    () => new Queue<QueuedJob>(name, { connection: queueConnection(), prefix: queuePrefix, defaultJobOptions }),
  );

/** All queues, for the board and the health page. */
export const allQueues = (): Queue<QueuedJob>[] => queueNames.map(queueOf);

const queueConnection = () => singleton('queue-connection', () => createRedis({ enableAutoPipelining: false }));

/** Closes the connections of the queues; for graceful shutdown. */
export async function closeQueues(): Promise<void> {
  await Promise.all(allQueues().map((queue) => queue.close()));
  queueConnection().disconnect();
}
