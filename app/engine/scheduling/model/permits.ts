import type { Employee } from '../types';

/** What permits say of a date, the strictest of all in force. */
export interface DayPermit {
  nightAllowed: boolean;
  dailyMaxMinutes: number;
  earliestStartMinute: number;
  latestEndMinute: number;
}

const NO_END = 2880;

/** Permits of a person in force on a date, taken together; null where there are none. */
export function permitOn(employee: Employee, date: string): DayPermit | null {
  const inForce = (employee.permits ?? []).filter(
    ({ fromDate, toDate }) => date >= (fromDate ?? date) && date <= (toDate ?? date),
  );
  if (inForce.length === 0) return null;
  return {
    nightAllowed: inForce.every((permit) => permit.nightAllowed),
    dailyMaxMinutes: Math.min(1440, ...inForce.map((permit) => permit.dailyMaxMinutes ?? 1440)),
    earliestStartMinute: Math.max(0, ...inForce.map((permit) => permit.earliestStartMinute ?? 0)),
    latestEndMinute: Math.min(NO_END, ...inForce.map((permit) => permit.latestEndMinute ?? NO_END)),
  };
}

/** Most minutes that permits touching any of the dates leave to their week; null = no limit. */
export function weeklyPermitMinutes(employee: Employee, dates: string[]): number | null {
  let least: number | null = null;
  for (const { fromDate, toDate, weeklyMaxMinutes } of employee.permits ?? []) {
    if (weeklyMaxMinutes === undefined) continue;
    if (!dates.some((date) => date >= (fromDate ?? date) && date <= (toDate ?? date))) continue;
    least = Math.min(least ?? weeklyMaxMinutes, weeklyMaxMinutes);
  }
  return least;
}
