import { InvalidInput } from '~/engine/errors';
import { type ProfileStaffing, type StaffProfilesInput, staffProfiles } from '~/engine/multiskill';
import { definePoolTask } from './pool-task';

export interface StaffProfilesProgress {
  interval: number;
  intervals: number;
  simulations: number;
}

export type StaffProfilesOutput =
  | { staffing: ProfileStaffing }
  | { fault: { field: string; rule: string; message: string } };

export default definePoolTask<StaffProfilesInput, StaffProfilesOutput, StaffProfilesProgress>(
  async (input, { post, isCancelled }) => {
    try {
      const onProgress = (progress: StaffProfilesProgress) => {
        post(progress);
        return !isCancelled();
      };
      return { staffing: await staffProfiles({ ...input, onProgress }) };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return { fault: { field: error.field, rule: error.rule, message: error.message } };
    }
  },
);
