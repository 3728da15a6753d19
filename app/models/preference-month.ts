import { addDays } from '~/engine/time';

/** The first day of the month of a date. */
export const startOfMonth = (date: string): string => `${date.slice(0, 7)}-01`;

/** The last day of the month of a date. */
export const endOfMonth = (date: string): string => addDays(startOfMonth(addDays(startOfMonth(date), 31)), -1);

/** The last day on which wishes for dates of a month are taken. @param closeDays days before the first of the month */
export const lastDayForWishes = (month: string, closeDays: number): string => addDays(startOfMonth(month), -closeDays);

/** The nearest month whose wishes are still taken. */
export function firstOpenMonth(today: string, closeDays: number): string {
  let month = startOfMonth(today);
  while (lastDayForWishes(month, closeDays) < today) month = addDays(endOfMonth(month), 1);
  return month;
}
