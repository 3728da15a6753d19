import { setTimeout as delay } from 'node:timers/promises';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { hashPassword, isHashOutdated, verifyPassword } from '~/auth/password-hash.server';
import { isPasswordDue } from '~/auth/password-policy';
import type { RequestOrigin } from '~/auth/request-origin';
import { parseSecurityPolicy, type SecurityPolicy } from '~/auth/security-policy';
import { type AuditEntry, writeWithAudit } from '~/platform/audit.server';
import { AppError } from '~/platform/errors.server';
import { logger } from '~/platform/logger.server';
import { query } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { singleton } from '~/platform/singleton.server';

/** Whoever proved to be a user. */
export interface Credentials {
  userId: string;
  username: string;
  displayName: string;
  organizationId: string;
  policy: SecurityPolicy;
  /** nothing but the change of password is open until it is done */
  mustChangePassword: boolean;
}

interface LoginRow {
  id: string;
  username: string;
  displayName: string;
  organizationId: string;
  passwordHash: string;
  mustChangePassword: boolean;
  passwordChangedAt: Date;
  isOpen: boolean;
  security: unknown;
}

const findSql = `
select u.id, u.username, u.display_name as "displayName", u.organization_id as "organizationId", u.password_hash as "passwordHash",
  u.must_change_password as "mustChangePassword", u.password_changed_at as "passwordChangedAt", o.settings -> 'security' as security,
  u.status = 'active' and coalesce(e.status, 'active') <> 'dismissed' as "isOpen"
from users u
join organizations o on o.id = u.organization_id
left join agents e on e.id = u.employee_id
where u.username = $1`;

// why: an attempt is counted before the password is looked at, so that many guesses at once cannot slip through together
const countSql = `
update users set
  failed_logins = case when locked_until is null then failed_logins + 1 else 1 end,
  locked_until = case
    when (case when locked_until is null then failed_logins + 1 else 1 end) >= $2 then now() + make_interval(mins => $3) end
where id = $1::uuid and (locked_until is null or locked_until <= now())
returning locked_until is not null as "isLast"`;

const succeedSql = `
update users set failed_logins = 0, locked_until = null, last_login_at = now(), password_hash = coalesce($2, password_hash)
where id = $1::uuid`;

/** A failure takes at least this long, whatever its reason was. */
const failureMs = 300;
const failuresPerAddress = 40;
const addressWindowSec = 600;

const addressLimiter = () =>
  singleton(
    'login-address-limiter',
    () =>
      new RateLimiterRedis({
        storeClient: redis(),
        keyPrefix: 'login-failures',
        points: failuresPerAddress,
        duration: addressWindowSec,
      }),
  );

async function refuseNoisyAddress(address: string): Promise<void> {
  const spent = await addressLimiter().get(address);
  if (!spent || spent.remainingPoints > 0) return;
  const seconds = Math.ceil(spent.msBeforeNext / 1000);
  throw new AppError('rate_limited', `Too many failed logins from this address. Try again in ${seconds} s.`, {
    headers: { 'Retry-After': String(seconds) },
  });
}

async function countAddress(address: string): Promise<void> {
  await addressLimiter()
    .consume(address)
    .catch((error: unknown) => {
      // the limiter rejects with its state when nothing is left; the next attempt is then refused
      if (!(error instanceof RateLimiterRes)) throw error;
    });
}

async function recordFailure(user: LoginRow, origin: RequestOrigin, isLocked: boolean, isLast: boolean): Promise<void> {
  const failed: AuditEntry = {
    action: 'login.failed',
    entity: 'user',
    entityId: user.id,
    reason: isLocked ? 'locked' : user.isOpen ? 'password' : 'blocked',
  };
  const audit = isLast ? [failed, { action: 'user.locked', entity: 'user', entityId: user.id }] : failed;
  await writeWithAudit(
    {
      organizationId: user.organizationId,
      actorId: null,
      actorKind: 'system',
      actorName: user.username,
      requestId: origin.requestId,
      clientAddress: origin.clientAddress,
    },
    async () => ({ result: undefined, audit }),
  );
}

/**
 * Checks a login and a password.
 * Unknown, blocked, dismissed and locked users get the very answer of a wrong password, in the same time.
 * @throws AppError unauthenticated; rate_limited after many failures from one address
 */
export async function verifyCredentials(
  given: { username: string; password: string },
  origin: RequestOrigin,
): Promise<Credentials> {
  const startedAt = performance.now();
  const address = origin.clientAddress ?? 'unknown';
  await refuseNoisyAddress(address);
  const [user] = await query<LoginRow>('login-find', findSql, [given.username.trim().toLowerCase()]);
  const policy = parseSecurityPolicy(user?.security);
  const attempt = user
    ? await query<{ isLast: boolean }>('login-count', countSql, [
        user.id,
        policy.lockoutFailures,
        policy.lockoutMinutes,
      ])
    : [];
  const isRight = await verifyPassword(user?.passwordHash ?? null, given.password.slice(0, 1024));
  if (user?.isOpen && isRight && attempt.length > 0) {
    const renewed = isHashOutdated(user.passwordHash) ? await hashPassword(given.password) : null;
    await query('login-succeed', succeedSql, [user.id, renewed]);
    return {
      userId: user.id,
      username: user.username,
      displayName: user.displayName,
      organizationId: user.organizationId,
      policy,
      mustChangePassword: isPasswordDue(user, policy),
    };
  }
  await countAddress(address);
  if (user) await recordFailure(user, origin, attempt.length === 0, attempt[0]?.isLast ?? false);
  logger.info({ requestId: origin.requestId, clientAddress: address }, 'login failed');
  await delay(Math.max(0, failureMs - (performance.now() - startedAt)));
  throw new AppError(
    'unauthenticated',
    'The login or the password is not right, or the account is locked for a while.',
  );
}
