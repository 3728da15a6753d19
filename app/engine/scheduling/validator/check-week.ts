import { addDays, weekdayOf } from '~/engine/time';
import { permittedWeekMinutes } from './check-permit';
import { countedDays, type EmployeeRoster, formatMinutes, modeFor } from './validator-context';

interface Quota {
  minMinutes: number;
  maxMinutes: number;
  minDays: number;
  maxDays: number;
}

/** Hours and days of each week against the contract, less absences; a part of a week has its part of both. */
export function checkWeeks(roster: EmployeeRoster): void {
  const { employee, shifts, report, problem } = roster;
  const ignores = (rule: 'days_off' | 'days_max' | 'weekly_max') => modeFor(problem, employee, rule) === 'ignore';
  for (const monday of roster.weeks) {
    const counted = countedDays(roster, monday);
    if (counted.length === 0) continue;
    const sunday = addDays(monday, 6);
    const inWeek = shifts.filter((shift) => shift.date >= monday && shift.date <= sunday);
    const minutes = inWeek.reduce((sum, shift) => sum + shift.paidMinutes, 0);
    const days = new Set(inWeek.map((shift) => shift.date)).size;
    const quota = weekQuota(roster, counted, ignores);
    if (minutes < quota.minMinutes) {
      report('weekly_min', monday, `${formatMinutes(minutes)}, at least ${formatMinutes(quota.minMinutes)}`);
    }
    if (minutes > quota.maxMinutes) {
      report('weekly_max', monday, `${formatMinutes(minutes)}, at most ${formatMinutes(quota.maxMinutes)}`);
    }
    if (days < quota.minDays) report('days_min', monday, `${days} days, at least ${quota.minDays}`);
    if (days > quota.maxDays) report('days_max', monday, `${days} days, at most ${quota.maxDays}`);
    const daysOff = employee.contract.minDaysOffPerWeek;
    if (counted.length === 7 && 7 - days < daysOff)
      report('days_off', monday, `${7 - days} days off, at least ${daysOff}`);
  }
}

function weekQuota(
  roster: EmployeeRoster,
  counted: string[],
  ignores: (rule: 'days_off' | 'days_max' | 'weekly_max') => boolean,
): Quota {
  const { contract, absences } = roster.employee;
  const part = counted.length / 7;
  const mostDays = Math.max(
    0,
    Math.min(
      ignores('days_max') ? 7 : contract.daysPerWeekMax,
      7 - (ignores('days_off') ? 0 : contract.minDaysOffPerWeek),
    ),
  );
  const mostMinutes = ignores('weekly_max') ? 7 * 1440 : contract.weeklyMaxMinutes;
  const quota: Quota = {
    minMinutes: contract.weeklyMinMinutes,
    maxMinutes: mostMinutes,
    minDays: contract.daysPerWeekMin,
    maxDays: ignores('days_max') ? 7 : contract.daysPerWeekMax,
  };
  if (counted.length < 7) {
    quota.minDays = Math.floor(contract.daysPerWeekMin * part + 1e-9);
    quota.maxDays = Math.ceil(mostDays * part - 1e-9);
    quota.maxMinutes = mostDays === 0 ? 0 : Math.min(mostMinutes, quota.maxDays * Math.ceil(mostMinutes / mostDays));
    quota.minMinutes =
      contract.daysPerWeekMin > 0
        ? quota.minDays * Math.floor(contract.weeklyMinMinutes / contract.daysPerWeekMin)
        : Math.floor(contract.weeklyMinMinutes * part + 1e-9);
  }
  for (const absence of absences ?? []) {
    if (!counted.includes(absence.date)) continue;
    const isWhole = absence.fromMinute === undefined && absence.toMinute === undefined;
    const usual = isWhole && weekdayOf(absence.date) < 6 ? Math.round(contract.weeklyTargetMinutes / 5) : 0;
    const credit = absence.creditMinutes ?? usual;
    quota.minMinutes -= credit;
    quota.maxMinutes -= credit;
    if (isWhole && credit > 0) {
      quota.minDays -= 1;
      quota.maxDays -= 1;
    }
  }
  const permitted = permittedWeekMinutes(roster, counted);
  return {
    minMinutes: Math.max(0, Math.min(quota.minMinutes, permitted)),
    maxMinutes: Math.max(0, quota.maxMinutes),
    minDays: Math.max(0, quota.minDays),
    maxDays: Math.max(0, quota.maxDays),
  };
}
