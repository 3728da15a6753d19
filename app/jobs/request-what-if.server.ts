import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { faultsOf } from '~/models/parse-input.server';
import { loadRoutingDay } from '~/models/routing-day.server';
import { whatIfSchema } from '~/models/what-if';
import { findPlannedDay } from '~/models/what-if-page.server';
import { AppError } from '~/platform/errors.server';
import { simulateRoutingJob } from './simulate-routing';

const form = whatIfSchema.extend({
  /** the next planned day where absent */
  date: z.iso.date().optional(),
  serviceId: z
    .union([z.literal('').transform(() => null), z.uuid()])
    .nullish()
    .transform((id) => id ?? null),
  groupIds: z.array(z.uuid()).max(200).default([]),
});

/**
 * Starts the simulation of a day with changes, once it is sure that the day can be simulated.
 * @param values fields of the form or of the interface
 * @throws AppError invalid naming the field: a value out of range, a day without forecast or schedule
 */
export async function requestWhatIf(actor: Actor, values: Record<string, unknown>): Promise<{ jobId: string }> {
  const parsed = form.safeParse(values, { reportInput: true });
  if (!parsed.success) {
    throw new AppError('invalid', 'Correct the fields that are named.', { faults: faultsOf(parsed.error) });
  }
  const { serviceId, groupIds, date: wanted, ...change } = parsed.data;
  const date = wanted ?? (await findPlannedDay(actor.organizationId));
  const day = await loadRoutingDay({ organizationId: actor.organizationId, date, serviceId, groupIds });
  for (const field of ['trainFrom', 'trainTo'] as const) {
    if (change[field] && !day.queues.some(({ id }) => id === change[field])) {
      const message = `${field}: is not among the queues that are simulated.`;
      throw new AppError('invalid', message, { faults: [{ field, rule: 'unknown', message }] });
    }
  }
  return enqueueJob(actor, simulateRoutingJob, { kind: 'day', date, serviceId, groupIds, change });
}
