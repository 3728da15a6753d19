import { InvalidInput } from '../errors';
import type { RosterInstance } from './types';

/** Longest horizon in days: two years. */
const MAX_DAYS = 731;

/**
 * Refuses an instance that contradicts itself: unknown or repeated names, days outside the horizon, a minimum above its
 * maximum, two requirements for one shift and day.
 * @throws InvalidInput naming the entry and the rule
 */
export function checkInstance(instance: RosterInstance): void {
  const { dayCount } = instance;
  if (!Number.isInteger(dayCount) || dayCount < 1 || dayCount > MAX_DAYS) {
    throw new InvalidInput('horizon', `must be from 1 to ${MAX_DAYS} days`);
  }
  const shiftIds = new Set<string>();
  if (instance.shifts.length === 0) throw new InvalidInput('shifts', 'must not be empty');
  if (instance.shifts.length > 120) throw new InvalidInput('shifts', 'must be at most 120');
  for (const shift of instance.shifts) {
    if (shiftIds.has(shift.id)) throw new InvalidInput(`shift ${shift.id}`, 'is defined twice');
    if (shift.lengthMinutes < 1) throw new InvalidInput(`shift ${shift.id}`, 'must last at least a minute');
    shiftIds.add(shift.id);
  }
  const needShift = (id: string, where: string) => {
    if (!shiftIds.has(id)) throw new InvalidInput(where, `names an unknown shift ${id}`);
  };
  const needDay = (day: number, where: string) => {
    if (!(day >= 0 && day < dayCount)) throw new InvalidInput(where, `lies outside the horizon of ${dayCount} days`);
  };
  for (const shift of instance.shifts) {
    for (const id of shift.cannotBeFollowedBy) needShift(id, `successions of shift ${shift.id}`);
  }
  const employeeIds = checkEmployees(instance, needShift, needDay);
  for (const request of [...instance.onRequests, ...instance.offRequests]) {
    const where = `request of ${request.employeeId} for day ${request.day}`;
    if (!employeeIds.has(request.employeeId)) throw new InvalidInput(where, 'names an unknown employee');
    needShift(request.shiftId, where);
    needDay(request.day, where);
  }
  const covered = new Set<string>();
  for (const { day, shiftId } of instance.cover) {
    const where = `cover of ${shiftId} on day ${day}`;
    needShift(shiftId, where);
    needDay(day, where);
    if (covered.has(where)) throw new InvalidInput(where, 'is given twice');
    covered.add(where);
  }
}

function checkEmployees(
  instance: RosterInstance,
  needShift: (id: string, where: string) => void,
  needDay: (day: number, where: string) => void,
): Set<string> {
  const ids = new Set<string>();
  if (instance.employees.length === 0) throw new InvalidInput('employees', 'must not be empty');
  for (const employee of instance.employees) {
    const where = `employee ${employee.id}`;
    if (ids.has(employee.id)) throw new InvalidInput(where, 'is defined twice');
    ids.add(employee.id);
    for (const id of employee.maxShifts.keys()) needShift(id, where);
    for (const day of employee.daysOff) needDay(day, `day off ${day} of ${where}`);
    if (employee.minTotalMinutes > employee.maxTotalMinutes) {
      throw new InvalidInput(where, 'must work more minutes at least than at most');
    }
    if (employee.maxConsecutiveShifts < 1) throw new InvalidInput(where, 'may not work any day in a row');
    if (employee.minConsecutiveShifts > employee.maxConsecutiveShifts) {
      throw new InvalidInput(where, 'must work more days in a row at least than at most');
    }
  }
  return ids;
}
