import type { Access } from '~/models/access.server';
import type { Actor } from './actor';
import { requestOriginOf } from './request-origin';

/** The actor of a person's request. */
export function actorOfAccess(access: Access, request: Request, source: 'screen' | 'api'): Actor {
  const { requestId, clientAddress } = requestOriginOf(request);
  return {
    kind: 'user',
    id: access.userId,
    name: access.displayName,
    organizationId: access.organizationId,
    employeeId: access.employeeId,
    sessionId: access.sessionId,
    roles: access.roles,
    permissions: access.permissions,
    departmentIds: access.departmentIds,
    locale: access.locale,
    source,
    requestId,
    clientAddress,
  };
}
