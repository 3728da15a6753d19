import { assignParameters as assign } from '~/models/forecast-assignment.server';
import { reachOfDepartments } from '~/models/forecast-assignment-reach.server';
import { notifyUsers } from '~/models/notification.server';
import { systemActorOf } from '~/models/system-actor.server';
import { assignParameters } from './assign-parameters';
import { handleJob } from './handle-job';
import { recountForecasts } from './recount-forecasts.server';

export default handleJob(assignParameters, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const actor = await systemActorOf({ organizationId, userId: job.createdBy });
  const { departmentIds, ...assignment } = payload;
  const outcomes = await assign(actor, {
    assignment,
    scope: reachOfDepartments(departmentIds),
    signal,
    onDone: (done, total, group) => job.progress((100 * done) / total, group),
  });
  const done = outcomes.filter(({ fault }) => fault === null).map(({ groupId }) => groupId);
  const recounted = payload.schema
    ? await recountForecasts(actor, { ...payload, groupIds: done, schema: payload.schema, signal })
    : 0;
  const failures = outcomes.filter(({ fault }) => fault !== null);
  if (job.createdBy) {
    await notifyUsers({
      organizationId,
      userIds: [job.createdBy],
      kind: failures.length ? 'assignment_failed' : 'assignment_done',
      params: { count: outcomes.length - failures.length, failed: failures.length },
      link: `/plan/forecasts/mass?job=${job.id}`,
    });
  }
  return { done: outcomes.length - failures.length, failures, recounted };
});
