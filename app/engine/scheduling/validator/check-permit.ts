import { addDays } from '~/engine/time';
import type { GeneratedShift } from '../result-types';
import type { Permit } from '../types';
import {
  countedDays,
  type EmployeeRoster,
  formatMinutes,
  modeFor,
  touchesNight,
  wallInstant,
} from './validator-context';

/** Permits of a person that hold on a date. */
function permitsOn(roster: EmployeeRoster, date: string): Permit[] {
  if (modeFor(roster.problem, roster.employee, 'permit') === 'ignore') return [];
  return (roster.employee.permits ?? []).filter(
    ({ fromDate, toDate }) => (fromDate === undefined || fromDate <= date) && (toDate === undefined || toDate >= date),
  );
}

/** Whether the contract or a special permit lets a person work at night; a permit that forbids it is a rule of its own. */
export function isNightPermitted(roster: EmployeeRoster, date: string): boolean {
  return roster.employee.contract.nightAllowed || permitsOn(roster, date).length > 0;
}

/** One shift against the permits of its date: night, length, hours of the clock. */
export function checkPermit(roster: EmployeeRoster, shift: GeneratedShift): void {
  const { employee, problem, report } = roster;
  const { date } = shift;
  for (const permit of permitsOn(roster, date)) {
    if (!permit.nightAllowed && touchesNight(shift.startMs, shift.endMs, employee.zone, problem.night)) {
      report('permit', date, 'a permit forbids night work');
    }
    if (permit.dailyMaxMinutes !== undefined && shift.paidMinutes > permit.dailyMaxMinutes) {
      const longest = formatMinutes(permit.dailyMaxMinutes);
      report('permit', date, `${formatMinutes(shift.paidMinutes)} paid, a permit allows ${longest}`);
    }
    const { earliestStartMinute, latestEndMinute } = permit;
    if (earliestStartMinute !== undefined && shift.startMs < wallInstant(date, earliestStartMinute, employee.zone)) {
      report('permit', date, 'starts before the permit allows');
    }
    if (latestEndMinute !== undefined && shift.endMs > wallInstant(date, latestEndMinute, employee.zone)) {
      report('permit', date, 'ends after the permit allows');
    }
  }
}

/** Minutes that permits leave to a week some of whose days they touch; infinite without a limit. */
export function permittedWeekMinutes(roster: EmployeeRoster, days: string[]): number {
  const limits = days.flatMap((date) => permitsOn(roster, date).map((permit) => permit.weeklyMaxMinutes));
  return Math.min(...limits.map((limit) => limit ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
}

/** Hours of each week against the permits that touch it. */
export function checkWeeklyPermits(roster: EmployeeRoster): void {
  if (roster.employee.permits === undefined) return;
  for (const monday of roster.weeks) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(monday, day));
    const most = permittedWeekMinutes(roster, countedDays(roster, monday));
    const minutes = roster.shifts
      .filter((shift) => days.includes(shift.date))
      .reduce((sum, shift) => sum + shift.paidMinutes, 0);
    if (minutes > most) {
      roster.report('permit', monday, `${formatMinutes(minutes)} in the week, a permit allows ${formatMinutes(most)}`);
    }
  }
}
