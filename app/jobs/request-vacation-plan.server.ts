import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { createVacationPlan } from '~/models/vacation-plan.server';
import { planVacations } from './plan-vacations';

/**
 * Starts the automatic distribution of a year; nothing changes until its result is applied.
 * @throws AppError forbidden, not_found, invalid
 */
export async function requestVacationPlan(actor: Actor, values: unknown): Promise<{ jobId: string; planId: string }> {
  const jobId = createId();
  const planId = await createVacationPlan(actor, values, jobId);
  await enqueueJob(actor, planVacations, { planId }, { jobId });
  return { jobId, planId };
}
