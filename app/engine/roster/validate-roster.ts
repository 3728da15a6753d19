import type { RosterAssignment, RosterCosts, RosterEmployee, RosterInstance } from './types';

/** A rule that a roster breaks. */
export interface RosterViolation {
  employeeId: string;
  rule:
    | 'unknown'
    | 'two-shifts'
    | 'day-off'
    | 'succession'
    | 'max-shifts'
    | 'max-minutes'
    | 'min-minutes'
    | 'max-run'
    | 'min-run'
    | 'min-days-off'
    | 'max-weekends';
  /** first day concerned; null for totals of the horizon */
  day: number | null;
  detail: string;
}

/**
 * Checks every rule on the plain instance. Written from the rules alone and sharing no code with the search, so that it
 * can judge what the search returns.
 */
export function validateRoster(instance: RosterInstance, assignments: RosterAssignment[]): RosterViolation[] {
  const violations: RosterViolation[] = [];
  const byEmployee = new Map(instance.employees.map((employee) => [employee.id, new Map<number, string>()]));
  const shiftIds = new Set(instance.shifts.map((shift) => shift.id));
  for (const { employeeId, day, shiftId } of assignments) {
    const days = byEmployee.get(employeeId);
    if (!days || !shiftIds.has(shiftId) || !(Number.isInteger(day) && day >= 0 && day < instance.dayCount)) {
      violations.push({ employeeId, rule: 'unknown', day, detail: `${shiftId} on day ${day}` });
    } else if (days.has(day)) {
      violations.push({ employeeId, rule: 'two-shifts', day, detail: `${days.get(day)} and ${shiftId}` });
    } else {
      days.set(day, shiftId);
    }
  }
  for (const employee of instance.employees) {
    const days = byEmployee.get(employee.id)!;
    const report = (rule: RosterViolation['rule'], day: number | null, detail: string) =>
      violations.push({ employeeId: employee.id, rule, day, detail });
    checkDays(instance, employee, days, report);
    checkTotals(instance, employee, days, report);
    checkRuns(instance, employee, days, report);
  }
  return violations;
}

type Report = (rule: RosterViolation['rule'], day: number | null, detail: string) => void;

function checkDays(instance: RosterInstance, employee: RosterEmployee, days: Map<number, string>, report: Report) {
  const shiftOf = new Map(instance.shifts.map((shift) => [shift.id, shift]));
  for (const [day, shiftId] of days) {
    if (employee.daysOff.includes(day)) report('day-off', day, shiftId);
    const next = days.get(day + 1);
    if (next !== undefined && shiftOf.get(shiftId)!.cannotBeFollowedBy.includes(next)) {
      report('succession', day, `${next} after ${shiftId}`);
    }
  }
}

function checkTotals(instance: RosterInstance, employee: RosterEmployee, days: Map<number, string>, report: Report) {
  let minutes = 0;
  for (const shift of instance.shifts) {
    const used = [...days.values()].filter((id) => id === shift.id).length;
    const limit = employee.maxShifts.get(shift.id) ?? 0;
    if (used > limit) report('max-shifts', null, `${used} of ${shift.id}, at most ${limit}`);
    minutes += used * shift.lengthMinutes;
  }
  if (minutes > employee.maxTotalMinutes) report('max-minutes', null, `${minutes} of ${employee.maxTotalMinutes}`);
  if (minutes < employee.minTotalMinutes) report('min-minutes', null, `${minutes} of ${employee.minTotalMinutes}`);
  const weekends = new Set<number>();
  for (const day of days.keys()) if (day % 7 === 5 || day % 7 === 6) weekends.add(Math.floor(day / 7));
  if (weekends.size > employee.maxWeekends) {
    report('max-weekends', null, `${weekends.size}, at most ${employee.maxWeekends}`);
  }
}

function checkRuns(instance: RosterInstance, employee: RosterEmployee, days: Map<number, string>, report: Report) {
  const pattern = Array.from({ length: instance.dayCount }, (_, day) => (days.has(day) ? 'w' : 'o')).join('');
  for (const match of pattern.matchAll(/w+|o+/g)) {
    const length = match[0].length;
    const touchesEnd = match.index === 0 || match.index + length === instance.dayCount;
    if (match[0][0] === 'w') {
      if (length > employee.maxConsecutiveShifts) report('max-run', match.index, `${length} days`);
      if (length < employee.minConsecutiveShifts && !touchesEnd) report('min-run', match.index, `${length} days`);
    } else if (length < employee.minConsecutiveDaysOff && !touchesEnd) {
      report('min-days-off', match.index, `${length} days`);
    }
  }
}

/** Objective by its parts, computed from the assignments alone. */
export function recomputeRosterCosts(instance: RosterInstance, assignments: RosterAssignment[]): RosterCosts {
  const key = (employeeId: string, day: number) => `${employeeId}\n${day}`;
  const worked = new Map(assignments.map((shift) => [key(shift.employeeId, shift.day), shift.shiftId]));
  const costs: RosterCosts = { onRequests: 0, offRequests: 0, under: 0, over: 0 };
  for (const wish of instance.onRequests) {
    if (worked.get(key(wish.employeeId, wish.day)) !== wish.shiftId) costs.onRequests += wish.weight;
  }
  for (const wish of instance.offRequests) {
    if (worked.get(key(wish.employeeId, wish.day)) === wish.shiftId) costs.offRequests += wish.weight;
  }
  const present = new Map<string, number>();
  for (const { day, shiftId } of assignments) {
    present.set(key(shiftId, day), (present.get(key(shiftId, day)) ?? 0) + 1);
  }
  for (const cover of instance.cover) {
    const missing = cover.required - (present.get(key(cover.shiftId, cover.day)) ?? 0);
    if (missing > 0) costs.under += missing * cover.weightUnder;
    else costs.over -= missing * cover.weightOver;
  }
  return costs;
}
