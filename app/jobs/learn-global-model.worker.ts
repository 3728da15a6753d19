import { type GlobalModel, learnGlobalModel, type SeriesInput } from '~/engine/forecasting';
import { definePoolTask } from './pool-task';

export interface GlobalModelTaskInput {
  groups: SeriesInput[];
  /** first local date that is not learned from */
  endDate: string;
}

const seed = 1;

export default definePoolTask<GlobalModelTaskInput, GlobalModel>(({ groups, endDate }) =>
  learnGlobalModel(groups, endDate, seed),
);
