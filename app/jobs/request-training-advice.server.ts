import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { loadRoutingDay } from '~/models/routing-day.server';
import { adviseTrainingJob } from './advise-training';

/** Starts the search for training advice, once it is sure that the day can be simulated. @throws AppError invalid */
export async function requestTrainingAdvice(actor: Actor, values: unknown): Promise<{ jobId: string }> {
  const { date } = parseInput(z.object({ date: z.iso.date() }), values);
  await loadRoutingDay({ organizationId: actor.organizationId, date, groupIds: [], serviceId: null });
  return enqueueJob(actor, adviseTrainingJob, { date });
}
