import { z } from 'zod';
import { defineJob } from './define-job';

/** Distributes the vacations of a year as a preview; run twice it leaves the same. */
export const planVacations = defineJob({
  name: 'plan-vacations',
  queue: 'compute',
  payload: z.object({ planId: z.uuid() }),
});
