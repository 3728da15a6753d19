import { z } from 'zod';
import { defineJob } from './define-job';

/** Places events of the timetable into the shifts of a schedule where they cost the least; the answer waits as a proposal. */
export const placeActivitiesJob = defineJob({
  name: 'place-activities',
  queue: 'compute',
  payload: z.object({
    scheduleId: z.uuid(),
    proposalId: z.uuid(),
    eventIds: z.array(z.uuid()).min(1).max(100),
    /** people who may take part; null = everyone */
    employeeIds: z.array(z.uuid()).nullable(),
    /** departments whose events count; null = all */
    departmentIds: z.array(z.uuid()).nullable(),
  }),
});
