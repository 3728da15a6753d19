import { z } from 'zod';

const date = z.iso.date();

/** Where suggestions are sought, and how boldly. */
export const suggestSchema = z
  .object({
    /** the whole schedule where absent */
    fromDate: date.optional(),
    toDate: date.optional(),
    /** 1..10: how many, and how good they must be */
    aggressiveness: z.number().int().min(1).max(10).default(5),
    /** 1..5: one person at a time only, or whole days too (from 3 on) */
    complexity: z.number().int().min(1).max(5).default(3),
    timeBudgetSec: z.number().int().min(5).max(60).default(20),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
  })
  .refine(({ fromDate, toDate }) => !fromDate || !toDate || toDate >= fromDate, {
    path: ['toDate'],
    message: 'The last date lies before the first.',
    params: { rule: 'order' },
  });
export type SuggestRequest = z.output<typeof suggestSchema>;
