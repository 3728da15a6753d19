import { z } from 'zod';

const emptyToUndefined = (value: unknown) => (value === '' || value === null ? undefined : value);

/** null (from a form: empty) is the main account */
const optionalScheme = z.preprocess((value) => (value === '' ? null : value), z.uuid().nullish());

/** A block as forms and the API give it: its last day, or how many days it takes. */
export const vacationInput = z.object({
  kind: z.enum(['annual', 'extraordinary']).default('annual'),
  firstDate: z.iso.date(),
  lastDate: z.preprocess(emptyToUndefined, z.iso.date().optional()),
  /** an additional scheme that pays annual leave; none = the main account */
  schemeId: optionalScheme,
  /** by days: public holidays inside move the end right */
  days: z.preprocess(emptyToUndefined, z.coerce.number().int().min(1).max(120).optional()),
  priority: z.enum(['fixed', 'priority', 'non_priority']).default('non_priority'),
  note: z.preprocess(emptyToUndefined, z.string().trim().max(500).optional()),
  /** saves although rules are broken that a planner may overrule */
  isForced: z.boolean().default(false),
});
export type VacationInput = z.output<typeof vacationInput>;

/** What can be changed of a block; what is absent stays. */
export const vacationChange = z.object({
  kind: z.enum(['annual', 'extraordinary']).optional(),
  schemeId: optionalScheme,
  firstDate: z.iso.date().optional(),
  lastDate: z.preprocess(emptyToUndefined, z.iso.date().optional()),
  days: z.preprocess(emptyToUndefined, z.coerce.number().int().min(1).max(120).optional()),
  priority: z.enum(['fixed', 'priority', 'non_priority']).optional(),
  note: z.preprocess((value) => (value === '' ? null : value), z.string().trim().max(500).nullish()),
  isForced: z.boolean().default(false),
});
export type VacationChange = z.output<typeof vacationChange>;
