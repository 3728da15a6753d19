import { hash, verify } from '@node-rs/argon2';
import { singleton } from '~/platform/singleton.server';

// Argon2id is the library's default; memory, passes and lanes as OWASP's Password Storage Cheat Sheet names them (2024).
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const currentForm = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Hash of a password with its salt and parameters (PHC string). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), parameters);

const standIn = (): Promise<string> => singleton('password-stand-in', () => hashPassword(crypto.randomUUID()));

/**
 * Whether a password is the one behind a hash.
 * @param stored null for an unknown user: the same work is done, and the answer is no
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? (await standIn()), password.normalize('NFKC'));
  return isRight && stored !== null;
}

/** Whether a hash was made with weaker or other parameters than today's. */
export const isHashOutdated = (stored: string): boolean => !stored.startsWith(currentForm);
