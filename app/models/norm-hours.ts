/**
 * Norm of working time of a period: (weeklyNorm / 5 * workingDays - one hour for each shortened day) * rate.
 * @param workingDays working days of the five-day week, shortened ones before holidays included
 * @param preHolidayDays how many of them are one hour shorter
 * @returns minutes, not rounded
 * Source: Order 588n of the Ministry of Health and Social Development of Russia (2009) on the norm of working time.
 */
export function computeNormMinutes(input: {
  weeklyMinutes: number;
  workingDays: number;
  preHolidayDays: number;
  rate?: number;
}): number {
  return ((input.weeklyMinutes / 5) * input.workingDays - 60 * input.preHolidayDays) * (input.rate ?? 1);
}

export const dayTypes = ['working', 'weekend', 'holiday', 'pre_holiday'] as const;
export type DayType = (typeof dayTypes)[number];

/** Who declares a holiday. */
export const holidayTypes = ['federal', 'regional', 'company'] as const;
export type HolidayType = (typeof holidayTypes)[number];

/** Days of a month by what they count for. */
export interface MonthNorm {
  /** YYYY-MM */
  month: string;
  workingDays: number;
  preHolidayDays: number;
  daysOff: number;
}

/** Counts the days of each month. */
export function countMonths(days: readonly { date: string; dayType: DayType }[]): MonthNorm[] {
  const months = new Map<string, MonthNorm>();
  for (const { date, dayType } of days) {
    const key = date.slice(0, 7);
    const month = months.get(key) ?? { month: key, workingDays: 0, preHolidayDays: 0, daysOff: 0 };
    if (dayType === 'working' || dayType === 'pre_holiday') month.workingDays += 1;
    else month.daysOff += 1;
    if (dayType === 'pre_holiday') month.preHolidayDays += 1;
    months.set(key, month);
  }
  return [...months.values()];
}
