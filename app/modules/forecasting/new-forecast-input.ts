import { z } from 'zod';

/** What the form of a new forecast sends. */
export const newForecastInput = z
  .object({
    allGroups: z.string().optional(),
    groupIds: z.array(z.uuid()).max(500),
    name: z.string().trim().max(100).optional(),
    startDate: z.iso.date(),
    horizonDays: z.coerce.number().int().min(1).max(800),
    historyWeeks: z.coerce.number().int().min(1).max(520),
    growthFactor: z
      .union([z.literal(''), z.coerce.number().positive().max(100)])
      .optional()
      .transform((value) => (value === '' ? undefined : value)),
    schema: z.enum([
      'unique_received',
      'unique_processed_and_lost',
      'unique_processed',
      'not_unique_received',
      'not_unique_processed_and_lost',
      'not_unique_processed',
    ]),
    includeHolidays: z.string().optional(),
    likeGroupId: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
  })
  .refine((input) => input.allGroups || input.groupIds.length > 0, { path: ['groupIds'], message: 'required' });
