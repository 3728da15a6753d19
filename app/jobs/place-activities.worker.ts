import { InvalidInput } from '~/engine/errors';
import {
  type Activity,
  type ActivityResult,
  type GeneratedShift,
  placeActivities,
  type ScheduleProblem,
} from '~/engine/scheduling';
import { definePoolTask } from './pool-task';

export interface PlaceTaskInput {
  problem: ScheduleProblem;
  shifts: GeneratedShift[];
  activities: Activity[];
}

export type PlaceTaskOutput = Pick<ActivityResult, 'placed' | 'notPlaced' | 'costIncrease'> | { fault: string };
export interface PlaceTaskProgress {
  fraction: number;
}

/** One activity after the other, so that progress shows and a cancel is heard between two of them. */
export default definePoolTask<PlaceTaskInput, PlaceTaskOutput, PlaceTaskProgress>(
  ({ problem, shifts, activities }, { post, isCancelled }) => {
    try {
      const result: Pick<ActivityResult, 'placed' | 'notPlaced' | 'costIncrease'> = {
        placed: [],
        notPlaced: [],
        costIncrease: 0,
      };
      let present = shifts;
      for (const [i, activity] of activities.entries()) {
        if (isCancelled()) break;
        const one = placeActivities(problem, present, [activity]);
        present = one.shifts;
        result.placed.push(...one.placed);
        result.notPlaced.push(...one.notPlaced);
        result.costIncrease += one.costIncrease;
        post({ fraction: (i + 1) / activities.length });
      }
      return result;
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
