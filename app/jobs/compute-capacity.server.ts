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
import { projectWeeks } from './project-weeks.server';
import { runInPool } from './run-in-pool.server';

/** part of the keys, so that a new way to compute never meets an old answer */
const edition = 3;

/**
 * People needed, employed and hired by week for every scenario of a plan. Computed in a thread of the pool; kept for the day, as
 * long as the plan is not changed.
 * @throws AppError invalid naming the field
 */
export function computeCapacity(input: { organizationId: string; plan: CapacityPlanRow }): Promise<CapacityOutcome> {
  const { organizationId, plan } = input;
  const today = new Date().toISOString().slice(0, 10);
  return rememberCalculation(
    'capacity',
    { edition, organizationId, id: plan.id, version: plan.version, today },
    async () => {
      const { groupIds, startDate, weeks } = plan.input;
      // why: most changes are of people and money; the volumes of a day stay the same
      const wanted = { organizationId, groupIds: groupIds.toSorted(), startDate, weeks, today };
      const hour = new Date().getUTCHours();
      const demand = await rememberCalculation('capacity-demand', { edition, ...wanted, hour }, async () => {
        const longRange = await projectWeeks(wanted);
        return readCapacityDemand({ ...wanted, longRange });
      });
      const question = toCapacityInput(plan.input, demand);
      const output = await runInPool<CapacityInput, CapacityTaskOutput>(
        poolTaskFile('plan-capacity.worker.ts'),
        question,
      );
      if ('fault' in output) throw new InvalidInput(output.fault.field, output.fault.rule);
      return summariseCapacity(output.plan, describeDemand(demand));
    },
  );
}

const describeDemand = (demand: CapacityDemand[]) =>
  demand.map(({ groupId, name, weeklyVolume, ahtSec, forecastWeeks, longRangeWeeks, longRangeWape }) => {
    const contacts = weeklyVolume.reduce((sum, volume) => sum + volume, 0);
    const workSec = weeklyVolume.reduce((sum, volume, week) => sum + volume * ahtSec[week], 0);
    const meanAhtSec = contacts > 0 ? workSec / contacts : ahtSec[0];
    return { groupId, name, ahtSec: meanAhtSec, forecastWeeks, longRangeWeeks, longRangeWape };
  });
