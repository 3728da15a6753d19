import { query } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';

const touchSql = `
update user_sessions set last_seen_at = now()
where id = $1::uuid and last_seen_at < now() - interval '1 minute'`;

/** Notes that a session is in use; writes at most once a minute. */
export async function touchSession(sessionId: string): Promise<void> {
  await query('session-touch', touchSql, [sessionId]);
}

/** Ends one session. Safe to repeat. */
export async function endSession(sessionId: string): Promise<void> {
  await prisma().userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } });
}
