import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { env } from './env.server';

/** Encrypts a secret with AES-256-GCM: nonce (12 bytes), tag (16), cipher text. */
export function encryptSecret(plain: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(env().ENCRYPTION_KEY, 'base64'), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws Error when the key is another one or the bytes were changed */
export function decryptSecret(sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(env().ENCRYPTION_KEY, 'base64'), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** A random secret for a URL or header. */
export const createToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** What is stored of a token: it is long and random, so a plain hash is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
