process.env.WFM_PROCESS = 'worker';

const { logger } = await import('~/platform/logger.server');
const { startWorker } = await import('./start-worker.server');
const { closeQueues } = await import('~/platform/job-queues.server');
const { jobHandlers, ticks } = await import('./registry.server');
const { createRecoverJobs } = await import('./recover-jobs');
const { startHeartbeat } = await import('~/models/process.server');
const { pool } = await import('~/platform/pg.server');
const { redis } = await import('~/platform/redis.server');
const { shareJobMetrics } = await import('~/platform/shared-metrics.server');

/** A worker that hangs on its way out is ended; its jobs are taken up by another as stalled. */
const forcedExitMs = 40_000;

const worker = await startWorker({ handlers: jobHandlers, ticks: [...ticks, createRecoverJobs(jobHandlers)] });
const heartbeat = startHeartbeat({ kind: 'worker', describe: () => ({ jobs: worker.runningJobs() }) });
const stopSharing = shareJobMetrics(`${process.pid}-${Date.now()}`);
logger.info({ pid: process.pid }, 'worker started');
process.send?.({ type: 'ready' });

let isStopping = false;

async function stop(reason: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  logger.info({ reason }, 'worker stops');
  setTimeout(() => process.exit(1), forcedExitMs).unref();
  try {
    await worker.stop();
    stopSharing();
    await heartbeat.stop();
    await closeQueues();
    await pool().end();
    await redis().quit();
    logger.info('worker stopped');
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, 'worker did not stop cleanly');
    process.exit(1);
  }
}

process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
// why: the start script is the parent; when it dies the worker must not stay behind
process.on('disconnect', () => void stop('parent left'));
process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));

export {};
