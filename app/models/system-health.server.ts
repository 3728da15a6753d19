import { statfs } from 'node:fs/promises';
import { env } from '~/platform/env.server';
import { allQueues } from '~/platform/job-queues.server';
import { query } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { listPartitions, type PartitionReport } from './partition.server';
import { listProcesses, type ProcessReport } from './process.server';

export interface QueueReport {
  name: string;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  completed: number;
  isPaused: boolean;
}

export interface DatabaseReport {
  version: string;
  sizeBytes: number;
  connections: number;
  maxConnections: number;
  isReplica: boolean;
  replicas: number;
  migrations: number;
  lastMigration: string | null;
  startedAt: string;
}

export interface RedisReport {
  version: string;
  usedBytes: number;
  maxBytes: number;
  clients: number;
  uptimeSec: number;
  lastSaveFailed: boolean;
}

/** The state of a part of the system: its figures, or why they cannot be had. */
export type Part<T> = { isReachable: true; report: T } | { isReachable: false; reason: string };

export interface SystemHealth {
  processes: Part<ProcessReport[]>;
  queues: Part<QueueReport[]>;
  database: Part<DatabaseReport>;
  redis: Part<RedisReport>;
  partitions: Part<PartitionReport[]>;
  disk: Part<{ totalBytes: number; freeBytes: number }>;
}

const patienceMs = 3_000;

/** Looks at one part without letting it hold up or break the others. */
async function inspect<T>(look: () => Promise<T>): Promise<Part<T>> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1_000} s`)), patienceMs);
  });
  try {
    return { isReachable: true, report: await Promise.race([look(), timeout]) };
  } catch (error) {
    return { isReachable: false, reason: (error as Error).message };
  } finally {
    clearTimeout(timer);
  }
}

async function inspectQueues(): Promise<QueueReport[]> {
  return Promise.all(
    allQueues().map(async (queue) => {
      const [counts, isPaused] = await Promise.all([
        queue.getJobCounts('waiting', 'active', 'delayed', 'failed', 'completed'),
        queue.isPaused(),
      ]);
      const { waiting, active, delayed, failed, completed } = counts;
      return { name: queue.name, waiting, active, delayed, failed, completed, isPaused };
    }),
  );
}

async function inspectDatabase(): Promise<DatabaseReport> {
  const [row] = await query<DatabaseReport & { started: Date }>(
    'health-database',
    `select current_setting('server_version') as version, pg_database_size(current_database()) as "sizeBytes",
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
       current_setting('max_connections')::int as "maxConnections", pg_is_in_recovery() as "isReplica",
       (select count(*)::int from pg_stat_replication) as replicas,
       (select count(*)::int from _prisma_migrations where finished_at is not null) as migrations,
       (select max(migration_name) from _prisma_migrations where finished_at is not null) as "lastMigration",
       pg_postmaster_start_time() as started`,
  );
  const { started, ...report } = row;
  return { ...report, startedAt: started.toISOString() };
}

async function inspectRedis(): Promise<RedisReport> {
  const text = await redis().info();
  const fields = new Map(text.split('\r\n').map((line) => line.split(':', 2) as [string, string]));
  const number = (name: string) => Number(fields.get(name) ?? 0);
  return {
    version: fields.get('redis_version') ?? '',
    usedBytes: number('used_memory'),
    maxBytes: number('maxmemory'),
    clients: number('connected_clients'),
    uptimeSec: number('uptime_in_seconds'),
    lastSaveFailed: fields.get('rdb_last_bgsave_status') === 'err',
  };
}

async function inspectDisk(): Promise<{ totalBytes: number; freeBytes: number }> {
  const { blocks, bavail, bsize } = await statfs(env().DATA_DIR).catch(() => statfs('.'));
  return { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
}

/** The state of every part of the system; one that does not answer is named, and the others are shown all the same. */
export async function getSystemHealth(): Promise<SystemHealth> {
  const [processes, queues, database, redisPart, partitions, disk] = await Promise.all([
    inspect(listProcesses),
    inspect(inspectQueues),
    inspect(inspectDatabase),
    inspect(inspectRedis),
    inspect(() => listPartitions()),
    inspect(inspectDisk),
  ]);
  return { processes, queues, database, redis: redisPart, partitions, disk };
}
