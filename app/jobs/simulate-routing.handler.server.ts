import type { RoutingModel, SimulationOptions } from '~/engine/multiskill';
import { loadRoutingDay, type RoutingDay } from '~/models/routing-day.server';
import { summariseSimulation, type VariantId } from '~/models/routing-result';
import { applyWhatIf, withoutPooling } from '~/models/what-if';
import { AppError } from '~/platform/errors.server';
import { handleJob, type RunningJob } from './handle-job';
import { runInPool } from './run-in-pool.server';
import { simulateRoutingJob } from './simulate-routing';
import type { SimulationTaskInput, SimulationTaskOutput, SimulationTaskProgress } from './simulate-routing.worker';

const workerFile = new URL('./simulate-routing.worker.ts', import.meta.url);

export default handleJob(simulateRoutingJob, async ({ payload, job, signal }) => {
  if (payload.kind === 'model') {
    const model = payload.model as unknown as RoutingModel;
    const names = model.queues.map(({ id, thresholdSec }) => ({ id, name: id, slTarget: 0.8, thresholdSec }));
    const variants = [{ id: 'as-is' as const, model }];
    return { variants: await simulate(job, signal, variants, payload.options as SimulationOptions, names) };
  }
  const { date, groupIds, serviceId, change, halfWidth } = payload;
  const day = await loadRoutingDay({ organizationId: job.organizationId, date, groupIds, serviceId });
  const variants = [
    { id: 'as-is' as const, model: day.model },
    { id: 'separate' as const, model: withoutPooling(day.model) },
    { id: 'changed' as const, model: applyWhatIf(day.model, change) },
  ];
  // why: the same seed gives every variant the same contacts, so that differences are of the change and not of chance
  const options = { seed: 1, halfWidth, minReplications: 10, maxReplications: 200 };
  return { date, change, variants: await simulate(job, signal, variants, options, day.queues) };
});

async function simulate(
  job: RunningJob,
  signal: AbortSignal,
  variants: { id: VariantId; model: RoutingModel }[],
  options: SimulationOptions,
  names: Pick<RoutingDay['queues'][number], 'id' | 'name' | 'slTarget' | 'thresholdSec'>[],
) {
  const output = await runInPool<SimulationTaskInput, SimulationTaskOutput, SimulationTaskProgress>(
    workerFile,
    { variants, options },
    { signal, onMessage: ({ share, ...metrics }) => job.progress(share * 100, undefined, metrics) },
  );
  // why: a worker that leaves gives the job back; only a person's cancel keeps what there is
  if (signal.aborted && !job.isCancelled()) signal.throwIfAborted();
  if ('fault' in output) {
    const { field, message } = output.fault;
    throw new AppError('invalid', message, { faults: [{ field, rule: 'not_possible', message }] });
  }
  return output.results.map(({ id, result }) => summariseSimulation(id as VariantId, result, names));
}
