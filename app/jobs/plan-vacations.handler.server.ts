import type { DistributionInput, DistributionResult } from '~/engine/vacations';
import { notifyUsers } from '~/models/notification.server';
import { loadVacationPlanTask, saveVacationPlanResult } from '~/models/vacation-plan.server';
import { loadDistribution } from '~/models/vacation-plan-input.server';
import { handleJob } from './handle-job';
import { planVacations } from './plan-vacations';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./plan-vacations.worker.ts', import.meta.url);

export default handleJob(planVacations, async ({ payload, job, signal }) => {
  const { organizationId, createdBy } = job;
  const { planId } = payload;
  job.progress(1, 'load');
  const task = await loadVacationPlanTask({ organizationId, planId });
  const input = await loadDistribution({ organizationId, ...task, signal });
  const result = await runInPool<DistributionInput, DistributionResult, { done: number; total: number }>(
    workerFile,
    input,
    {
      signal,
      onMessage: ({ done, total }) => job.progress(5 + (85 * done) / Math.max(1, total), 'distribute', { done, total }),
    },
  );
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  await saveVacationPlanResult(
    { organizationId, actorId: createdBy, actorKind: createdBy ? 'user' : 'system', source: 'job' },
    { planId, proposals: result.proposals, summary: result.summary },
  );
  if (createdBy) {
    await notifyUsers({
      organizationId,
      userIds: [createdBy],
      kind: 'vacation_plan_ready',
      params: {
        year: task.year,
        granted: result.summary.granted + result.summary.moved,
        wishes: result.summary.wishes,
      },
      link: `/plan/vacations/automatic?year=${task.year}&plan=${planId}`,
    });
  }
  return { planId, ...result.summary };
});
