import { forbidden } from '~/platform/errors.server';
import type { Actor } from './actor';
import { requirePermission } from './require-permission.server';

/**
 * First line of the employee's own pages: a person who holds the permission and has an employee record.
 * @throws Response as `requirePermission`; AppError forbidden for a login without an employee
 */
export async function requireEmployee(request: Request, permission: string): Promise<Actor & { employeeId: string }> {
  const actor = await requirePermission(request, permission);
  if (!actor.employeeId) throw forbidden('This login has no employee record, so there is no own schedule.');
  return { ...actor, employeeId: actor.employeeId };
}
