import { listPublicKeys } from '~/models/signing-key.server';

/** The public keys with which anyone can check our access tokens. */
export async function loader() {
  return Response.json(await listPublicKeys(), { headers: { 'Cache-Control': 'public, max-age=300' } });
}
