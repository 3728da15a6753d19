import { z } from 'zod';
import type { VacationRules } from '~/engine/vacations';

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'A day of the year is written MM-DD.');
const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);

/** A vacation scheme as forms, files and the API give it. Days count as `dayKind` says. */
export const vacationSchemeSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    daysPerYear: z.coerce.number().int().min(0).max(120).default(28),
    additionalDays: z.coerce.number().int().min(0).max(60).default(0),
    accrual: z.enum(['monthly', 'yearly']).default('monthly'),
    yearKind: z.enum(['working', 'calendar']).default('working'),
    dayKind: z.enum(['calendar', 'working']).default('calendar'),
    advanceDays: z.coerce.number().int().min(0).max(60).default(0),
    carryOver: z.boolean().default(true),
    expiryMonths: z.preprocess(emptyToNull, z.coerce.number().int().min(1).max(36).nullable()).default(null),
    blocks: z.array(z.coerce.number().int().min(1).max(60)).max(6).default([]),
    minBlockDays: z.coerce.number().int().min(1).max(60).default(7),
    maxBlockDays: z.coerce.number().int().min(1).max(120).default(28),
    maxBlocks: z.coerce.number().int().min(1).max(12).default(4),
    longBlockDays: z.coerce.number().int().min(0).max(60).default(14),
    minGapDays: z.coerce.number().int().min(0).max(180).default(0),
    maxShiftDays: z.coerce.number().int().min(0).max(30).default(7),
    noticeDays: z.coerce.number().int().min(0).max(180).default(14),
    summerEveryYears: z.coerce.number().int().min(0).max(5).default(0),
    blackouts: z
      .array(z.object({ from: monthDay, to: monthDay }))
      .max(12)
      .default([]),
    /** held beside the main scheme of a person, with an account of its own */
    isAdditional: z.boolean().default(false),
    status: z.enum(['active', 'inactive']).default('active'),
  })
  .refine((scheme) => scheme.minBlockDays <= scheme.maxBlockDays, {
    path: ['minBlockDays'],
    message: 'The shortest block exceeds the longest.',
    params: { rule: 'order' },
  })
  .refine((scheme) => sumOf(scheme.blocks) <= scheme.daysPerYear + scheme.additionalDays, {
    path: ['blocks'],
    message: 'The blocks exceed the days of the year.',
    params: { rule: 'too_big' },
  })
  .refine(
    (scheme) => !scheme.blocks.length || !scheme.longBlockDays || Math.max(...scheme.blocks) >= scheme.longBlockDays,
    {
      path: ['longBlockDays'],
      message: 'None of the blocks is so long.',
      params: { rule: 'order' },
    },
  );
export type VacationSchemeInput = z.output<typeof vacationSchemeSchema>;

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, value) => sum + value, 0);

/** Columns of `vacation_schemes` (alias s) as one JSON object that is `VacationRules`. */
export const rulesJsonSql = `json_build_object('daysPerYear', s.days_per_year, 'additionalDays', s.additional_days,
  'accrual', s.accrual, 'yearKind', s.year_kind, 'dayKind', s.day_kind, 'advanceDays', s.advance_days, 'carryOver', s.carry_over,
  'expiryMonths', s.expiry_months, 'blocks', s.blocks, 'minBlockDays', s.min_block_days, 'maxBlockDays', s.max_block_days,
  'maxBlocks', s.max_blocks, 'longBlockDays', s.long_block_days, 'minGapDays', s.min_gap_days, 'maxShiftDays', s.max_shift_days,
  'noticeDays', s.notice_days, 'summerEveryYears', s.summer_every_years, 'blackouts', s.blackouts)`;

/** A scheme as lists show it. */
export interface VacationSchemeRow extends VacationRules {
  id: string;
  name: string;
  status: string;
  isAdditional: boolean;
  version: number;
  /** people under it today or later */
  peopleCount: number;
}
