import { z } from 'zod';
import type { RuleName } from '~/engine/scheduling';

/** Rules whose price can be asked for: every rule that holds people back, not facts such as employment or skills. */
export const relaxableRules = [
  'availability',
  'bond',
  'break_rule',
  'consecutive_days',
  'consecutive_days_min',
  'continuous_work',
  'core_hours',
  'daily_max',
  'days_max',
  'days_min',
  'days_off',
  'free_weekends',
  'minimum_notice',
  'night',
  'overtime',
  'pauses_at_once',
  'period_max',
  'permit',
  'rest_between_shifts',
  'rotation',
  'run_hours',
  'shift_type_max',
  'start_spread',
  'succession',
  'weekend',
  'weekly_max',
  'weekly_min',
  'weekly_rest',
] as const satisfies readonly RuleName[];

/** Which rules are weighed, and how long the search may take. */
export const relaxSchema = z.object({
  rules: z
    .array(z.enum(relaxableRules))
    .max(relaxableRules.length)
    .default([])
    .transform((rules) => (rules.length ? [...new Set(rules)] : [...relaxableRules])),
  timeBudgetSec: z.number().int().min(5).max(300).default(60),
});

/** What one rule costs a schedule. */
export interface RelaxationAnswer {
  rules: {
    rule: string;
    /** fall of the cost beyond what the same search gains with the rule */
    objectiveGain: number;
    /** fall of the shortage, in points of the required agent-hours */
    shortPercentGain: number;
    /** the same in agent-hours over the whole period */
    shortHoursGain: number;
    shortPercent: number;
  }[];
  /** the version of the schedule that was weighed */
  version: number;
}
