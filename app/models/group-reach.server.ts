import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { groupScopeSql } from './group-scope.server';

/** @throws AppError forbidden where the actor lacks the permission */
function requireScope(actor: Actor, permission: string): AccessScope {
  const scope = scopeOf(actor, permission);
  if (!scope) throw forbidden(`The permission ${permission} is needed.`);
  return scope;
}

/**
 * That all groups are ones the actor may reach with a permission. With scope `all` nothing is asked of the database: the model that is
 * called next keeps to the organization.
 * @throws AppError forbidden; not_found where one is out of reach, as if it did not exist
 */
export async function requireGroupsInReach(actor: Actor, permission: string, groupIds: string[]): Promise<void> {
  const scope = requireScope(actor, permission);
  if (scope.kind === 'all' || !groupIds.length) return;
  const reached = groupScopeSql(scope, 'g', 3);
  const found = await query(
    `groups-in-reach-${scope.kind}`,
    `select g.id from groups g where g.organization_id = $1 and g.id = any($2::uuid[]) and ${reached.sql}`,
    [actor.organizationId, groupIds, ...reached.values],
  );
  if (found.length < new Set(groupIds).size) throw notFound('The group');
}

/** That at least one of the groups of something is within reach. @throws AppError forbidden, not_found */
export async function requireAnyGroupInReach(actor: Actor, permission: string, groupIds: string[]): Promise<void> {
  const scope = requireScope(actor, permission);
  if (scope.kind === 'all') return;
  const reached = groupScopeSql(scope, 'g', 3);
  const [found] = await query(
    `any-group-in-reach-${scope.kind}`,
    `select 1 from groups g where g.organization_id = $1 and g.id = any($2::uuid[]) and ${reached.sql} limit 1`,
    [actor.organizationId, groupIds, ...reached.values],
  );
  if (!found) throw notFound('The special event');
}

/** The same of the groups of forecasts. @throws AppError forbidden, not_found */
export async function requireForecastsInReach(actor: Actor, permission: string, forecastIds: string[]): Promise<void> {
  const scope = requireScope(actor, permission);
  if (scope.kind === 'all' || !forecastIds.length) return;
  const reached = groupScopeSql(scope, 'g', 3);
  const found = await query(
    `forecasts-in-reach-${scope.kind}`,
    `select f.id from forecasts f join groups g on g.id = f.group_id
     where f.organization_id = $1 and f.id = any($2::uuid[]) and ${reached.sql}`,
    [actor.organizationId, forecastIds, ...reached.values],
  );
  if (found.length < new Set(forecastIds).size) throw notFound('The forecast');
}

/**
 * The departments whose groups an actor may reach with a permission, for conditions of the form `($n::uuid[] is null or
 * g.department_id = any($n))`.
 * @returns null for all of the organization; an empty list reaches nothing
 * @throws AppError forbidden
 */
export function departmentsInReach(actor: Actor, permission: string): string[] | null {
  const scope = requireScope(actor, permission);
  if (scope.kind === 'all') return null;
  return scope.kind === 'department' ? scope.departmentIds : [];
}
