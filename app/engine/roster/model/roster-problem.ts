import type { RosterInstance } from '../types';

/**
 * A roster instance as typed arrays. Shift values: 0 is a day off, v = 1..shiftCount is shift type v - 1.
 * `width` = shiftCount + 1 is the stride of every table over shift values.
 */
export interface RosterProblem {
  dayCount: number;
  shiftCount: number;
  employeeCount: number;
  width: number;
  /** minutes of each shift value */
  minutes: Int32Array;
  /** 1 where value v may not follow value u: index u * width + v */
  forbidden: Uint8Array;
  /** people wanted and cost of each missing or surplus one: index day * width + value */
  need: Float64Array;
  underCost: Float64Array;
  overCost: Float64Array;
  /** cost of requests when the person has the value: index (employee * dayCount + day) * width + value */
  requestCost: Float64Array;
  employees: EmployeeRules[];
}

/** Rules of one person over the whole horizon. */
export interface EmployeeRules {
  /** most shifts of each value; 0 where not allowed */
  maxShifts: Int32Array;
  minMinutes: number;
  maxMinutes: number;
  minRun: number;
  maxRun: number;
  minOff: number;
  maxWeekends: number;
  /** 1 on days that must be free */
  isDayOff: Uint8Array;
}

/** Numeric form of a checked instance. */
export function buildRosterProblem(instance: RosterInstance): RosterProblem {
  const { dayCount } = instance;
  const shiftCount = instance.shifts.length;
  const width = shiftCount + 1;
  const shiftValue = new Map(instance.shifts.map((shift, index) => [shift.id, index + 1]));
  const employeeOf = new Map(instance.employees.map((employee, index) => [employee.id, index]));
  const problem: RosterProblem = {
    dayCount,
    shiftCount,
    employeeCount: instance.employees.length,
    width,
    minutes: Int32Array.of(0, ...instance.shifts.map((shift) => shift.lengthMinutes)),
    forbidden: new Uint8Array(width * width),
    need: new Float64Array(dayCount * width),
    underCost: new Float64Array(dayCount * width),
    overCost: new Float64Array(dayCount * width),
    requestCost: new Float64Array(instance.employees.length * dayCount * width),
    employees: [],
  };
  instance.shifts.forEach((shift, index) => {
    for (const id of shift.cannotBeFollowedBy) problem.forbidden[(index + 1) * width + shiftValue.get(id)!] = 1;
  });
  for (const employee of instance.employees) {
    const maxShifts = new Int32Array(width);
    for (const [id, count] of employee.maxShifts) maxShifts[shiftValue.get(id)!] = Math.min(count, dayCount);
    const isDayOff = new Uint8Array(dayCount);
    for (const day of employee.daysOff) isDayOff[day] = 1;
    problem.employees.push({
      maxShifts,
      minMinutes: employee.minTotalMinutes,
      maxMinutes: employee.maxTotalMinutes,
      minRun: Math.max(1, employee.minConsecutiveShifts),
      maxRun: Math.min(dayCount, employee.maxConsecutiveShifts),
      minOff: Math.max(1, employee.minConsecutiveDaysOff),
      maxWeekends: employee.maxWeekends,
      isDayOff,
    });
  }
  for (const cover of instance.cover) {
    const at = cover.day * width + shiftValue.get(cover.shiftId)!;
    problem.need[at] = cover.required;
    problem.underCost[at] = cover.weightUnder;
    problem.overCost[at] = cover.weightOver;
  }
  const firstOf = (employeeId: string, day: number) => (employeeOf.get(employeeId)! * dayCount + day) * width;
  for (const { employeeId, day, shiftId, weight } of instance.onRequests) {
    const first = firstOf(employeeId, day);
    const wanted = shiftValue.get(shiftId)!;
    for (let value = 0; value < width; value++) if (value !== wanted) problem.requestCost[first + value] += weight;
  }
  for (const { employeeId, day, shiftId, weight } of instance.offRequests) {
    problem.requestCost[firstOf(employeeId, day) + shiftValue.get(shiftId)!] += weight;
  }
  return problem;
}

/** Saturdays are days 5, 12, 19, ... because the horizon starts on a Monday; weekend of a Saturday or Sunday, else -1. */
export function weekendOf(day: number): number {
  const weekday = day % 7;
  return weekday >= 5 ? (day - weekday) / 7 : -1;
}
