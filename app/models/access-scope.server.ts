import type { AccessScope } from '~/auth/actor';

/** A condition of SQL and the value of its parameter; `values` is empty where the condition has no parameter. */
export interface ScopeCondition {
  sql: string;
  values: unknown[];
}

const identifier = /^[a-z_][a-z0-9_]*$/i;

/**
 * The employees that an actor may reach, as a condition on an alias of table `agents`: everyone, those whose current
 * department membership lies in the departments of the scope (whoever left the last one remains visible there) and
 * oneself, or oneself only. Combine it with the condition on organization_id; it never replaces that one.
 * @param alias alias of `agents` in the query
 * @param paramIndex number of the first free parameter, e.g. 3 for $3; uses as many as `values` has
 */
export function employeeScopeSql(scope: AccessScope, alias: string, paramIndex: number): ScopeCondition {
  if (!identifier.test(alias)) throw new Error(`Not an alias: ${alias}`);
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  if (scope.kind === 'own') return { sql: `${alias}.id = $${paramIndex}::uuid`, values: [scope.employeeId] };
  return {
    sql: `(${alias}.id = $${paramIndex}::uuid or exists (
      select 1 from department_memberships scope_dm
      where scope_dm.employee_id = ${alias}.id and scope_dm.organization_id = ${alias}.organization_id
        and scope_dm.department_id = any($${paramIndex + 1}::uuid[])
        and scope_dm.valid_from <= greatest(current_date, ${alias}.hire_date)
        and (scope_dm.valid_to is null or scope_dm.valid_to > least(current_date, coalesce(${alias}.dismissal_date - 1, current_date)))))`,
    values: [scope.employeeId, scope.departmentIds],
  };
}

/**
 * The departments that an actor may reach, as a condition on an alias of `departments`.
 * With scope `own` none: a person without a team sees the name of their department on their own card.
 */
export function departmentScopeSql(scope: AccessScope, alias: string, paramIndex: number): ScopeCondition {
  if (!identifier.test(alias)) throw new Error(`Not an alias: ${alias}`);
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  if (scope.kind === 'own') return { sql: 'false', values: [] };
  return { sql: `${alias}.id = any($${paramIndex}::uuid[])`, values: [scope.departmentIds] };
}

/** Whether a department lies in the scope. */
export const isDepartmentInScope = (scope: AccessScope, departmentId: string): boolean =>
  scope.kind === 'all' || (scope.kind === 'department' && scope.departmentIds.includes(departmentId));
