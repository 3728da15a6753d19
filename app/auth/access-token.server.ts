import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { findVerifyingKey, getSigningKey } from '~/models/signing-key.server';

export const accessTokenSeconds = 900;

const issuer = 'wfm-enterprise';
const audience = 'wfm-api';

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

/** @returns null for whatever is not a valid token of ours: forged, expired, of another key or algorithm */
export async function verifyAccessToken(token: string): Promise<AccessClaims | null> {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = kid ? await findVerifyingKey(kid) : null;
    if (!key) return null;
    const { payload } = await jwtVerify(token, key, { issuer, audience, algorithms: ['RS256'] });
    const claims = claimsSchema.parse(payload);
    return { userId: claims.sub, organizationId: claims.organization, familyId: claims.family };
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
