import { type Access, findAccessBySession } from '~/models/access.server';
import { touchSession } from '~/models/session.server';
import { hashToken } from '~/platform/crypto.server';
import { logger } from '~/platform/logger.server';
import { noteUser } from '~/platform/request-context.server';
import { rememberAccess } from './access-cache.server';
import { sessionLimitsOf } from './security-policy';
import { readSessionToken } from './session-cookie.server';

const touchEveryMs = 60_000;

/**
 * The browser session of a request, also one that must change its password first.
 * @returns null where there is none, it was revoked, idle for too long or is over
 */
export async function readSession(request: Request): Promise<Access | null> {
  const token = await readSessionToken(request);
  if (!token) return null;
  const tokenHash = hashToken(token);
  const access = await rememberAccess(`session:${tokenHash.toString('hex')}`, () => findAccessBySession(tokenHash));
  if (!access?.lastSeenAt || !access.startedAt || !access.expiresAt) return null;
  const now = Date.now();
  const { idleMs, maxMs } = sessionLimitsOf(access.policy, access.permissions);
  const endsAt = Math.min(
    access.expiresAt.getTime(),
    access.startedAt.getTime() + maxMs,
    access.lastSeenAt.getTime() + idleMs,
  );
  if (endsAt <= now) return null;
  if (access.lastSeenAt.getTime() + touchEveryMs <= now) {
    access.lastSeenAt = new Date(now);
    touchSession(access.sessionId).catch((error) => logger.warn({ err: error }, 'session could not be touched'));
  }
  noteUser(request, access.userId);
  return access;
}
