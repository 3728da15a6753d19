import type { Tick } from './define-tick';
import type { JobHandler } from './handle-job';
import maintainPartitions from './maintain-partitions';
import recoverJobs from './recover-jobs';

/**
 * Every handler by the name of its job, loaded when first needed. One line for each job:
 * `'generate-forecast': () => import('./generate-forecast.handler.server'),`
 */
export const jobHandlers: Record<string, () => Promise<{ default: JobHandler }>> = {};

/** What runs by the clock. */
export const ticks: Tick[] = [maintainPartitions, recoverJobs];
