/** Where the back-test stands and how far it looks. */
export interface RollingPlan {
  /** Day indices of the first unknown day, newest first. */
  origins: number[];
  horizonDays: number;
}

/**
 * Places the origins of a rolling back-test at the horizon of the forecast, the newest so that its horizon ends with the history.
 * Steps are coprime to 7 so that origins fall on all weekdays. Where the history is too short for the whole horizon, the horizon is
 * shortened, down to a week; below that there is no back-test.
 * @param historyDays days of history
 * @param horizonDays days to be forecast
 * @param minTrainingDays days that must remain before the oldest origin
 * @param count most origins wanted
 */
export function planRollingOrigins(
  historyDays: number,
  horizonDays: number,
  minTrainingDays: number,
  count: number,
): RollingPlan {
  const shortest = Math.min(7, horizonDays);
  const reach = Math.max(shortest, Math.min(horizonDays, Math.floor((historyDays - minTrainingDays) / 2)));
  const step = reach <= 3 ? 1 : reach <= 10 ? 3 : 2;
  const origins: number[] = [];
  for (let k = 0; k < count; k++) {
    const origin = historyDays - reach - k * step;
    if (origin < minTrainingDays) break;
    origins.push(origin);
  }
  return { origins, horizonDays: reach };
}
