import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { enqueueJob } from '~/models/job.server';
import { parseInput } from '~/models/parse-input.server';
import { failProposal, insertProposal } from '~/models/schedule-proposal.server';
import { reoptimizeSchema } from '~/models/schedule-proposal-input';
import { listReachableEmployees } from '~/models/schedule-reach.server';
import { openForEdit } from '~/models/shift.server';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden, invalid } from '~/platform/errors.server';
import { reoptimizeScheduleJob } from './reoptimize-schedule';

/**
 * Starts the re-optimisation of a part of a schedule; the answer waits as a proposal.
 * @param values see `reoptimizeSchema`
 * @throws AppError not_found, forbidden, invalid (dates outside the schedule); conflict while it is planned, or archived
 */
export async function requestReoptimization(
  actor: Actor,
  input: { scheduleId: string; values: unknown },
): Promise<{ jobId: string; proposalId: string }> {
  const { organizationId } = actor;
  const { scheduleId } = input;
  const request = parseInput(reoptimizeSchema, input.values);
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope) throw forbidden();
  const schedule = await openForEdit(actor, scheduleId, request.employeeIds);
  for (const field of ['fromDate', 'toDate'] as const) {
    if (request[field] < schedule.startDate || request[field] > schedule.endDate) {
      const { startDate, endDate } = schedule;
      throw invalid(field, 'outside', `${request[field]} lies outside the schedule (${startDate} to ${endDate}).`);
    }
  }
  const isEveryone = !request.employeeIds.length;
  const employeeIds =
    isEveryone && scope.kind === 'all'
      ? null
      : isEveryone
        ? await listReachableEmployees({ organizationId, scope, scheduleId })
        : request.employeeIds;
  const [proposalId, jobId] = [createId(), createId()];
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const createdBy = actor.kind === 'system' ? null : actor.id;
    const own = { id: proposalId, organizationId, scheduleId, jobId, createdBy };
    await insertProposal(client, { ...own, kind: 'reoptimize', input: request });
    const audit = {
      action: 'schedule.reoptimization_started',
      entity: 'schedule',
      entityId: scheduleId,
      after: { ...request, employeeIds: request.employeeIds.length },
    };
    return { result: undefined, audit };
  });
  try {
    await enqueueJob(actor, reoptimizeScheduleJob, { scheduleId, proposalId, request, employeeIds }, { jobId });
  } catch (error) {
    await failProposal({ organizationId, proposalId, error: 'The job could not be queued.' });
    throw error;
  }
  return { jobId, proposalId };
}
