import { addDays, weekdayOf } from '~/engine/time';
import type { Employee, ScheduleProblem } from '../types';
import type { HardRuleTest } from './compile-problem';
import type { Roster } from './roster';
import type { SlotGrid } from './slot-grid';

/** Rows of days worked that must not be too short. */
export interface ShortRunTable {
  /** Fewest days in a row per employee; 1 = no rule. */
  leastRun: Int32Array;
  /** 1 where a free day cuts a row short without being a day off that planning chose, per ED. */
  cuts: Uint8Array;
  /** The same for the free day before the row that ends before the horizon (or before the horizon itself), per employee. */
  cutsBefore: Uint8Array;
}

/** Days on which a person cannot work at all: not employed, absent the whole day, no hours of availability. */
export function isClosedDate(employee: Employee, date: string): boolean {
  if (date < (employee.employedFrom ?? date) || date > (employee.employedTo ?? date)) return true;
  const isAbsent = (employee.absences ?? []).some(
    (absence) => absence.date === date && (absence.fromMinute ?? 0) <= 0 && (absence.toMinute ?? 1440) >= 1440,
  );
  if (isAbsent) return true;
  const ofDate = employee.dateAvailability?.find((item) => item.date === date);
  if (ofDate !== undefined) return ofDate.windows.length === 0 && ofDate.isFrozen !== true;
  const weekday = weekdayOf(date);
  return employee.weeklyAvailability?.every((item) => item.weekday !== weekday) ?? false;
}

/** Fewest days in a row of each person; null where nobody has the rule. */
export function compileShortRuns(problem: ScheduleProblem, grid: SlotGrid, isHard: HardRuleTest): ShortRunTable | null {
  const leastRun = Int32Array.from(problem.employees, ({ contract }, e) =>
    isHard('consecutive_days_min', e) ? (contract.minConsecutiveDays ?? 1) : 1,
  );
  if (leastRun.every((days) => days <= 1)) return null;
  const cuts = new Uint8Array(problem.employees.length * grid.days);
  const cutsBefore = new Uint8Array(problem.employees.length);
  problem.employees.forEach((employee, e) => {
    if (leastRun[e] <= 1) return;
    for (let day = 0; day < grid.days; day++)
      if (isClosedDate(employee, grid.dates[day])) cuts[e * grid.days + day] = 1;
    const before = addDays(grid.dates[0], -1 - (employee.history?.consecutiveDays ?? 0));
    if (isClosedDate(employee, before)) cutsBefore[e] = 1;
  });
  return { leastRun, cuts, cutsBefore };
}

/** Whether a free day cuts the row beside it short; past the horizon a row may always go on. */
export function cutsRun(roster: Roster, employee: number, day: number): boolean {
  const { shortRuns, dayCount } = roster.instance;
  if (shortRuns === null || day >= dayCount) return true;
  return day < 0 ? shortRuns.cutsBefore[employee] === 1 : shortRuns.cuts[employee * dayCount + day] === 1;
}

/** Length of the row that ends on the day before: 0 = it was free, the least length = long enough or cut short at its beginning. */
export function runLengthBefore(roster: Roster, employee: number, day: number): number {
  const { instance } = roster;
  const run = roster.runBefore(employee, day);
  if (run === 0 || instance.shortRuns === null) return 0;
  const least = instance.shortRuns.leastRun[employee];
  const isCut = cutsRun(roster, employee, Math.max(-1, day - 1 - run));
  return isCut ? least : Math.min(least, run);
}

/** Lengths of the row at the end of a week (0 = its last day is free) that leave a row too short: 1 = too short. */
export function shortLengths(roster: Roster, employee: number, lastDay: number, least: number): Uint8Array {
  const after = roster.runFrom(employee, lastDay + 1);
  const isShort = new Uint8Array(least + 1);
  if (cutsRun(roster, employee, lastDay + 1 + after)) return isShort;
  for (let length = 1; length < least; length++) if (length + after < least) isShort[length] = 1;
  if (after > 0 && after < least && !cutsRun(roster, employee, lastDay)) isShort[0] = 1;
  return isShort;
}

/** Rows of days of a person that are too short. */
export function countShortRuns(roster: Roster, employee: number): number {
  const { shortRuns, dayCount, historyRun } = roster.instance;
  if (shortRuns === null || shortRuns.leastRun[employee] <= 1) return 0;
  const least = shortRuns.leastRun[employee];
  const first = employee * dayCount;
  let run = historyRun[employee];
  let isCut = shortRuns.cutsBefore[employee] === 1;
  let found = 0;
  for (let cell = first; cell < first + dayCount; cell++) {
    if (roster.start[cell] >= 0) {
      run++;
      continue;
    }
    const cutsHere = shortRuns.cuts[cell] === 1;
    if (run > 0 && run < least && !isCut && !cutsHere) found++;
    run = 0;
    isCut = cutsHere;
  }
  return found;
}

/** Whether a day that becomes free and another that becomes worked (-1 = none) leave no more short rows than there are. */
export function keepsLeastRun(roster: Roster, employee: number, out: number, into: number): boolean {
  const { shortRuns, dayCount } = roster.instance;
  if (shortRuns === null || shortRuns.leastRun[employee] <= 1) return true;
  const first = employee * dayCount;
  const before = countShortRuns(roster, employee);
  const present = out < 0 ? -1 : roster.start[first + out];
  if (out >= 0) roster.start[first + out] = -1;
  if (into >= 0) roster.start[first + into] = 0;
  const after = countShortRuns(roster, employee);
  if (into >= 0) roster.start[first + into] = -1;
  if (out >= 0) roster.start[first + out] = present;
  return after <= before;
}
