import { weekdayOf } from '~/engine/time';
import type { Absence, Employee, RuleName } from '../types';
import { weeklyPermitMinutes } from './permits';

/** What one person may and should work in one week, absences already subtracted. */
export interface WeekLimits {
  /** Days of the week (indexes into the horizon) on which the person is employed. */
  days: number[];
  minMinutes: number;
  targetMinutes: number;
  maxMinutes: number;
  minDays: number;
  maxDays: number;
  /** All seven days belong to the horizon and to the employment. */
  isWhole: boolean;
}

const NO_LIMIT_MINUTES = 7 * 1440;

/** Credit of an absence in paid minutes: as given, else a fifth of the weekly target for a whole working day. */
export function absenceCredit(employee: Employee, absence: Absence): number {
  if (absence.creditMinutes !== undefined) return absence.creditMinutes;
  const isWholeDay = absence.fromMinute === undefined && absence.toMinute === undefined;
  return isWholeDay && weekdayOf(absence.date) <= 5 ? Math.round(employee.contract.weeklyTargetMinutes / 5) : 0;
}

/**
 * Limits of a week. A week of which only k of seven days are employed days of the horizon has its share of days (minimum
 * rounded down, maximum up) and the hours of an average day of the contract for each of them.
 */
export function weekLimits(
  employee: Employee,
  dates: string[],
  employedDays: number[],
  isHard: (rule: RuleName) => boolean,
): WeekLimits {
  const { contract } = employee;
  const k = employedDays.length;
  const isWhole = k === 7;
  const daysOff = isHard('days_off') ? contract.minDaysOffPerWeek : 0;
  const contractDays = isHard('days_max') ? contract.daysPerWeekMax : 7;
  const fullMaxDays = Math.max(0, Math.min(contractDays, 7 - daysOff));
  const fullMinDays = isHard('days_min') ? contract.daysPerWeekMin : 0;
  const fullMax = isHard('weekly_max') ? contract.weeklyMaxMinutes : NO_LIMIT_MINUTES;
  const fullMin = isHard('weekly_min') ? contract.weeklyMinMinutes : 0;
  let maxDays = fullMaxDays;
  let minDays = fullMinDays;
  let maxMinutes = fullMax;
  let minMinutes = fullMin;
  let targetMinutes = contract.weeklyTargetMinutes;
  if (!isWhole) {
    maxDays = Math.ceil((fullMaxDays * k) / 7);
    minDays = Math.floor((fullMinDays * k) / 7);
    maxMinutes = fullMaxDays === 0 ? 0 : Math.min(fullMax, maxDays * Math.ceil(fullMax / fullMaxDays));
    minMinutes = fullMinDays > 0 ? minDays * Math.floor(fullMin / fullMinDays) : Math.floor((fullMin * k) / 7);
    targetMinutes = Math.round((targetMinutes * k) / 7);
  }
  const inWeek = new Set(employedDays.map((day) => dates[day]));
  for (const absence of employee.absences ?? []) {
    if (!inWeek.has(absence.date)) continue;
    const credit = absenceCredit(employee, absence);
    minMinutes -= credit;
    maxMinutes -= credit;
    targetMinutes -= credit;
    if (credit > 0 && absence.fromMinute === undefined && absence.toMinute === undefined) {
      minDays--;
      maxDays--;
    }
  }
  const permitted = isHard('permit')
    ? weeklyPermitMinutes(
        employee,
        employedDays.map((day) => dates[day]),
      )
    : null;
  if (permitted !== null) {
    minMinutes = Math.min(minMinutes, permitted);
    maxMinutes = Math.min(maxMinutes, permitted);
  }
  minMinutes = Math.max(0, minMinutes);
  maxMinutes = Math.max(0, maxMinutes);
  return {
    days: employedDays,
    minMinutes,
    maxMinutes,
    targetMinutes: Math.min(Math.max(targetMinutes, minMinutes), Math.max(maxMinutes, minMinutes)),
    minDays: Math.max(0, minDays),
    maxDays: Math.max(0, maxDays),
    isWhole,
  };
}
