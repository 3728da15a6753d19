import { InvalidInput } from '~/engine/errors';
import type { ScheduleProblem, ScheduleWeights } from '../types';
import { UNITS_PER_AGENT } from './instance';
import type { SlotGrid } from './slot-grid';

/**
 * Demand per cell in coverage units, and the cost coefficients of each cell per unit: the quadratic ones divided by
 * demand + 2 agents, so that one agent missing of ten hurts more than one of a hundred.
 */
export function compileDemand(
  problem: ScheduleProblem,
  grid: SlotGrid,
  weights: ScheduleWeights,
): { demand: Int32Array; cost: Float32Array } {
  const { slotCount, baseMs, intervalMs } = grid;
  const demand = new Int32Array(problem.groups.length * slotCount);
  const cost = new Float32Array(demand.length * 4);
  problem.groups.forEach((group, index) => {
    const offset = (group.demandStartMs - baseMs) / intervalMs;
    if (!Number.isInteger(offset))
      throw new InvalidInput(`groups[${index}].demandStartMs`, 'must lie on the interval grid');
    const weight = group.weight ?? 1;
    for (let slot = 0; slot < slotCount; slot++) {
      const position = slot - offset;
      const agents = position >= 0 && position < group.demand.length ? group.demand[position] : 0;
      const cell = index * slotCount + slot;
      demand[cell] = Math.round(agents * UNITS_PER_AGENT);
      const square = weight / ((agents + 2) * UNITS_PER_AGENT * UNITS_PER_AGENT);
      cost[cell * 4] = (weight * weights.underLinear) / UNITS_PER_AGENT;
      cost[cell * 4 + 1] = weights.underQuadratic * square;
      cost[cell * 4 + 2] = (weight * weights.overLinear) / UNITS_PER_AGENT;
      cost[cell * 4 + 3] = weights.overQuadratic * square;
    }
  });
  return { demand, cost };
}
