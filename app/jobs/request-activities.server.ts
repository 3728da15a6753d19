import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { failProposal, insertProposal } from '~/models/schedule-proposal.server';
import { listReachableEmployees } from '~/models/schedule-reach.server';
import { openForEdit } from '~/models/shift.server';
import { listTimetableEvents } from '~/models/timetable-event.server';
import { placeEventsSchema } from '~/models/timetable-event-input';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden, notFound } from '~/platform/errors.server';
import { placeActivitiesJob } from './place-activities';

/**
 * Starts placing events of the timetable into a schedule; the answer waits as a proposal.
 * @param values see `placeEventsSchema`
 * @throws AppError not_found (an event out of reach or ended), forbidden, invalid; conflict while the schedule is planned
 */
export async function requestActivities(
  actor: Actor,
  input: { scheduleId: string; values: unknown },
): Promise<{ jobId: string; proposalId: string }> {
  const { organizationId } = actor;
  const { scheduleId } = input;
  const { eventIds } = parseInput(placeEventsSchema, input.values);
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const schedule = await openForEdit(actor, scheduleId, []);
  const events = await listTimetableEvents(actor, { status: 'active', ids: eventIds });
  if (events.length < new Set(eventIds).size) throw notFound('The event');
  const employeeIds = scope.kind === 'all' ? null : await listReachableEmployees({ organizationId, scope, scheduleId });
  const departmentIds = scope.kind === 'department' ? scope.departmentIds : null;
  const [proposalId, jobId] = [createId(), createId()];
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const createdBy = actor.kind === 'system' ? null : actor.id;
    const asked = {
      fromDate: schedule.startDate,
      toDate: schedule.endDate,
      eventIds,
      names: events.map((e) => e.name),
    };
    const own = { id: proposalId, organizationId, scheduleId, jobId, createdBy };
    await insertProposal(client, { ...own, kind: 'activities', input: asked });
    const audit = {
      action: 'schedule.activities_started',
      entity: 'schedule',
      entityId: scheduleId,
      after: { events: asked.names },
    };
    return { result: undefined, audit };
  });
  try {
    const payload = { scheduleId, proposalId, eventIds, employeeIds, departmentIds };
    await enqueueJob(actor, placeActivitiesJob, payload, { jobId });
  } catch (error) {
    await failProposal({ organizationId, proposalId, error: 'The job could not be queued.' });
    throw error;
  }
  return { jobId, proposalId };
}
