import type { AuditActor } from '~/platform/audit.server';
import type { Actor } from './actor';

/** How an actor is named in the audit trail. */
export function auditActorOf(actor: Actor): AuditActor {
  return {
    organizationId: actor.organizationId,
    actorId: actor.kind === 'system' ? null : actor.id,
    actorKind: actor.kind,
    actorName: actor.name,
    source: actor.source,
    requestId: actor.requestId,
    clientAddress: actor.clientAddress,
  };
}
