import type { AccessScope } from '~/auth/actor';
import { employeeScopeSql, type ScopeCondition } from './access-scope.server';

/**
 * Variants that an actor may see, as a condition on an alias of `schedules`: all; those planned for their departments or
 * holding shifts of their people; or applied ones with shifts of their own.
 * @param paramIndex number of the first free parameter; uses as many as `values` has
 */
export function scheduleVisibleSql(scope: AccessScope, alias: string, paramIndex: number): ScopeCondition {
  if (scope.kind === 'all') return { sql: 'true', values: [] };
  const people = employeeScopeSql(scope, 'visible_a', paramIndex);
  const holds = `exists (select 1 from shifts visible_s join agents visible_a on visible_a.id = visible_s.employee_id
    where visible_s.schedule_id = ${alias}.id and ${people.sql})`;
  if (scope.kind === 'own') return { sql: `(${alias}.status = 'applied' and ${holds})`, values: people.values };
  return { sql: `(${alias}.department_ids && $${paramIndex + 1}::uuid[] or ${holds})`, values: people.values };
}
