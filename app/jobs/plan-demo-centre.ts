import { z } from 'zod';
import { defineJob } from './define-job';

/** Gives a fresh centre what a running one has: forecasts of all groups and an applied schedule for the weeks around today. */
export const planDemoCentre = defineJob({
  name: 'plan-demo-centre',
  queue: 'compute',
  payload: z.object({ timeBudgetMs: z.number().int().min(1000).max(600_000).default(20_000) }),
});
