import {
  calculateJwkThumbprint,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importJWK,
  importPKCS8,
  type JWK,
} from 'jose';
import { type AuditActor, bulkWriteWithAudit } from '~/platform/audit.server';
import { decryptSecret, encryptSecret } from '~/platform/crypto.server';
import { inTransaction, query, type SqlExecutor } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { singleton } from '~/platform/singleton.server';

const algorithm = 'RS256';
/** A retired key still verifies what it signed: longer than any access token lives. */
const graceMinutes = 60;
const memoryMs = 60_000;
const creationLock = 7_418_203_652;

interface KeyRow {
  kid: string;
  publicJwk: JWK;
  privateEncrypted: Buffer;
  retiredAt: Date | null;
}

type VerifyingKey = Awaited<ReturnType<typeof importJWK>>;

interface KeyRing {
  loadedAt: number;
  signing: { kid: string; key: CryptoKey } | null;
  verifying: Map<string, VerifyingKey>;
  publicJwks: JWK[];
}

const ringSql = `
select kid, public_jwk as "publicJwk", private_encrypted as "privateEncrypted", retired_at as "retiredAt"
from signing_keys
where retired_at is null or retired_at > now() - make_interval(mins => $1)
order by retired_at nulls first, created_at desc, kid`;

const memory = () =>
  singleton('signing-keys', () => ({ ring: null as KeyRing | null, loading: null as Promise<KeyRing> | null }));

async function loadRing(): Promise<KeyRing> {
  const rows = await query<KeyRow>('signing-keys', ringSql, [graceMinutes]);
  const active = rows.find((row) => row.retiredAt === null);
  const verifying = await Promise.all(
    rows.map(async (row) => [row.kid, await importJWK(row.publicJwk, algorithm)] as const),
  );
  const signing = active
    ? { kid: active.kid, key: await importPKCS8(decryptSecret(active.privateEncrypted), algorithm) }
    : null;
  return {
    loadedAt: Date.now(),
    signing,
    verifying: new Map(verifying),
    publicJwks: rows.map((row) => row.publicJwk),
  };
}

async function readRing(maxAgeMs: number): Promise<KeyRing> {
  const held = memory();
  if (held.ring && held.ring.loadedAt + maxAgeMs > Date.now()) return held.ring;
  held.loading ??= loadRing().finally(() => {
    held.loading = null;
  });
  held.ring = await held.loading;
  return held.ring;
}

async function createKey(on: SqlExecutor): Promise<string> {
  const pair = await generateKeyPair(algorithm, { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const publicJwk = { ...jwk, kid, alg: algorithm, use: 'sig' };
  await on.query('insert into signing_keys (kid, public_jwk, private_encrypted) values ($1, $2, $3)', [
    kid,
    publicJwk,
    encryptSecret(await exportPKCS8(pair.privateKey)),
  ]);
  return kid;
}

/** The key that signs now; the first call ever creates it, once, however many processes ask. */
export async function getSigningKey(): Promise<{ kid: string; key: CryptoKey }> {
  const ring = await readRing(memoryMs);
  if (ring.signing) return ring.signing;
  await inTransaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [creationLock]);
    const known = await client.query('select 1 from signing_keys where retired_at is null limit 1');
    if (known.rowCount === 0) await createKey(client);
  });
  const created = await readRing(0);
  if (!created.signing) throw new Error('No signing key could be created.');
  return created.signing;
}

/**
 * The public key that a token names.
 * @returns null where the key is unknown or retired for longer than any token lives
 */
export async function findVerifyingKey(kid: string): Promise<VerifyingKey | null> {
  const ring = await readRing(memoryMs);
  // why: another process may have rotated a moment ago; a forged kid may reload at most once a second
  return ring.verifying.get(kid) ?? (await readRing(1_000)).verifying.get(kid) ?? null;
}

/** The JSON Web Key Set that /.well-known/jwks.json shows: the signing key first, then those still in their grace time. */
export async function listPublicKeys(): Promise<{ keys: JWK[] }> {
  await getSigningKey();
  return { keys: (await readRing(memoryMs)).publicJwks };
}

/**
 * Retires the signing key and puts a new one in its place; tokens already issued stay valid until they expire.
 * @returns id of the new key
 */
export async function rotateSigningKey(actor: AuditActor): Promise<{ kid: string }> {
  const kid = await bulkWriteWithAudit(actor, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [creationLock]);
    const retired = await client.query<{ kid: string }>(
      'update signing_keys set retired_at = now() where retired_at is null returning kid',
    );
    const created = await createKey(client);
    return {
      result: created,
      audit: {
        action: 'signing-key.rotated',
        entity: 'signing-key',
        entityId: created,
        before: { kids: retired.rows.map((row) => row.kid) },
        after: { kid: created },
      },
    };
  });
  await readRing(0);
  return { kid };
}

/** Keys with their dates, newest first, for the administrator. */
export function listSigningKeys(): Promise<{ kid: string; createdAt: Date; retiredAt: Date | null }[]> {
  return prisma().signingKey.findMany({
    select: { kid: true, createdAt: true, retiredAt: true },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
}
