import type { Estimate, RoutingModel } from '~/engine/multiskill';
import { loadRoutingDay } from '~/models/routing-day.server';
import type { Figure } from '~/models/routing-result';
import type { TrainingAdvice } from '~/models/training-advice';
import { AppError } from '~/platform/errors.server';
import { adviseTrainingJob } from './advise-training';
import type { AdviceTaskOutput } from './advise-training.worker';
import { handleJob } from './handle-job';
import { runInPool } from './run-in-pool.server';

const workerFile = new URL('./advise-training.worker.ts', import.meta.url);

export default handleJob(adviseTrainingJob, async ({ payload, job, signal }) => {
  const day = await loadRoutingDay({ organizationId: job.organizationId, ...payload });
  const output = await runInPool<RoutingModel, AdviceTaskOutput, { done: number; total: number }>(
    workerFile,
    day.model,
    {
      signal,
      onMessage: ({ done, total }) => job.progress((100 * done) / Math.max(1, total), undefined, { done, total }),
    },
  );
  // why: a worker that leaves gives the job back; only a person's cancel keeps what there is
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) {
    const { field, message } = output.fault;
    throw new AppError('invalid', message, { faults: [{ field, rule: 'not_possible', message }] });
  }
  const nameOf = new Map(day.queues.map(({ id, name }) => [id, name]));
  const mainOf = new Map(day.model.agents?.map((agent) => [agent.id, agent.groupId ?? '']));
  const { serviceLevel, advice, simulated, candidates } = output.advice;
  return {
    date: payload.date,
    serviceLevel: toFigure(serviceLevel),
    simulated,
    candidates,
    advice: advice.map((item): TrainingAdvice => {
      const fromId = mainOf.get(item.whoId) ?? item.whoId;
      const ofQueue = item.byQueue.find(({ queueId }) => queueId === item.queueId);
      return {
        employeeId: item.whoId,
        fromId,
        fromName: nameOf.get(fromId) ?? '',
        toId: item.queueId,
        toName: nameOf.get(item.queueId) ?? '',
        people: Math.max(1, item.alikeIds.length),
        gain: toFigure(item.gain),
        queueGain: ofQueue ? toFigure(ofQueue.gain) : [0, null],
      };
    }),
  };
});

const toFigure = ({ mean, halfWidth }: Estimate): Figure => [mean, Number.isFinite(halfWidth) ? halfWidth : null];
