import { listPublicKeys } from '~/models/signing-key.server';
import type { ApiApp } from './api-app';

/** The public keys with which anyone can check our access tokens, at /.well-known/jwks.json (RFC 7517). */
export function registerPublicKeys(root: ApiApp): void {
  root.get('/.well-known/jwks.json', async (c) =>
    c.json(await listPublicKeys(), 200, { 'Cache-Control': 'public, max-age=300' }),
  );
}
