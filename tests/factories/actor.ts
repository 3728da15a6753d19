import type { Actor } from '~/auth/actor';
import { builtInRoles } from '~/auth/built-in-roles';
import { unique } from './unique';

/** An actor with a built-in role (or permissions of its own) without a login: for calling models directly. */
export function createActor(input: {
  organizationId: string;
  role?: string;
  permissions?: string[];
  departmentIds?: string[];
  employeeId?: string | null;
  id?: string;
}): Actor {
  const role = builtInRoles.find((candidate) => candidate.code === (input.role ?? 'administrator'));
  return {
    kind: 'user',
    id: input.id ?? crypto.randomUUID(),
    name: unique('actor'),
    organizationId: input.organizationId,
    employeeId: input.employeeId ?? null,
    sessionId: null,
    roles: role ? [role.code] : [],
    permissions: input.permissions ?? role?.permissions ?? [],
    departmentIds: input.departmentIds ?? [],
    locale: 'en',
    source: 'screen',
    requestId: unique('request'),
    clientAddress: '127.0.0.1',
  };
}
