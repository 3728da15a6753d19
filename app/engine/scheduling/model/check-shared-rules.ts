import { InvalidInput } from '~/engine/errors';
import type { Employee, ScheduleProblem } from '../types';
import { requireInteger, requireNumber } from './require-number';

/** Refuses bonds, notice, pay and points that mean nothing. @throws InvalidInput naming the field and the rule */
export function checkSharedRules(problem: ScheduleProblem): void {
  const known = new Set(problem.employees.map((employee) => employee.id));
  (problem.bonds ?? []).forEach((bond, i) => {
    requireInteger(`bonds[${i}].toleranceMinutes`, bond.toleranceMinutes, 0, 1440);
    const named = new Set(bond.employeeIds);
    if (named.size < bond.employeeIds.length) throw new InvalidInput(`bonds[${i}].employeeIds`, 'names someone twice');
    for (const id of named) {
      if (!known.has(id)) throw new InvalidInput(`bonds[${i}].employeeIds`, `names no employee: ${id}`);
    }
  });
  const { notice, pay, unpopular, pausesAtOncePercent, longestWorkMinutes, overtime } = problem;
  if (notice !== undefined) {
    requireNumber('notice.nowMs', notice.nowMs, -8.64e15, 8.64e15);
    requireNumber('notice.minutes', notice.minutes, 0, 400 * 1440);
  }
  if (pay !== undefined) {
    for (const name of ['pricePerHour', 'night', 'weekend', 'holiday'] as const)
      requireNumber(`pay.${name}`, pay[name], 0, 1e6);
  }
  if (unpopular !== undefined) {
    for (const name of ['late', 'night'] as const) requireInteger(`unpopular.${name}`, unpopular[name], 0, 1000);
    for (const [id, points] of Object.entries(unpopular.templates ?? {}))
      requireInteger(`unpopular.templates.${id}`, points, 0, 1000);
  }
  if (overtime !== undefined) {
    for (const name of ['dailyNormMinutes', 'twoDayMinutes'] as const)
      requireInteger(`overtime.${name}`, overtime[name], 0, 2880);
  }
  if (longestWorkMinutes !== undefined) requireInteger('longestWorkMinutes', longestWorkMinutes, 1, 1440);
  if (pausesAtOncePercent !== undefined) requireNumber('pausesAtOncePercent', pausesAtOncePercent, 0, 100);
}

/** @throws InvalidInput naming the field and the rule */
export function checkPermits(field: string, employee: Employee): void {
  (employee.permits ?? []).forEach((permit, i) => {
    const name = `${field}.permits[${i}]`;
    if (permit.dailyMaxMinutes !== undefined)
      requireInteger(`${name}.dailyMaxMinutes`, permit.dailyMaxMinutes, 0, 1440);
    if (permit.weeklyMaxMinutes !== undefined)
      requireInteger(`${name}.weeklyMaxMinutes`, permit.weeklyMaxMinutes, 0, 10_080);
    if (permit.earliestStartMinute !== undefined)
      requireInteger(`${name}.earliestStartMinute`, permit.earliestStartMinute, 0, 1439);
    if (permit.latestEndMinute !== undefined)
      requireInteger(`${name}.latestEndMinute`, permit.latestEndMinute, 0, 2880);
  });
}
