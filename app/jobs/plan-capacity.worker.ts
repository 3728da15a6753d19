import { type CapacityInput, type CapacityPlan, planCapacity } from '~/engine/capacity';
import { InvalidInput } from '~/engine/errors';
import { definePoolTask } from './pool-task';

export type CapacityTaskOutput = { plan: CapacityPlan } | { fault: { field: string; rule: string } };

export default definePoolTask<CapacityInput, CapacityTaskOutput>((input) => {
  try {
    return { plan: planCapacity(input) };
  } catch (error) {
    if (error instanceof InvalidInput) return { fault: { field: error.field, rule: error.rule } };
    throw error;
  }
});
