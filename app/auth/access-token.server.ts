import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { findVerifyingKey, getSigningKey } from '~/models/signing-key.server';
import { singleton } from '~/platform/singleton.server';

export const accessTokenSeconds = 900;

const issuer = 'wfm-enterprise';
const audience = 'wfm-api';

type VerifyingKey = NonNullable<Awaited<ReturnType<typeof findVerifyingKey>>>;

const claimsSchema = z.object({ sub: z.uuid(), family: z.uuid(), organization: z.uuid() });

export interface AccessClaims {
  userId: string;
  organizationId: string;
  /** family of refresh tokens; revoking it ends the access token too */
  familyId: string;
}

/** A signed JWT (RS256) for 15 minutes; its header names the key. */
export async function signAccessToken(claims: AccessClaims): Promise<string> {
  const { kid, key } = await getSigningKey();
  return new SignJWT({ family: claims.familyId, organization: claims.organizationId })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setSubject(claims.userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${accessTokenSeconds}s`)
    .setJti(crypto.randomUUID())
    .sign(key);
}

interface VerifiedToken {
  claims: AccessClaims;
  /** epoch milliseconds */
  expiresAt: number;
}

const verifiedTokens = () => singleton('verified-access-tokens', () => new Map<string, VerifiedToken>());
const maxVerifiedTokens = 5_000;

/**
 * A client sends the same token for a quarter of an hour, and a check of its signature costs more than many an answer. What a token says
 * never changes; whether its key and its family still hold is asked at each request all the same.
 */
async function readVerifiedToken(token: string, key: VerifyingKey): Promise<AccessClaims> {
  const known = verifiedTokens().get(token);
  if (known && known.expiresAt > Date.now()) return known.claims;
  const { payload } = await jwtVerify(token, key, { issuer, audience, algorithms: ['RS256'], requiredClaims: ['exp'] });
  const { sub, family, organization } = claimsSchema.parse(payload);
  const claims = { userId: sub, organizationId: organization, familyId: family };
  if (verifiedTokens().size >= maxVerifiedTokens) verifiedTokens().clear();
  verifiedTokens().set(token, { claims, expiresAt: (payload.exp ?? 0) * 1000 });
  return claims;
}

/** @returns null for whatever is not a valid token of ours: forged, expired, of another key or algorithm */
export async function verifyAccessToken(token: string): Promise<AccessClaims | null> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = kid ? await findVerifyingKey(kid) : null;
    return key ? await readVerifiedToken(token, key) : null;
  } catch (error) {
    if (isTokenFault(error)) return null;
    throw error;
  }
}

function isTokenFault(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  const isJoseFault = typeof code === 'string' && code.startsWith('ERR_J');
  return isJoseFault || error instanceof z.ZodError || error instanceof TypeError;
}
