import type { Employee } from '~/engine/scheduling';
import { diffDays, weekdayOf } from '~/engine/time';

export interface YearlyOvertime {
  /** most of a year */
  limitMinutes: number;
  /** planned beyond the norm in the year outside of the schedule */
  usedMinutes: number;
}

/** Paid minutes the days of an entry owe: the weekly target by the day, less what absences count as worked. */
function normOf(entry: Employee, days: number): number {
  const { weeklyTargetMinutes } = entry.contract;
  const credits = (entry.absences ?? []).reduce((sum, { date, fromMinute, creditMinutes }) => {
    const usual = fromMinute === undefined && weekdayOf(date) < 6 ? weeklyTargetMinutes / 5 : 0;
    return sum + (creditMinutes ?? usual);
  }, 0);
  return Math.max(0, (weeklyTargetMinutes * days) / 7 - credits);
}

/**
 * Bounds the hours of a person's schedule by what is left of the overtime of the year. Contracts that could not pass the bound
 * stay as they are: the search need not count what cannot break.
 * @param schedule first and last date, both inclusive
 */
export function limitOvertime(
  entries: readonly Employee[],
  overtime: YearlyOvertime,
  schedule: { startDate: string; endDate: string },
): Employee[] {
  const left = Math.max(0, overtime.limitMinutes - overtime.usedMinutes);
  return entries.map((entry) => {
    const [, from] = [entry.employedFrom ?? schedule.startDate, schedule.startDate].sort();
    const [to] = [entry.employedTo ?? schedule.endDate, schedule.endDate].sort();
    const days = Math.max(0, diffDays(from, to) + 1);
    const bound = Math.floor(normOf(entry, days) + left);
    const { contract } = entry;
    const weeks = Math.ceil((days + 6) / 7);
    if (bound >= Math.min(contract.weeklyMaxMinutes * weeks, contract.periodMaxMinutes ?? Number.POSITIVE_INFINITY))
      return entry;
    return { ...entry, contract: { ...contract, periodMaxMinutes: bound } };
  });
}
