import { isRuleInForce } from '~/engine/scheduling';
import type { RelaxationAnswer } from '~/models/relaxation-input';
import { loadPlanState } from '~/models/schedule-plan-state.server';
import { readFrame } from '~/models/schedule-result.server';
import { AppError } from '~/platform/errors.server';
import { estimateRelaxationsJob } from './estimate-relaxations';
import type { RelaxTaskInput, RelaxTaskOutput, RelaxTaskProgress } from './estimate-relaxations.worker';
import { handleJob } from './handle-job';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./estimate-relaxations.worker.ts', import.meta.url);

export default handleJob(estimateRelaxationsJob, async ({ payload, job, signal }) => {
  const { organizationId } = job;
  const { scheduleId, request } = payload;
  job.progress(0, 'load');
  const schedule = await readFrame({ organizationId, scheduleId });
  const { built, shifts } = await loadPlanState(schedule);
  const { problem } = built;
  const rules = request.rules.filter((rule) => isRuleInForce(problem, rule));
  const output = await runInPool<RelaxTaskInput, RelaxTaskOutput, RelaxTaskProgress>(
    workerFile,
    { problem, shifts, rules, timeBudgetMs: request.timeBudgetSec * 1000 },
    {
      signal,
      graceMs: request.timeBudgetSec * 1000,
      onMessage: ({ fraction, rule }) => job.progress(fraction * 100, rule),
    },
  );
  // why: a worker that leaves gives the job back; a person's cancel takes the rules weighed by then
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) throw new AppError('invalid', output.fault);
  const demandHours = problem.groups.reduce((sum, group) => {
    let agents = 0;
    for (let i = 0; i < group.demand.length; i++) agents += group.demand[i];
    return sum + (agents * problem.horizon.intervalMinutes) / 60;
  }, 0);
  const answer: RelaxationAnswer = {
    rules: output.relaxations
      .map(({ rule, objectiveGain, shortPercentGain, shortPercent }) => ({
        rule,
        objectiveGain,
        shortPercentGain,
        shortHoursGain: (shortPercentGain * demandHours) / 100,
        shortPercent,
      }))
      .sort((a, b) => b.objectiveGain - a.objectiveGain),
    version: schedule.version,
  };
  return { scheduleId, ...answer };
});
