import { addDays, isLocalTimeFault, localToInstant, startOfMonth, toLocalDate, weekdayOf } from '~/engine/time';

export const refreshFrequencies = ['daily', 'weekly', 'monthly'] as const;
export type RefreshFrequency = (typeof refreshFrequencies)[number];

/**
 * The first moment after `now` at which a refresh is due: each day, each Monday, or each first of the month at a local time. A time that the
 * clocks skip counts as the moment of the change, of one that comes twice the first counts.
 * @returns epoch ms
 */
export function findNextRun(
  rule: { frequency: RefreshFrequency; minuteOfDay: number; timeZone: string },
  now: number,
): number {
  const { frequency, minuteOfDay, timeZone: zone } = rule;
  const suits = (date: string) =>
    frequency === 'daily' || (frequency === 'weekly' ? weekdayOf(date) === 1 : date === startOfMonth(date));
  let date = toLocalDate(now, zone);
  for (;;) {
    const found = localToInstant({ date, minuteOfDay, zone, ambiguity: 'earlier' });
    const instant = isLocalTimeFault(found) ? found.transitionMs : found;
    if (instant > now && suits(date)) return instant;
    date = addDays(date, 1);
  }
}
