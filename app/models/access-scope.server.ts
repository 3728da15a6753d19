import type { AccessScope } from '~/auth/actor';

/** A condition of SQL and the values of its parameters; `values` is empty where it has none. */
export interface ScopeCondition {
  sql: string;
  values: unknown[];
}

const identifier = /^[a-z_][a-z0-9_]*$/i;

function requireIdentifier(alias: string): void {
  if (!identifier.test(alias)) throw new Error(`Not an alias: ${alias}`);
}

/** Today's date where the employee works, as SQL on an alias of `agents`. */
export const localTodaySql = (alias: string): string => `(now() at time zone ${alias}.time_zone)::date`;

/**
 * The day whose dated facts describe an employee now, as SQL on an alias of `agents`: today, but the first day of someone
 * who has yet to start and the last day of someone who has left.
 */
export const factDaySql = (alias: string): string =>
  `least(greatest(${localTodaySql(alias)}, ${alias}.hire_date), coalesce(${alias}.dismissal_date - 1, 'infinity'::date))`;

/** A dated fact (alias of its table) that is in force on a day given as SQL. */
export const inForceSql = (fact: string, daySql: string): string =>
  `${fact}.valid_from <= ${daySql} and (${fact}.valid_to is null or ${fact}.valid_to > ${daySql})`;

/**
 * The employees that an actor may reach, as a condition on an alias of table `agents`: everyone; those whose department
 * membership in force lies in the departments of the scope, and oneself; or oneself only. It stands beside the condition
 * on organization_id and never replaces it.
 * @param alias alias of `agents` in the query
 * @param paramIndex number of the first free parameter, e.g. 3 for $3; uses as many as `values` has
 */
export function employeeScopeSql(scope: AccessScope, alias: string, paramIndex: number): ScopeCondition {
  requireIdentifier(alias);
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  if (scope.kind === 'own') return { sql: `${alias}.id = $${paramIndex}::uuid`, values: [scope.employeeId] };
  return {
    sql: `(${alias}.id = $${paramIndex}::uuid or exists (
      select 1 from department_memberships scope_dm
      where scope_dm.employee_id = ${alias}.id and scope_dm.department_id = any($${paramIndex + 1}::uuid[])
        and ${inForceSql('scope_dm', factDaySql(alias))}))`,
    values: [scope.employeeId, scope.departmentIds],
  };
}

/**
 * The departments that an actor may reach, as a condition on an alias of `departments`. With scope `own` none: a person
 * without a team reads the name of their department on their own card.
 */
export function departmentScopeSql(scope: AccessScope, alias: string, paramIndex: number): ScopeCondition {
  requireIdentifier(alias);
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  if (scope.kind === 'own') return { sql: 'false', values: [] };
  return { sql: `${alias}.id = any($${paramIndex}::uuid[])`, values: [scope.departmentIds] };
}

/** Whether a department lies in the scope. */
export const isDepartmentInScope = (scope: AccessScope, departmentId: string): boolean =>
  scope.kind === 'all' || (scope.kind === 'department' && scope.departmentIds.includes(departmentId));
