import { z } from 'zod';
import { addDays, startOfWeek } from '~/engine/time';

const percent = (min: number, max: number) => z.number().min(min).max(max);

const hiringClassSchema = z.object({
  /** first day; counted from its week */
  startDate: z.iso.date(),
  people: z.number().int().min(1).max(10_000),
});

export const capacityScenarioSchema = z.object({
  name: z.string().trim().min(1).max(80),
  /** changes of what the long-range volumes say, in percent */
  volumePercent: percent(-90, 400).default(0),
  ahtPercent: percent(-80, 400).default(0),
  /** growth of volume over a year, spread evenly over the weeks */
  growthPercent: percent(-90, 400).default(0),
  /** share of the people who leave within a year */
  attritionPercent: percent(0, 95).default(25),
  shrinkagePercent: percent(0, 90).default(30),
  /** lost to shifts that do not fit the curve of demand */
  inefficiencyPercent: percent(0, 100).default(5),
  /** a class: weeks of training without work, then weeks of growing speed */
  trainingWeeks: z.number().int().min(0).max(52).default(4),
  rampWeeks: z.number().int().min(0).max(52).default(6),
  /** share of a class who leave before the end of the ramp */
  rampAttritionPercent: percent(0, 95).default(10),
  hiring: z.array(hiringClassSchema).max(200).default([]),
});

export type CapacityScenarioInput = z.output<typeof capacityScenarioSchema>;

export const capacityPlanSchema = z.object({
  name: z.string().trim().min(1).max(150),
  groupIds: z.array(z.uuid()).min(1).max(200),
  /** any day of the first week */
  startDate: z.iso.date().transform((date) => startOfWeek(date)),
  weeks: z.number().int().min(4).max(156).default(52),
  startFte: z.number().min(0).max(100_000),
  hoursPerFteWeek: z.number().min(1).max(80).default(40),
  costPerHour: z.number().min(0).max(1e6).default(0),
  costPerHire: z.number().min(0).max(1e9).default(0),
  /** no class can start earlier */
  leadWeeks: z.number().int().min(0).max(52).default(4),
  minClassSize: z.number().int().min(1).max(1000).default(4),
  maxClassSize: z.number().int().min(1).max(10_000).default(20),
  scenarios: z.array(capacityScenarioSchema).min(1).max(4),
});

export type CapacityPlanInput = z.output<typeof capacityPlanSchema>;

/** Share of full speed by week from the first day: nothing in training, then growing evenly. */
export function rampOf({
  trainingWeeks,
  rampWeeks,
}: Pick<CapacityScenarioInput, 'trainingWeeks' | 'rampWeeks'>): number[] {
  const growing = Array.from({ length: rampWeeks }, (_, week) => (week + 1) / (rampWeeks + 1));
  return [...Array<number>(trainingWeeks).fill(0), ...growing];
}

/** Share that leaves in a week where a share leaves within a year of 52 weeks. */
export const weeklyAttritionOf = (yearlyShare: number): number => 1 - (1 - yearlyShare) ** (1 / 52);

/** Week of the plan in which a date lies; negative before it. */
export function weekOfPlan(startDate: string, date: string): number {
  return Math.floor((Date.parse(startOfWeek(date)) - Date.parse(startDate)) / (7 * 86_400_000));
}

/** Monday of a week of the plan. */
export const dateOfWeek = (startDate: string, week: number): string => addDays(startDate, week * 7);
