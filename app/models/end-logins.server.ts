import type { PrismaTransaction } from '~/platform/prisma.server';

/**
 * Ends the sessions and the refresh tokens of a user, inside the transaction of what made it necessary. Call `forgetAccess`
 * after the commit.
 * @param keepSessionId the session in which the person is at work
 * @returns how many sessions and tokens were ended
 */
export async function endLogins(tx: PrismaTransaction, userId: string, keepSessionId?: string | null): Promise<number> {
  const revokedAt = new Date();
  const sessions = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, ...(keepSessionId ? { id: { not: keepSessionId } } : {}) },
    data: { revokedAt },
  });
  const tokens = await tx.refreshToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt } });
  return sessions.count + tokens.count;
}
