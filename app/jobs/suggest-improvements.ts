import { z } from 'zod';
import { suggestSchema } from '~/models/suggestion-input';
import { defineJob } from './define-job';

/** Seeks changes that help a schedule; each waits as a proposal with its score. */
export const suggestImprovementsJob = defineJob({
  name: 'suggest-improvements',
  queue: 'compute',
  payload: z.object({
    scheduleId: z.uuid(),
    request: suggestSchema,
    /** people whose shifts may change; null = everyone */
    employeeIds: z.array(z.uuid()).nullable(),
  }),
});
