import { z } from 'zod';
import { defineJob } from './define-job';

/** Computes the requirements of current forecasts again, after settings of one group or of all have changed. */
export const recomputeRequirements = defineJob({
  name: 'recompute-requirements',
  queue: 'compute',
  payload: z.object({ groupId: z.uuid().nullable(), from: z.iso.date() }),
});
