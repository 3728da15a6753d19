import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { loadProfileDay } from '~/models/profile-day.server';
import { profileQuestionSchema } from '~/models/profile-question';
import { findPlannedDay } from '~/models/what-if-page.server';
import { staffProfilesJob } from './staff-profiles';

const form = profileQuestionSchema.extend({
  /** the next planned day where absent */
  date: z.iso.date().optional(),
});

/**
 * Starts the search for the fewest people by profile, once it is sure that the day can be staffed.
 * @param values fields of the form or of the interface
 * @throws AppError invalid naming the field: a value out of range, a day without forecast, queues that nobody serves
 */
export async function requestProfileStaffing(actor: Actor, values: unknown): Promise<{ jobId: string }> {
  const { date: wanted, ...question } = parseInput(form, values);
  const date = wanted ?? (await findPlannedDay(actor.organizationId));
  await loadProfileDay({ organizationId: actor.organizationId, date, ...question });
  return enqueueJob(actor, staffProfilesJob, { kind: 'day', date, ...question });
}
