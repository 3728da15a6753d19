import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import type { RequestOrigin } from '~/auth/request-origin';
import { writeWithAudit } from '~/platform/audit.server';
import { createToken, hashToken } from '~/platform/crypto.server';
import { forbidden } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import type { Credentials } from './credentials.server';
import { auditActorOfLogin } from './login-audit';

const touchSql = `
update user_sessions set last_seen_at = now()
where id = $1::uuid and last_seen_at < now() - interval '1 minute'`;

/**
 * Opens a browser session for someone whose credentials were checked.
 * @returns the secret for the cookie, of which only the hash is stored, and the day after which it is of no use
 */
export async function startSession(
  credentials: Credentials,
  origin: RequestOrigin,
): Promise<{ sessionId: string; token: string; expiresAt: Date }> {
  const token = createToken();
  const expiresAt = new Date(Date.now() + credentials.policy.portalMaxDays * 86_400_000);
  const session = await writeWithAudit(auditActorOfLogin(credentials, origin, 'screen'), async (tx) => {
    const result = await tx.userSession.create({
      data: {
        userId: credentials.userId,
        tokenHash: Uint8Array.from(hashToken(token)),
        activeOrganizationId: credentials.organizationId,
        expiresAt,
        clientAddress: origin.clientAddress,
        userAgent: origin.userAgent,
      },
    });
    return { result, audit: { action: 'login.succeeded', entity: 'user', entityId: credentials.userId } };
  });
  return { sessionId: session.id, token, expiresAt };
}

/** Notes that a session is in use; writes at most once a minute. */
export async function touchSession(sessionId: string): Promise<void> {
  await query('session-touch', touchSql, [sessionId]);
}

/** Logs the actor's own session out. Safe to repeat. */
export async function endOwnSession(actor: Actor): Promise<void> {
  const { sessionId } = actor;
  if (!sessionId) return;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const ended = await tx.userSession.updateMany({
      where: { id: sessionId, userId: actor.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    return { result: undefined, audit: ended.count ? [{ action: 'logout', entity: 'user', entityId: actor.id }] : [] };
  });
  await forgetAccess();
}

export interface SessionListItem {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  clientAddress: string | null;
  userAgent: string | null;
  isCurrent: boolean;
}

/** Open browser sessions of a user, the latest used first. Whoever calls has checked that the user is within reach. */
export async function listSessions(userId: string, currentSessionId: string | null): Promise<SessionListItem[]> {
  const sessions = await prisma().userSession.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
    select: { id: true, createdAt: true, lastSeenAt: true, clientAddress: true, userAgent: true },
  });
  return sessions.map((session) => ({ ...session, isCurrent: session.id === currentSessionId }));
}

/**
 * Shows another organization from now on.
 * @throws AppError forbidden where the user has no role in force there
 */
export async function switchOrganization(actor: Actor, organizationId: string): Promise<void> {
  const now = new Date();
  const role = await prisma().userRole.findFirst({
    where: {
      userId: actor.id,
      organizationId,
      role: { status: 'active' },
      validFrom: { lte: now },
      OR: [{ validTo: null }, { validTo: { gt: now } }],
    },
  });
  if (!role || !actor.sessionId) throw forbidden();
  const { sessionId } = actor;
  await writeWithAudit({ ...auditActorOf(actor), organizationId }, async (tx) => {
    await tx.userSession.update({ where: { id: sessionId }, data: { activeOrganizationId: organizationId } });
    return { result: undefined, audit: { action: 'organization.entered', entity: 'user', entityId: actor.id } };
  });
  await forgetAccess();
}
