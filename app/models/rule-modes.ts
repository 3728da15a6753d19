/** How strictly a rule is taken: not at all, as a wish, with a warning, or only by the planner. */
export const ruleModes = ['ignore', 'consider', 'warn', 'planning_only'] as const;
export type StoredRuleMode = (typeof ruleModes)[number];

/** Rules of the engine whose mode a work rule may set for its people; what is not named follows the labour standards. */
export const modedRules = [
  'rest_between_shifts',
  'weekly_rest',
  'consecutive_days',
  'consecutive_days_min',
  'days_min',
  'days_max',
  'days_off',
  'free_weekends',
  'daily_max',
  'weekly_min',
  'weekly_max',
  'night',
  'weekend',
  'availability',
  'rotation',
  'bond',
  'core_hours',
  'run_hours',
  'start_spread',
  'shift_type_max',
] as const;
export type ModedRule = (typeof modedRules)[number];

export type RuleModes = Partial<Record<ModedRule, StoredRuleMode>>;

/** Modes as they are stored or sent; names and values that are none are left out. */
export function readModes(value: unknown): RuleModes {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(
    ([rule, mode]) => modedRules.some((known) => known === rule) && ruleModes.some((known) => known === mode),
  );
  return Object.fromEntries(entries) as RuleModes;
}
