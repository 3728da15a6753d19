import { InvalidInput } from '~/engine/errors';
import { type AllocationInput, type AllocationResult, allocateAgents } from '~/engine/multiskill';
import { definePoolTask } from './pool-task';

export type AllocationTaskOutput = { result: AllocationResult } | { fault: { field: string; rule: string } };

export default definePoolTask<AllocationInput, AllocationTaskOutput>(async (input) => {
  try {
    return { result: await allocateAgents(input) };
  } catch (error) {
    if (error instanceof InvalidInput) return { fault: { field: error.field, rule: error.rule } };
    throw error;
  }
});
