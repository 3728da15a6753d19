import { query } from '~/platform/pg.server';

/** What the holder of an API key may do now. */
export interface ApiKeyAccess {
  id: string;
  name: string;
  organizationId: string;
  permissions: string[];
  locale: 'en' | 'ru';
}

const findSql = `
select k.id, k.name, k.organization_id as "organizationId", k.permissions, o.locale
from api_keys k
join organizations o on o.id = k.organization_id
where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;

const touchSql = `
update api_keys set last_used_at = now()
where id = $1::uuid and (last_used_at is null or last_used_at < now() - interval '1 minute')`;

/**
 * @param keyHash SHA-256 of the whole key
 * @returns null where the key is unknown, revoked or expired
 */
export async function findApiKeyAccess(keyHash: Buffer): Promise<ApiKeyAccess | null> {
  const [row] = await query<ApiKeyAccess>('api-key-access', findSql, [keyHash]);
  if (!row) return null;
  await query('api-key-touch', touchSql, [row.id]);
  return { ...row, locale: row.locale === 'ru' ? 'ru' : 'en' };
}
