import { permissionCatalogue } from './built-in-roles';
import { findScope, type PermissionScope } from './permissions';

const rank: Record<PermissionScope, number> = { own: 1, department: 2, all: 3 };
const scopes = Object.keys(rank);

/**
 * The single rights behind a permission: `*` and `resource:*` are taken apart.
 * @returns null for a permission that the catalogue does not know
 */
export function expandPermission(permission: string): { wanted: string; scope: PermissionScope }[] | null {
  if (permission === '*') {
    return permissionCatalogue.flatMap(({ resource, actions }) =>
      actions.map((action) => ({ wanted: `${resource}:${action}`, scope: 'all' as const })),
    );
  }
  const [resource, action, scope = 'all', ...rest] = permission.split(':');
  const known = permissionCatalogue.find((entry) => entry.resource === resource);
  if (!known || !scopes.includes(scope) || rest.length > 0) return null;
  if (action !== '*' && !known.actions.includes(action)) return null;
  const actions = action === '*' ? known.actions : [action];
  return actions.map((one) => ({ wanted: `${resource}:${one}`, scope: scope as PermissionScope }));
}

/** Whether a permission is one that a role or key can hold. */
export const isKnownPermission = (permission: string): boolean => expandPermission(permission) !== null;

/** Departments over which someone holds rights of scope `department`, and those to be given. */
export interface DepartmentReach {
  held: readonly string[];
  /** null = whatever the receiver heads, now and later */
  given: readonly string[] | null;
}

/**
 * The permissions that somebody cannot give to others because they reach beyond their own rights.
 * @param reach needed where rights of scope `department` are given; without it such a right needs the scope `all`
 */
export function findExcessPermissions(
  held: readonly string[],
  given: readonly string[],
  reach?: DepartmentReach,
): string[] {
  const isWithinReach = reach?.given?.every((id) => reach.held.includes(id)) ?? false;
  const isCovered = (wanted: string, scope: PermissionScope): boolean => {
    const own = findScope(held, wanted);
    if (!own) return false;
    if (own === 'all' || scope === 'own') return true;
    return scope === 'department' && own === 'department' && isWithinReach;
  };
  return given.filter((permission) => {
    if (permission === '*') return !held.includes('*');
    const rights = expandPermission(permission);
    return !rights?.every(({ wanted, scope }) => isCovered(wanted, scope));
  });
}
