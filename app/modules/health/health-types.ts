type Part<T> = { isReachable: true; report: T } | { isReachable: false; reason: string };

/** The state of every part, as the loader gives it. */
export interface HealthView {
  processes: Part<
    {
      id: string;
      kind: string;
      host: string;
      pid: number;
      startedAt: string;
      seenAt: string;
      memoryBytes: number;
      cpuShare: number;
      details: Record<string, unknown>;
    }[]
  >;
  queues: Part<
    {
      name: string;
      waiting: number;
      active: number;
      delayed: number;
      failed: number;
      completed: number;
      isPaused: boolean;
    }[]
  >;
  database: Part<{
    version: string;
    sizeBytes: number;
    connections: number;
    maxConnections: number;
    isReplica: boolean;
    replicas: number;
    migrations: number;
    lastMigration: string | null;
    startedAt: string;
  }>;
  redis: Part<{
    version: string;
    usedBytes: number;
    maxBytes: number;
    clients: number;
    uptimeSec: number;
    lastSaveFailed: boolean;
  }>;
  partitions: Part<
    {
      table: string;
      months: number;
      lastMonth: string | null;
      monthsAhead: number;
      defaultRows: number;
      sizeBytes: number;
    }[]
  >;
  disk: Part<{ totalBytes: number; freeBytes: number }>;
}
