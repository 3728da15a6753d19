import { z } from 'zod';
import { defineJob } from './define-job';

/** Plans a variant: from requirement, people and rules to shifts with their pauses. */
export const generateSchedule = defineJob({
  name: 'generate-schedule',
  queue: 'compute',
  payload: z.object({ scheduleId: z.uuid() }),
});
