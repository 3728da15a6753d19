import type { Actor } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { relaxSchema } from '~/models/relaxation-input';
import { requireWholeSchedule } from '~/models/schedule.server';
import { openForEdit } from '~/models/shift.server';
import { estimateRelaxationsJob } from './estimate-relaxations';

/**
 * Starts weighing what each rule costs a schedule. Nothing is changed.
 * @param values see `relaxSchema`
 * @throws AppError not_found, forbidden where the schedule holds more than one's departments, invalid; conflict while it is planned
 */
export async function requestRelaxations(
  actor: Actor,
  input: { scheduleId: string; values: unknown },
): Promise<{ jobId: string }> {
  const { scheduleId } = input;
  const request = parseInput(relaxSchema, input.values);
  const schedule = await openForEdit(actor, scheduleId, []);
  requireWholeSchedule(actor, 'schedule:write', schedule);
  return enqueueJob(actor, estimateRelaxationsJob, { scheduleId, request });
}
