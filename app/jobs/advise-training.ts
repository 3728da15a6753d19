import { z } from 'zod';
import { defineJob } from './define-job';

/** Looks for the training that would help a day of the centre most. */
export const adviseTrainingJob = defineJob({
  name: 'advise-training',
  queue: 'compute',
  payload: z.object({
    date: z.iso.date(),
    groupIds: z.array(z.uuid()).max(200).default([]),
    serviceId: z.uuid().nullable().default(null),
  }),
});
