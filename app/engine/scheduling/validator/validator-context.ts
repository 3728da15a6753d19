import { addDays, eachDay, localDayStart, localToInstant, startOfWeek, toLocalParts } from '~/engine/time';
import type { GeneratedShift, Violation } from '../result-types';
import {
  DEFAULT_NIGHT,
  type Employee,
  type RuleMode,
  type RuleName,
  type ScheduleProblem,
  type TimeWindow,
} from '../types';

export const MINUTE_MS = 60_000;

/** One employee's roster as the rules look at it. */
export interface EmployeeRoster {
  problem: ScheduleProblem;
  employee: Employee;
  /** In order of start. */
  shifts: GeneratedShift[];
  /** First and last date of the horizon. */
  firstDate: string;
  lastDate: string;
  /** Mondays of the weeks that touch the horizon. */
  weeks: string[];
  /** Records a violation unless the rule is ignored. */
  report: (rule: RuleName, date: string, detail: string) => void;
}

/** Collects violations of one employee. */
export function createEmployeeRoster(
  problem: ScheduleProblem,
  employee: Employee,
  shifts: GeneratedShift[],
  violations: Violation[],
): EmployeeRoster {
  const { startDate, days } = problem.horizon;
  const lastDate = addDays(startDate, days - 1);
  const weeks: string[] = [];
  for (let monday = startOfWeek(startDate); monday <= lastDate; monday = addDays(monday, 7)) weeks.push(monday);
  return {
    problem,
    employee,
    shifts: [...shifts].sort((a, b) => a.startMs - b.startMs),
    firstDate: startDate,
    lastDate,
    weeks,
    report: (rule, date, detail) => {
      const mode = modeFor(problem, employee, rule);
      if (mode !== 'ignore') violations.push({ employeeId: employee.id, date, rule, mode, detail });
    },
  };
}

/** Mode of a rule for a person: their own, else the problem's. */
export function modeFor(problem: ScheduleProblem, employee: Employee, rule: RuleName): RuleMode {
  return employee.rules?.[rule] ?? problem.rules?.[rule] ?? 'planning_only';
}

/** Instant of a wall-clock minute of a date (past 1440: the next date). A skipped time counts as the moment clocks jump. */
export function wallInstant(date: string, minute: number, zone: string): number {
  const day = addDays(date, Math.floor(minute / 1440));
  const minuteOfDay = ((minute % 1440) + 1440) % 1440;
  if (minuteOfDay === 0) return localDayStart(day, zone);
  const found = localToInstant({ date: day, minuteOfDay, zone, ambiguity: 'earlier' });
  if (typeof found === 'number') return found;
  return wallInstant(day, minuteOfDay + 1, zone);
}

/** Whether a person is employed on a date. */
export function isEmployedOn(employee: Employee, date: string): boolean {
  return date >= (employee.employedFrom ?? '0000-01-01') && date <= (employee.employedTo ?? '9999-12-31');
}

/** The days of a week that belong to the horizon and to the employment. */
export function countedDays(roster: EmployeeRoster, monday: string): string[] {
  const inHorizon = eachDay(monday, addDays(monday, 7)).filter(
    (date) => date >= roster.firstDate && date <= roster.lastDate,
  );
  const ignoresEmployment = modeFor(roster.problem, roster.employee, 'employment') === 'ignore';
  return ignoresEmployment ? inHorizon : inHorizon.filter((date) => isEmployedOn(roster.employee, date));
}

/** Whether a stretch of time touches the wall-clock night. */
export function touchesNight(fromMs: number, toMs: number, zone: string, night: TimeWindow = DEFAULT_NIGHT): boolean {
  for (let ms = fromMs; ms < toMs; ms += 5 * MINUTE_MS) {
    const { minuteOfDay } = toLocalParts(ms, zone);
    const isNight =
      night.fromMinute < night.toMinute
        ? minuteOfDay >= night.fromMinute && minuteOfDay < night.toMinute
        : minuteOfDay >= night.fromMinute || minuteOfDay < night.toMinute;
    if (isNight) return true;
  }
  return false;
}

/** Hours and minutes of an amount of minutes, for messages: 7 h 30 min. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes - hours * 60);
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
