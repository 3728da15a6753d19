import type { Server } from 'node:http';
import { closeQueues } from '../app/platform/job-queues.server.ts';
import { logger } from '../app/platform/logger.server.ts';
import { pool } from '../app/platform/pg.server.ts';
import { prisma } from '../app/platform/prisma.server.ts';
import { redis } from '../app/platform/redis.server.ts';

const patienceMs = 15_000;

/**
 * Finishes what is under way, then ends the process: on SIGTERM, SIGINT and when the launcher is gone.
 * @param options.beforeClose closes long-lived connections so that the server can drain
 */
export function stopOnSignals(options: { server: Server; beforeClose: (() => Promise<void> | void)[] }): void {
  let isStopping = false;
  const stop = async (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), patienceMs).unref();
    const drained = new Promise<void>((resolve) => options.server.close(() => resolve()));
    for (const close of options.beforeClose) await close();
    options.server.closeIdleConnections();
    await drained;
    await closeQueues().catch((error: Error) => logger.warn({ err: error }, 'queues did not close'));
    await Promise.allSettled([pool().end(), prisma().$disconnect(), redis().quit()]);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  if (process.send) process.on('disconnect', () => void stop('launcher gone'));
}
