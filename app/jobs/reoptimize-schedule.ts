import { z } from 'zod';
import { reoptimizeSchema } from '~/models/schedule-proposal-input';
import { defineJob } from './define-job';

/** Optimises a part of a schedule again; the answer waits as a proposal for a decision. */
export const reoptimizeScheduleJob = defineJob({
  name: 'reoptimize-schedule',
  queue: 'compute',
  payload: z.object({
    scheduleId: z.uuid(),
    proposalId: z.uuid(),
    request: reoptimizeSchema,
    /** people whose shifts may change; null = everyone */
    employeeIds: z.array(z.uuid()).nullable(),
  }),
});
