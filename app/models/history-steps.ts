/** How history is summed up for reading. */
export const historySteps = ['interval', 'hour', 'day', 'week', 'month'] as const;
export type HistoryStep = (typeof historySteps)[number];

/** Longest period that may be read at a step, in days. */
export const longestPeriodDays: Record<HistoryStep, number> = {
  interval: 62,
  hour: 184,
  day: 1830,
  week: 3660,
  month: 3660,
};
