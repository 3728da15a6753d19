import type { RequestOrigin } from '~/auth/request-origin';
import type { AuditActor } from '~/platform/audit.server';

/** How someone who is just logging in is named in the audit trail. */
export function auditActorOfLogin(
  user: { userId: string; displayName: string; organizationId: string },
  origin: RequestOrigin,
  source: 'screen' | 'api',
): AuditActor {
  return {
    organizationId: user.organizationId,
    actorId: user.userId,
    actorKind: 'user',
    actorName: user.displayName,
    source,
    requestId: origin.requestId,
    clientAddress: origin.clientAddress,
  };
}
