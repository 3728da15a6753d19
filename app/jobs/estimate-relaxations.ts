import { z } from 'zod';
import { relaxSchema } from '~/models/relaxation-input';
import { defineJob } from './define-job';

/** Weighs what each rule costs a schedule: what it could gain if the rule did not hold. */
export const estimateRelaxationsJob = defineJob({
  name: 'estimate-relaxations',
  queue: 'compute',
  payload: z.object({ scheduleId: z.uuid(), request: relaxSchema }),
});
