import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface LocalSecrets {
  databasePassword: string;
  redisPassword: string;
  sessionSecret: string;
  encryptionKey: string;
}

/** Secrets of a one-machine installation, made at the first start and kept readable for the owner only. */
export function readOrCreateSecrets(dataFolder: string): LocalSecrets {
  const file = path.join(dataFolder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
  mkdirSync(dataFolder, { recursive: true });
  const secrets: LocalSecrets = {
    databasePassword: randomBytes(18).toString('base64url'),
    redisPassword: randomBytes(18).toString('base64url'),
    sessionSecret: randomBytes(36).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
