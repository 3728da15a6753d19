import type { Redis } from 'ioredis';
import { redis } from './redis.server';

const flagLifeSec = 24 * 3_600;
const flagKey = (jobId: string) => `job-cancel:${jobId}`;
/** Messages of Redis reach every database number, so the channel names it. */
const channelOf = (client: Redis) => `job-cancel:${client.options.db ?? 0}`;

/** Asks the worker that runs a job to stop: a flag that outlives a restart, and a message for at once. */
export async function raiseCancelFlag(jobId: string): Promise<void> {
  await redis().multi().set(flagKey(jobId), '1', 'EX', flagLifeSec).publish(channelOf(redis()), jobId).exec();
}

/** Whether a cancel was asked for. */
export async function isCancelFlagRaised(jobId: string): Promise<boolean> {
  return (await redis().exists(flagKey(jobId))) === 1;
}

/** The flags of several jobs in one call. */
export async function findRaisedFlags(jobIds: string[]): Promise<string[]> {
  if (jobIds.length === 0) return [];
  const flags = await redis().mget(jobIds.map(flagKey));
  return jobIds.filter((_, index) => flags[index] !== null);
}

/** Listens to cancel messages on a connection of its own. */
export async function listenForCancels(subscriber: Redis, onCancel: (jobId: string) => void): Promise<void> {
  subscriber.on('message', (_channel: string, jobId: string) => onCancel(jobId));
  await subscriber.subscribe(channelOf(subscriber));
}
