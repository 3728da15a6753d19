import { z } from 'zod';
import type { GrowthOption } from '~/engine/forecasting';

/** Longest horizon by unit, and what is shown unless told. */
export const longRangeReach = { week: { most: 160, usual: 64 }, month: { most: 36, usual: 24 } } as const;
export type LongRangeUnit = keyof typeof longRangeReach;
export const longRangeUnits = ['week', 'month'] as const satisfies readonly LongRangeUnit[];

/** Growth scenarios: the present level, the course of the history, so much a year, levelling off at a cap. */
export const longRangeGrowths = ['flat', 'learned', 'linear', 'logistic'] as const;
export type LongRangeGrowth = (typeof longRangeGrowths)[number];

const date = z.iso.date();

/** A campaign as planners give it: local dates, the last one included, per cent of uplift. */
export const longRangeCampaign = z
  .object({
    name: z.string().trim().min(1).max(120),
    from: date,
    to: date,
    upliftPercent: z.coerce.number().gt(-100).max(1000),
  })
  .refine(({ from, to }) => to >= from, { path: ['to'], message: 'must not be before the beginning' });

export const longRangeQuestion = z
  .object({
    unit: z.enum(longRangeUnits).default('week'),
    periods: z.coerce.number().int().min(1).max(longRangeReach.week.most).optional(),
    growth: z.enum(longRangeGrowths).default('flat'),
    growthPercent: z.coerce.number().min(-90).max(1000).optional(),
    growthCap: z.coerce.number().positive().max(10_000_000).optional(),
    campaigns: z.array(longRangeCampaign).max(50).default([]),
    withCalendarCampaigns: z.boolean().default(true),
    likeGroupId: z.uuid().optional(),
    likePercent: z.coerce.number().positive().max(10_000).optional(),
  })
  .refine(({ growth, growthPercent }) => growth !== 'linear' || growthPercent !== undefined, {
    path: ['growthPercent'],
    message: 'is needed for growth by so much a year',
  })
  .refine(({ unit, periods }) => (periods ?? 1) <= longRangeReach[unit].most, {
    path: ['periods'],
    message: `must be at most ${longRangeReach.month.most} months`,
  });

export type LongRangeQuestion = z.infer<typeof longRangeQuestion>;

/** The scenario in the form of the engine. */
export function toLongRangeGrowth({ growth, growthPercent, growthCap }: LongRangeQuestion): GrowthOption {
  const perYear = growthPercent === undefined ? undefined : growthPercent / 100;
  if (growth === 'linear') return { type: 'linear', perYear };
  if (growth === 'logistic') return { type: 'logistic', cap: growthCap, perYear };
  return growth === 'learned' ? { type: 'linear' } : { type: 'flat' };
}
