import { InvalidInput } from '~/engine/errors';
import { type BacklogInput, type BacklogInterval, measureBacklog } from '~/engine/queueing';
import { definePoolTask } from './pool-task';

export type BacklogTaskOutput = { intervals: BacklogInterval[] } | { fault: { field: string; rule: string } };

export default definePoolTask<BacklogInput, BacklogTaskOutput>((input) => {
  try {
    return { intervals: measureBacklog(input) };
  } catch (error) {
    if (error instanceof InvalidInput) return { fault: { field: error.field, rule: error.rule } };
    throw error;
  }
});
