import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { forbidden } from '~/platform/errors.server';
import { type Assignment, isByTime, settingNames } from './forecast-assignment-input';

const rank = { own: 0, department: 1, all: 2 } as const;

/** Whether values of an assignment are settings of staffing: those of a group, or allowances by weekday and time. */
const touchesStaffing = (assignment: Assignment): boolean =>
  isByTime(assignment) || settingNames.some((name) => assignment[name] !== undefined);

/**
 * The groups for which an actor may set what is asked: those whose forecasts they may change and, where settings of staffing are among
 * the values, also those whose settings they may change.
 * @throws AppError forbidden where they may do neither anywhere
 */
export function reachOfAssignment(actor: Actor, assignment?: Assignment): AccessScope {
  const needed = ['forecast:write', ...(assignment && touchesStaffing(assignment) ? ['staffing:write'] : [])];
  const scopes = needed.map((permission) => {
    const scope = scopeOf(actor, permission);
    if (!scope) throw forbidden(`The permission ${permission} is needed.`);
    return scope;
  });
  return scopes.reduce((narrowest, scope) => (rank[scope.kind] < rank[narrowest.kind] ? scope : narrowest));
}

/** The departments whose groups a job may change, for its payload; undefined for all. */
export function departmentsOfReach(scope: AccessScope): string[] | undefined {
  if (scope.kind === 'all') return undefined;
  return scope.kind === 'department' ? scope.departmentIds : [];
}

/** The reach that was written down in a payload. */
export const reachOfDepartments = (departmentIds: string[] | undefined): AccessScope =>
  departmentIds ? { kind: 'department', departmentIds, employeeId: null } : { kind: 'all' };
