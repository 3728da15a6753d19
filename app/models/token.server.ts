import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { forgetAccess } from '~/auth/access-cache.server';
import { accessTokenSeconds, signAccessToken } from '~/auth/access-token.server';
import { isPasswordDue } from '~/auth/password-policy';
import type { RequestOrigin } from '~/auth/request-origin';
import { parseSecurityPolicy } from '~/auth/security-policy';
import { auditWith, bulkWriteWithAudit } from '~/platform/audit.server';
import { createToken, hashToken } from '~/platform/crypto.server';
import { AppError } from '~/platform/errors.server';
import { inTransaction } from '~/platform/pg.server';
import type { Credentials } from './credentials.server';
import { auditActorOfLogin } from './login-audit';

const refreshDays = 7;

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresInSec: number;
}

interface TokenRow {
  id: string;
  userId: string;
  organizationId: string;
  familyId: string;
  displayName: string;
  isUsed: boolean;
  isOver: boolean;
  isOpen: boolean;
  mustChangePassword: boolean;
  passwordChangedAt: Date;
  security: unknown;
}

const insertSql = `
insert into refresh_tokens (id, user_id, organization_id, family_id, token_hash, expires_at)
values ($1, $2, $3, $4, $5, now() + make_interval(days => ${refreshDays}))`;

const familyOfSql = 'select family_id as "familyId" from refresh_tokens where token_hash = $1';

const tokenSql = `
select t.id, t.user_id as "userId", t.organization_id as "organizationId", t.family_id as "familyId", u.display_name as "displayName",
  t.used_at is not null as "isUsed", t.revoked_at is not null or t.expires_at <= now() as "isOver",
  u.status = 'active' and coalesce(e.status, 'active') <> 'dismissed' as "isOpen",
  u.must_change_password as "mustChangePassword", u.password_changed_at as "passwordChangedAt", o.settings -> 'security' as security
from refresh_tokens t
join users u on u.id = t.user_id
join organizations o on o.id = u.organization_id
left join agents e on e.id = u.employee_id
where t.token_hash = $1`;

const lockFamilySql = "select pg_advisory_xact_lock(hashtext('refresh-family'), hashtext($1))";
const revokeFamilySql = 'update refresh_tokens set revoked_at = now() where family_id = $1 and revoked_at is null';

const refused = () => new AppError('unauthenticated', 'The refresh token is not valid. Log in again.');

async function insertToken(
  client: PoolClient,
  owner: { userId: string; organizationId: string; familyId: string },
): Promise<string> {
  const token = createToken();
  const values = [uuidv7(), owner.userId, owner.organizationId, owner.familyId, hashToken(token)];
  await client.query(insertSql, values);
  return token;
}

async function toPair(
  owner: { userId: string; organizationId: string; familyId: string },
  refreshToken: string,
): Promise<TokenPair> {
  return { accessToken: await signAccessToken(owner), refreshToken, expiresInSec: accessTokenSeconds };
}

/**
 * Tokens for someone whose credentials were checked: a new family.
 * @throws AppError forbidden while the password must be changed, which is done in the browser
 */
export async function issueTokens(credentials: Credentials, origin: RequestOrigin): Promise<TokenPair> {
  if (credentials.mustChangePassword) {
    throw new AppError('forbidden', 'The password must be changed first: log in to the web pages once.');
  }
  const owner = { userId: credentials.userId, organizationId: credentials.organizationId, familyId: uuidv7() };
  const token = await bulkWriteWithAudit(auditActorOfLogin(credentials, origin, 'api'), async (client) => ({
    result: await insertToken(client, owner),
    audit: { action: 'login.succeeded', entity: 'user', entityId: owner.userId },
  }));
  return toPair(owner, token);
}

/**
 * Exchanges a refresh token for new tokens; each can be used once. When one comes a second time, somebody has stolen it: the whole
 * family ends, and with it the access tokens that came from it.
 * @throws AppError unauthenticated
 */
export async function refreshTokens(refreshToken: string, origin: RequestOrigin): Promise<TokenPair> {
  const tokenHash = hashToken(refreshToken);
  const outcome = await inTransaction(async (client) => {
    const family = await client.query<{ familyId: string }>(familyOfSql, [tokenHash]);
    const familyId = family.rows[0]?.familyId;
    if (!familyId) return null;
    // why: all uses of one family wait for each other, so that a reuse also ends the token that is being made meanwhile
    await client.query(lockFamilySql, [familyId]);
    const { rows } = await client.query<TokenRow>(tokenSql, [tokenHash]);
    const token = rows[0];
    if (token.isOver || !token.isOpen || isPasswordDue(token, parseSecurityPolicy(token.security))) return null;
    if (token.isUsed) {
      await client.query(revokeFamilySql, [familyId]);
      const entry = { action: 'token.reused', entity: 'user', entityId: token.userId, after: { familyId } };
      await auditWith(client, auditActorOfLogin(token, origin, 'api'), [entry]);
      return { isReuse: true as const };
    }
    await client.query('update refresh_tokens set used_at = now() where id = $1', [token.id]);
    return { isReuse: false as const, token, refreshToken: await insertToken(client, token) };
  });
  if (!outcome) throw refused();
  if (outcome.isReuse) {
    await forgetAccess();
    throw refused();
  }
  return toPair(outcome.token, outcome.refreshToken);
}

/** Logs out: ends the family of a refresh token. Says nothing about whether there was one. */
export async function revokeTokens(refreshToken: string, origin: RequestOrigin): Promise<void> {
  await inTransaction(async (client) => {
    const { rows } = await client.query<TokenRow>(tokenSql, [hashToken(refreshToken)]);
    const token = rows[0];
    if (!token) return;
    await client.query(lockFamilySql, [token.familyId]);
    const ended = await client.query(revokeFamilySql, [token.familyId]);
    if (!ended.rowCount) return;
    await auditWith(client, auditActorOfLogin(token, origin, 'api'), [
      { action: 'logout', entity: 'user', entityId: token.userId },
    ]);
  });
  await forgetAccess();
}
