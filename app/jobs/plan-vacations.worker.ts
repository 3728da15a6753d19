import { type DistributionInput, type DistributionResult, distributeVacations } from '~/engine/vacations';
import { definePoolTask } from './pool-task';

export default definePoolTask<DistributionInput, DistributionResult, { done: number; total: number }>(
  (input, { post, isCancelled }) =>
    distributeVacations({ ...input, isCancelled, onProgress: (done, total) => post({ done, total }) }),
);
