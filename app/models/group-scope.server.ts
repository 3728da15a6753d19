import type { AccessScope } from '~/auth/actor';
import type { ScopeCondition } from './access-scope.server';

/**
 * The groups that an actor may reach, as a condition on an alias of table `groups`: all of them, or those that a department of the
 * scope answers for. A group that no department answers for is reached with scope `all` only. The condition stands beside the one on
 * organization_id and never replaces it.
 * @param paramIndex number of the first free parameter; uses as many as `values` has
 */
export function groupScopeSql(scope: AccessScope, alias: string, paramIndex: number): ScopeCondition {
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  if (scope.kind === 'own') return { sql: 'false', values: [] };
  return { sql: `${alias}.department_id = any($${paramIndex}::uuid[])`, values: [scope.departmentIds] };
}
