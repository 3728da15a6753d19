import { z } from 'zod';

/** What is asked when a day is staffed by skill profile. */
export const profileQuestionSchema = z.object({
  serviceId: z
    .union([z.literal('').transform(() => null), z.uuid()])
    .nullish()
    .transform((id) => id ?? null),
  /** empty for all queues of calls and chats */
  groupIds: z.array(z.uuid()).max(200).default([]),
  intervalSec: z.coerce
    .number()
    .pipe(z.literal([1800, 3600]))
    .default(3600),
  /** no more people of a profile at once than there are; else as many as it takes */
  isLimited: z
    .union([z.boolean(), z.literal('yes').transform(() => true), z.literal('no').transform(() => false)])
    .default(true),
  /** what each further skill of a person costs above one with a single skill, percent */
  skillCostPercent: z.coerce.number().min(0).max(100).default(5),
});

export type ProfileQuestion = z.output<typeof profileQuestionSchema>;
