import { query } from '~/platform/pg.server';

/** Active users of an organization who hold a permission now, by any of their roles; for telling them something. */
export async function listHolders(input: { organizationId: string; permission: string }): Promise<string[]> {
  const rows = await query<{ id: string }>(
    'permission-holders',
    `select distinct u.id from users u join user_roles ur on ur.user_id = u.id and ur.organization_id = $1
       and ur.valid_from <= now() and (ur.valid_to is null or ur.valid_to > now())
     join roles r on r.id = ur.role_id and r.status = 'active'
     where u.status = 'active' and exists (select 1 from unnest(r.permissions) p where p = '*' or p = $2 or p like $2 || ':%') limit 200`,
    [input.organizationId, input.permission],
  );
  return rows.map((row) => row.id);
}
