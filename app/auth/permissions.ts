/** What a permission may reach: one's own data, one's departments with everything below, or the whole organization. */
export type PermissionScope = 'own' | 'department' | 'all';

const scopeRank: Record<PermissionScope, number> = { own: 1, department: 2, all: 3 };

/**
 * The widest scope in which a set of permissions allows an action, or null.
 * A permission is `resource:action:scope`; `*` stands for everything, `resource:*` and `resource:*:scope` for every action;
 * a missing scope means all.
 * @param wanted `resource:action`
 */
export function findScope(permissions: readonly string[], wanted: string): PermissionScope | null {
  let known = knownScopes.get(permissions);
  if (!known) {
    known = new Map();
    knownScopes.set(permissions, known);
  }
  const answer = known.get(wanted);
  if (answer !== undefined) return answer;
  const found = searchScope(permissions, wanted);
  known.set(wanted, found);
  return found;
}

/** A set of permissions is never changed after it was read, and each is asked for the same few actions again and again. */
const knownScopes = new WeakMap<readonly string[], Map<string, PermissionScope | null>>();

function searchScope(permissions: readonly string[], wanted: string): PermissionScope | null {
  const [resource, action] = wanted.split(':');
  let widest: PermissionScope | null = null;
  for (const permission of permissions) {
    if (permission === '*') return 'all';
    const [itsResource, itsAction, itsScope = 'all'] = permission.split(':');
    if (itsResource !== resource) continue;
    if (itsAction !== '*' && itsAction !== action) continue;
    if (!(itsScope in scopeRank)) continue;
    if (!widest || scopeRank[itsScope as PermissionScope] > scopeRank[widest]) widest = itsScope as PermissionScope;
  }
  return widest;
}

/**
 * Whether a set of permissions allows an action.
 * @param wanted `resource:action` in any scope, or `resource:action:scope` in that scope or a wider one
 */
export function can(permissions: readonly string[], wanted: string): boolean {
  const held = findScope(permissions, wanted);
  const needed = wanted.split(':')[2];
  if (!held || !needed) return held !== null;
  return scopeRank[held] >= (scopeRank[needed as PermissionScope] ?? Number.POSITIVE_INFINITY);
}
