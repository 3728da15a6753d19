import { z } from 'zod';
import { type ScheduleGoal, scheduleGoals } from './schedule-goals';
import type { Vacancy } from './vacancy-plan';

const date = z.iso.date();

/** What a planner fills in for a new variant. */
export const newScheduleSchema = z
  .object({
    name: z.string().trim().min(1).max(100),
    comment: z.string().trim().max(500).optional(),
    startDate: date,
    /** inclusive */
    endDate: date,
    /** all active groups of the organization when empty */
    groupIds: z.array(z.uuid()).max(500).default([]),
    /** everyone within reach when empty */
    departmentIds: z.array(z.uuid()).max(500).default([]),
    /** the newest forecasts that cover the period when empty */
    forecastIds: z.array(z.uuid()).max(500).default([]),
    timeBudgetSec: z.number().int().min(1).max(600).default(60),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    considersPreferences: z.boolean().default(true),
    /** what the plan is made for first */
    goal: z.enum(scheduleGoals).default('balanced'),
    /** open positions that are planned as unnamed people: what filling them would bring */
    vacancies: z
      .array(
        z.object({
          groupId: z.uuid(),
          count: z.number().int().min(1).max(200),
          /** a work rule of open positions; the most usual contract of the group when absent */
          workRuleId: z.uuid().optional(),
        }),
      )
      .max(100)
      .default([]),
  })
  .refine(({ startDate, endDate }) => endDate >= startDate, {
    path: ['endDate'],
    message: 'The period ends before it begins.',
    params: { rule: 'order' },
  })
  .refine(({ startDate, endDate }) => (Date.parse(endDate) - Date.parse(startDate)) / 86_400_000 < 92, {
    path: ['endDate'],
    message: 'A schedule covers at most 92 days.',
    params: { rule: 'too_long' },
  });
export type NewSchedule = z.output<typeof newScheduleSchema>;

/** Goals of variants that are queued together, one variant for each. */
export const variantGoalsSchema = z
  .array(z.enum(scheduleGoals))
  .max(scheduleGoals.length)
  .transform((goals) => [...new Set(goals)]);

/** Stored with a variant: how its schedule is computed. */
export interface ScheduleParameters {
  timeBudgetSec: number;
  seed: number;
  considersPreferences: boolean;
  /** absent on variants from before there were goals */
  goal?: ScheduleGoal;
  vacancies?: Vacancy[];
}

export const shiftKinds = ['normal', 'additional', 'overtime', 'make_up', 'reserve'] as const;
export type ShiftKind = (typeof shiftKinds)[number];

/** A shift as an editor gives it: times by the wall clock of the employee. */
export const shiftInputSchema = z
  .object({
    employeeId: z.uuid(),
    date,
    startMinute: z.number().int().min(0).max(1439),
    /** from first to last minute, pauses included */
    spanMinutes: z.number().int().min(15).max(1440),
    templateId: z.uuid().nullish(),
    kind: z.enum(shiftKinds).default('normal'),
    isLocked: z.boolean().default(true),
    note: z.string().trim().max(256).nullish(),
  })
  .refine((shift) => shift.startMinute % 5 === 0 && shift.spanMinutes % 5 === 0, {
    path: ['startMinute'],
    message: 'Times lie on a grid of five minutes.',
    params: { rule: 'grid' },
  });
export type ShiftInput = z.output<typeof shiftInputSchema>;
