import { z } from 'zod';
import { profileQuestionSchema } from '~/models/profile-question';
import { defineJob } from './define-job';

/** Seeks the fewest people of each skill profile for a day of the centre, or for a model that was sent. */
export const staffProfilesJob = defineJob({
  name: 'staff-profiles',
  queue: 'compute',
  payload: z.discriminatedUnion('kind', [
    profileQuestionSchema.extend({ kind: z.literal('day'), date: z.iso.date() }),
    z.object({ kind: z.literal('model'), model: z.record(z.string(), z.unknown()) }),
  ]),
});
