import type { z } from 'zod';
import type { JobDefinition } from './define-job';

/** How a handler speaks to the person who waits. */
export interface RunningJob {
  id: string;
  organizationId: string;
  /** who asked for it, or null */
  createdBy: string | null;
  /** 1 for the first run */
  attempt: number;
  /**
   * Tells how far the work is; calls may be as frequent as one likes, they are thinned out.
   * @param percent 0..100
   * @param message short, for people
   * @param metrics figures for the page, such as the current gap of a solver
   */
  progress(percent: number, message?: string, metrics?: Record<string, unknown>): void;
  /** Whether somebody asked to stop; costs nothing, ask in every loop. */
  isCancelled(): boolean;
}

export interface JobContext<Payload> {
  payload: Payload;
  job: RunningJob;
  /** aborts on cancel (reason `cancelled`) and when the worker must stop at once (reason `shutdown`) */
  signal: AbortSignal;
}

/** What a handler answers; stored with the job and shown to who waits. */
export type JobResult = Record<string, unknown> | undefined;

export interface JobHandler<Payload extends z.ZodType = z.ZodType> {
  definition: JobDefinition<Payload>;
  run: (context: JobContext<z.output<Payload>>) => Promise<JobResult>;
}

/** Handlers by the name of their job, loaded when first needed. */
export type JobHandlers = Record<string, () => Promise<{ default: JobHandler }>>;

/**
 * Binds what a job does to its definition. The handler is idempotent: after a crash it runs again with the same payload.
 * After a cancel it may return (its result, the best so far, is kept) or throw; the job ends as cancelled in both cases.
 */
export function handleJob<Payload extends z.ZodType>(
  definition: JobDefinition<Payload>,
  run: JobHandler<Payload>['run'],
): JobHandler<Payload> {
  return { definition, run };
}
