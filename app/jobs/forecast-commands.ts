import { z } from 'zod';
import { isViewZone } from '~/models/view-zone';

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/);
const version = z.coerce.number().int();
const name = z.string().trim().min(1).max(100);
const comment = z.string().trim().max(256).optional();
const optionalNumber = z
  .union([z.literal(''), z.coerce.number()])
  .optional()
  .transform((value) => (value === '' ? undefined : value));

/** A change of a range, as the form of the workspace sends it. */
const editCommand = z.object({
  intent: z.enum(['edit', 'growth', 'reserve']),
  operation: z.enum(['scale', 'shift', 'set', 'smooth', 'copy']),
  value: optionalNumber,
  sourceDate: z.union([z.literal(''), z.iso.date()]).optional(),
  target: z.enum(['volume', 'ahtSec']),
  from: localTime,
  to: localTime,
  /** whose clocks the times and the source date mean; those of the group unless told */
  zone: z.string().refine(isViewZone).optional(),
  comment,
  version,
});

/** The same as a question: what it would become. */
export const editQuestion = editCommand.omit({ version: true });

/** What a planner's forms on a forecast may ask for. */
export const forecastCommands = z.discriminatedUnion('intent', [
  editCommand,
  z.object({ intent: z.enum(['revert', 'restore']), layerId: z.uuid(), version }),
  z.object({ intent: z.enum(['undo', 'redo']), version }),
  z.object({
    intent: z.literal('recompute'),
    historyWeeks: optionalNumber.pipe(z.number().int().min(1).max(520).optional()),
    growth: z.enum(['learned', 'linear', 'flat', 'logistic']).optional(),
    growthPerYear: optionalNumber.pipe(z.number().min(-90).max(1000).optional()),
    growthCap: optionalNumber.pipe(z.number().positive().max(1e8).optional()),
    includeHolidays: z.string().optional(),
    hasParameters: z.string().optional(),
    schema: z
      .enum([
        'unique_received',
        'unique_processed_and_lost',
        'unique_processed',
        'not_unique_received',
        'not_unique_processed_and_lost',
        'not_unique_processed',
      ])
      .optional(),
  }),
  z.object({ intent: z.enum(['snapshot', 'scenario']), name }),
  z.object({ intent: z.literal('make-current') }),
  z.object({
    intent: z.literal('correct'),
    target: z.enum(['volume', 'ahtSec']),
    from: z.coerce.number().int(),
    to: z.coerce.number().int(),
    finding: z.enum(['gap', 'outlier', 'empty-day', 'level-shift', 'manual']),
    action: z.enum(['keep', 'replace', 'exclude', 'neighbours']),
    value: optionalNumber,
    /** what was proposed for each interval, separated by spaces; counts where no value is given */
    proposed: z
      .string()
      .max(40_000)
      .regex(/^[\d. ]*$/)
      .optional(),
    comment,
  }),
  z.object({ intent: z.literal('correct-all'), action: z.enum(['replace', 'keep']) }),
  z.object({ intent: z.literal('uncorrect-all') }),
  z.object({ intent: z.literal('uncorrect'), correctionId: z.uuid() }),
]);

export type ForecastCommand = z.output<typeof forecastCommands>;
export type EditCommand = z.output<typeof editCommand>;
export type EditQuestion = z.output<typeof editQuestion>;
export type RecomputeCommand = Extract<ForecastCommand, { intent: 'recompute' }>;
export type CorrectCommand = Extract<ForecastCommand, { intent: 'correct' }>;
