import { hostname } from 'node:os';
import { v7 as createId } from 'uuid';
import { logger } from '~/platform/logger.server';
import { redis } from '~/platform/redis.server';

/** A sign of life of a process, as the health page shows it. */
export interface ProcessReport {
  id: string;
  kind: 'web' | 'worker';
  host: string;
  pid: number;
  startedAt: string;
  seenAt: string;
  memoryBytes: number;
  heapBytes: number;
  /** share of one core since the last sign, 0..n */
  cpuShare: number;
  details: Record<string, unknown>;
}

const beatEveryMs = 5_000;
const lifeSec = 20;
const keyOf = (kind: string, id: string) => `process:${kind}:${id}`;
const indexKey = 'processes';

/**
 * Tells Redis every five seconds that this process lives.
 * @param describe figures of its own, such as jobs at work or sockets
 */
export function startHeartbeat(input: { kind: ProcessReport['kind']; describe?: () => Record<string, unknown> }) {
  const id = createId();
  const key = keyOf(input.kind, id);
  const startedAt = new Date().toISOString();
  let cpu = process.cpuUsage();
  let beatAt = performance.now();

  async function beat(): Promise<void> {
    const used = process.cpuUsage(cpu);
    const elapsedMs = Math.max(1, performance.now() - beatAt);
    cpu = process.cpuUsage();
    beatAt = performance.now();
    const memory = process.memoryUsage();
    const report: ProcessReport = {
      id,
      kind: input.kind,
      host: hostname(),
      pid: process.pid,
      startedAt,
      seenAt: new Date().toISOString(),
      memoryBytes: memory.rss,
      heapBytes: memory.heapUsed,
      cpuShare: (used.user + used.system) / 1_000 / elapsedMs,
      details: input.describe?.() ?? {},
    };
    await redis().multi().set(key, JSON.stringify(report), 'EX', lifeSec).zadd(indexKey, Date.now(), key).exec();
  }

  const safely = () => beat().catch((error) => logger.warn({ err: error }, 'heartbeat was not sent'));
  const timer = setInterval(safely, beatEveryMs);
  void safely();
  return {
    async stop(): Promise<void> {
      clearInterval(timer);
      await redis().multi().del(key).zrem(indexKey, key).exec();
    },
  };
}

/** Processes that gave a sign of life within the last seconds. */
export async function listProcesses(): Promise<ProcessReport[]> {
  await redis().zremrangebyscore(indexKey, 0, Date.now() - lifeSec * 1_000);
  const keys = await redis().zrange(indexKey, 0, -1);
  if (keys.length === 0) return [];
  const values = await redis().mget(keys);
  return values
    .filter((value) => value !== null)
    .map((value) => JSON.parse(value) as ProcessReport)
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.startedAt.localeCompare(b.startedAt));
}
