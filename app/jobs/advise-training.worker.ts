import { InvalidInput } from '~/engine/errors';
import { adviseCrossTraining, type RoutingModel } from '~/engine/multiskill';
import { definePoolTask } from './pool-task';

export type AdviceTaskOutput =
  | { advice: ReturnType<typeof adviseCrossTraining> }
  | { fault: { field: string; message: string } };

export default definePoolTask<RoutingModel, AdviceTaskOutput, { done: number; total: number }>(
  (model, { post, isCancelled }) => {
    try {
      const advice = adviseCrossTraining({
        model,
        seed: 1,
        limit: 10,
        onProgress: (progress) => {
          post(progress);
          return !isCancelled();
        },
      });
      return { advice };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: { field: error.field, message: error.message } };
      throw error;
    }
  },
);
