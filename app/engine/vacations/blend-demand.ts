/** Work of a week relative to others, from two sources that need not measure the same thing. */
export interface WeeklyWork {
  /** by week of the year (0 to 52, week = day of the year / 7); 0 = not known */
  ahead: ArrayLike<number>;
  /** the same of last year */
  past: ArrayLike<number>;
}

export const weeksOfYear = 53;

/**
 * Lays the work of a group over the days of a year. Weeks ahead (a requirement or a forecast) count where they are known;
 * the others follow last year's, brought to the same scale by the weeks that both know. A week nobody knows is average.
 * @param days days of the year, 365 or 366
 * @returns by day, 1 on average; null where nothing is known
 */
export function blendDemand({ ahead, past }: WeeklyWork, days: number): Float64Array | null {
  let aheadSum = 0;
  let pastSum = 0;
  for (let week = 0; week < weeksOfYear; week++) {
    if (!(ahead[week] > 0 && past[week] > 0)) continue;
    aheadSum += ahead[week];
    pastSum += past[week];
  }
  const hasAhead = Array.from(ahead).some((work) => work > 0);
  // why: without a common week the two cannot be compared; what lies ahead is the better witness
  const scale = pastSum > 0 ? aheadSum / pastSum : hasAhead ? 0 : 1;
  const weeks = Array.from({ length: weeksOfYear }, (_, week) => ahead[week] || (past[week] || 0) * scale);
  const byDay = Float64Array.from({ length: days }, (_, day) => weeks[Math.min(weeksOfYear - 1, Math.floor(day / 7))]);
  const known = byDay.filter((work) => work > 0);
  if (!known.length) return null;
  const mean = known.reduce((sum, work) => sum + work, 0) / known.length;
  return byDay.map((work) => (work > 0 ? work / mean : 1));
}
