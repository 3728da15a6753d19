import { InvalidInput } from '~/engine/errors';
import { type RoutingModel, type SimulationOptions, type SimulationResult, simulateRouting } from '~/engine/multiskill';
import { definePoolTask } from './pool-task';

export interface SimulationTaskInput {
  variants: { id: string; model: RoutingModel }[];
  options: Omit<SimulationOptions, 'onProgress'>;
}

export interface SimulationTaskProgress {
  variant: string;
  /** of all variants together, 0 to 1 */
  share: number;
  replications: number;
  contacts: number;
  halfWidth: number;
}

/** Results by variant, as far as it got; or why the model cannot be simulated. */
export type SimulationTaskOutput =
  | { results: { id: string; result: SimulationResult }[] }
  | { fault: { field: string; message: string } };

export default definePoolTask<SimulationTaskInput, SimulationTaskOutput, SimulationTaskProgress>(
  ({ variants, options }, { post, isCancelled }) => {
    const results: { id: string; result: SimulationResult }[] = [];
    try {
      for (const [index, { id, model }] of variants.entries()) {
        if (isCancelled()) break;
        const result = simulateRouting(model, {
          ...options,
          onProgress: ({ share, replications, contacts, halfWidth }) => {
            post({ variant: id, share: (index + share) / variants.length, replications, contacts, halfWidth });
            return !isCancelled();
          },
        });
        results.push({ id, result });
      }
      return { results };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: { field: error.field, message: error.message } };
      throw error;
    }
  },
);
