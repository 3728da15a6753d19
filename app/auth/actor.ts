import { findScope, type PermissionScope } from './permissions';

/** Who makes a request: a person in a browser or with a token, or an API key. Pages, API and sockets share it. */
export interface Actor {
  kind: 'user' | 'api_key' | 'system';
  /** the user's id, or the key's */
  id: string;
  name: string;
  organizationId: string;
  employeeId: string | null;
  sessionId: string | null;
  roles: string[];
  permissions: string[];
  /** departments within the scope `department`, with everything below them */
  departmentIds: string[];
  locale: 'en' | 'ru';
  source: 'screen' | 'api' | 'import' | 'job';
  requestId: string;
  clientAddress: string | null;
}

/** The rows an actor may reach with one permission; models turn it into a condition of the query. */
export type AccessScope =
  | { kind: 'all' }
  | { kind: 'department'; departmentIds: string[]; employeeId: string | null }
  | { kind: 'own'; employeeId: string | null };

/** @returns null when the actor may not do it at all */
export function scopeOf(actor: Actor, permission: string): AccessScope | null {
  const scope: PermissionScope | null = findScope(actor.permissions, permission);
  if (!scope) return null;
  if (scope === 'all') return { kind: 'all' };
  if (scope === 'department')
    return { kind: 'department', departmentIds: actor.departmentIds, employeeId: actor.employeeId };
  return { kind: 'own', employeeId: actor.employeeId };
}
