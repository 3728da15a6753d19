import type { CapacityInput } from '~/engine/capacity';
import { InvalidInput } from '~/engine/errors';
import { rememberCalculation } from '~/models/calculation.server';
import { type CapacityDemand, readCapacityDemand } from '~/models/capacity-demand.server';
import { toCapacityInput } from '~/models/capacity-model';
import type { CapacityOutcome } from '~/models/capacity-outcome';
import { summariseCapacity } from '~/models/capacity-outcome';
import type { CapacityPlanRow } from '~/models/capacity-plan.server';
import type { CapacityTaskOutput } from './plan-capacity.worker';
import { poolTaskFile } from './pool-task-file';
import { runInPool } from './run-in-pool.server';

/**
 * People needed, employed and hired by week for every scenario of a plan. Computed in a thread of the pool; kept for the day, as
 * long as the plan is not changed.
 * @throws AppError invalid naming the field
 */
export function computeCapacity(input: { organizationId: string; plan: CapacityPlanRow }): Promise<CapacityOutcome> {
  const { organizationId, plan } = input;
  const today = new Date().toISOString().slice(0, 10);
  return rememberCalculation('capacity', { organizationId, id: plan.id, version: plan.version, today }, async () => {
    const { groupIds, startDate, weeks } = plan.input;
    // why: most changes are of people and money; the volumes of a day stay the same
    const wanted = { organizationId, groupIds: groupIds.toSorted(), startDate, weeks, today };
    const demand = await rememberCalculation('capacity-demand', { ...wanted, hour: new Date().getUTCHours() }, () =>
      readCapacityDemand(wanted),
    );
    const question = toCapacityInput(plan.input, demand);
    const output = await runInPool<CapacityInput, CapacityTaskOutput>(
      poolTaskFile('plan-capacity.worker.ts'),
      question,
    );
    if ('fault' in output) throw new InvalidInput(output.fault.field, output.fault.rule);
    return summariseCapacity(output.plan, describeDemand(demand));
  });
}

const describeDemand = (demand: CapacityDemand[]) =>
  demand.map(({ groupId, name, ahtSec, forecastWeeks }) => ({ groupId, name, ahtSec, forecastWeeks }));
