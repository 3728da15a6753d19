import { addDays, weekdayOf } from '~/engine/time';
import type { GeneratedShift, Violation } from '../result-types';
import type { Bond, Employee, ScheduleProblem } from '../types';
import { formatMinutes, isEmployedOn, MINUTE_MS, modeFor } from './validator-context';

/**
 * Bonds between people, straight from their words: reported for the later of two people in the bond's list.
 * @param employeeIds only violations of these people
 */
export function checkBonds(
  problem: ScheduleProblem,
  byEmployee: Map<string, GeneratedShift[]>,
  violations: Violation[],
  employeeIds?: ReadonlySet<string>,
): void {
  const people = new Map(problem.employees.map((employee) => [employee.id, employee]));
  for (const bond of problem.bonds ?? []) {
    const members = bond.employeeIds.flatMap((id) => people.get(id) ?? []);
    const shiftsOf = (employee: Employee) => byEmployee.get(employee.id) ?? [];
    members.forEach((a, i) => {
      for (const b of members.slice(i + 1)) {
        if (employeeIds !== undefined && !employeeIds.has(a.id) && !employeeIds.has(b.id)) continue;
        const mode = modeFor(problem, b, 'bond');
        if (mode === 'ignore' || modeFor(problem, a, 'bond') === 'ignore') continue;
        for (const { date, detail } of faultsOfPair(problem, bond, [a, shiftsOf(a)], [b, shiftsOf(b)])) {
          violations.push({ employeeId: b.id, date, rule: 'bond', mode, detail: `${bond.id}: ${detail}` });
        }
      }
    });
  }
}

type Side = [employee: Employee, shifts: GeneratedShift[]];

function faultsOfPair(problem: ScheduleProblem, bond: Bond, a: Side, b: Side): { date: string; detail: string }[] {
  const holds = (date: string) => date >= (bond.fromDate ?? date) && date <= (bond.toDate ?? date);
  const faults: { date: string; detail: string }[] = [];
  if (bond.kind === 'apart') {
    for (const own of b[1]) {
      const clash = a[1].find((other) => other.startMs < own.endMs && other.endMs > own.startMs);
      if (clash !== undefined && (holds(own.date) || holds(clash.date))) {
        faults.push({ date: own.date, detail: 'works at the same time as someone to be kept apart' });
      }
    }
    return faults;
  }
  const toleranceMs = bond.toleranceMinutes * MINUTE_MS;
  const allowed = formatMinutes(bond.toleranceMinutes);
  for (let day = 0; day < problem.horizon.days; day++) {
    const date = addDays(problem.horizon.startDate, day);
    if (!holds(date)) continue;
    const first = a[1].find((shift) => shift.date === date);
    const second = b[1].find((shift) => shift.date === date);
    if (first === undefined || second === undefined) {
      const alone = bond.kind === 'together' && first !== second;
      const away = first === undefined ? a[0] : b[0];
      if (alone && canWork(problem, away, date)) faults.push({ date, detail: 'one works alone' });
      continue;
    }
    if (Math.abs(first.startMs - second.startMs) > toleranceMs) {
      faults.push({ date, detail: `starts lie further apart than ${allowed}` });
    } else if (bond.kind === 'transport' && Math.abs(first.endMs - second.endMs) > toleranceMs) {
      faults.push({ date, detail: `ends lie further apart than ${allowed}` });
    }
  }
  return faults;
}

/** Whether nothing known before planning keeps a person from working on a date. */
function canWork(problem: ScheduleProblem, employee: Employee, date: string): boolean {
  const { absences = [], dateAvailability = [], weeklyAvailability, contract, rotation, rotationChoice } = employee;
  return (
    isEmployedOn(employee, date) &&
    employee.skills.length > 0 &&
    problem.templates.length > 0 &&
    rotation === undefined &&
    rotationChoice === undefined &&
    !absences.some((absence) => absence.date === date || absence.date === addDays(date, 1)) &&
    !dateAvailability.some((item) => item.date === date) &&
    (weeklyAvailability === undefined || weeklyAvailability.some((item) => item.weekday === weekdayOf(date))) &&
    (contract.weekendAllowed || weekdayOf(date) < 6)
  );
}
