import { addDays, diffDays, weekdayOf } from '~/engine/time';
import type { Rotation } from '../types';
import { type EmployeeRoster, isEmployedOn } from './validator-context';

/**
 * Mandatory rotations: no work on rest days, work on work days unless the person is absent, not employed or not available.
 * Where the cycle was to be chosen, the one that the shifts follow best counts.
 */
export function checkRotation(roster: EmployeeRoster): void {
  const { rotation, rotationChoice } = roster.employee;
  const faults =
    rotation !== undefined
      ? rotation.isMandatory
        ? faultsOf(roster, rotation)
        : []
      : rotationChoice?.isMandatory === true
        ? fewestFaults(roster, rotationChoice.patterns)
        : [];
  for (const { date, detail } of faults) roster.report('rotation', date, detail);
}

interface Fault {
  date: string;
  detail: string;
  isOnRestDay: boolean;
}

function fewestFaults(roster: EmployeeRoster, patterns: string[]): Fault[] {
  let fewest: Fault[] | null = null;
  // why: a day of work may be out of reach for other rules, a day of rest never is
  const weigh = (faults: Fault[]) => faults.reduce((sum, { isOnRestDay }) => sum + (isOnRestDay ? 1000 : 1), 0);
  for (const pattern of patterns) {
    for (let phase = 0; phase < pattern.length; phase++) {
      const startDate = addDays(roster.firstDate, -phase);
      const found = faultsOf(roster, { pattern, startDate, isMandatory: true });
      if (fewest === null || weigh(found) < weigh(fewest)) fewest = found;
    }
  }
  return fewest ?? [];
}

function faultsOf({ employee, problem, shifts, firstDate, lastDate }: EmployeeRoster, rotation: Rotation): Fault[] {
  const worked = new Set(shifts.map((shift) => shift.date));
  const { length } = rotation.pattern;
  const faults: Fault[] = [];
  for (let date = firstDate; date <= lastDate; date = addDays(date, 1)) {
    const place = ((diffDays(rotation.startDate, date) % length) + length) % length;
    const letter = rotation.pattern[place];
    if (letter === 'A') continue;
    if (letter === 'R') {
      if (worked.has(date)) faults.push({ date, detail: 'works on a rest day of the rotation', isOnRestDay: true });
      continue;
    }
    const named = rotation.templateIds?.[place] ?? [];
    const other = shifts.find(
      (shift) => shift.date === date && !shift.isFixed && !named.includes(shift.templateId ?? ''),
    );
    if (named.length > 0 && other !== undefined) {
      faults.push({
        date,
        detail: `works by ${other.templateId}, which the rotation does not name`,
        isOnRestDay: false,
      });
    }
    const isAway =
      !isEmployedOn(employee, date) ||
      (employee.absences ?? []).some((absence) => absence.date === date) ||
      (employee.dateAvailability ?? []).some((item) => item.date === date) ||
      (employee.weeklyAvailability !== undefined &&
        !employee.weeklyAvailability.some((item) => item.weekday === weekdayOf(date))) ||
      (weekdayOf(date) >= 6 && !employee.contract.weekendAllowed);
    if (!isAway && !worked.has(date) && problem.templates.length > 0) {
      faults.push({ date, detail: 'free on a work day of the rotation', isOnRestDay: false });
    }
  }
  return faults;
}
