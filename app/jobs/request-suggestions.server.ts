import { type Actor, scopeOf } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { listReachableEmployees } from '~/models/schedule-reach.server';
import { openForEdit } from '~/models/shift.server';
import { suggestSchema } from '~/models/suggestion-input';
import { forbidden, invalid } from '~/platform/errors.server';
import { suggestImprovementsJob } from './suggest-improvements';

/**
 * Starts the search for suggestions within the reach of a planner. Those of an earlier search that nobody decided on give way.
 * @param values see `suggestSchema`
 * @throws AppError not_found, forbidden, invalid; conflict while the schedule is planned, or archived
 */
export async function requestSuggestions(
  actor: Actor,
  input: { scheduleId: string; values: unknown },
): Promise<{ jobId: string }> {
  const { organizationId } = actor;
  const { scheduleId } = input;
  const request = parseInput(suggestSchema, input.values);
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const schedule = await openForEdit(actor, scheduleId, []);
  for (const field of ['fromDate', 'toDate'] as const) {
    const date = request[field];
    if (date && (date < schedule.startDate || date > schedule.endDate)) {
      throw invalid(
        field,
        'outside',
        `${date} lies outside the schedule (${schedule.startDate} to ${schedule.endDate}).`,
      );
    }
  }
  const employeeIds = scope.kind === 'all' ? null : await listReachableEmployees({ organizationId, scope, scheduleId });
  return enqueueJob(actor, suggestImprovementsJob, { scheduleId, request, employeeIds });
}
