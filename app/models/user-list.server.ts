import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';

export interface UserItem {
  id: string;
  username: string;
  displayName: string;
  employeeId: string | null;
  status: 'active' | 'blocked';
  isLocked: boolean;
  mustChangePassword: boolean;
  /** belongs to another organization and holds a role here */
  isGuest: boolean;
  lastLoginAt: Date | null;
  createdAt: Date;
  version: number;
  roles: { id: string; code: string; name: string }[];
}

export interface UserFilter {
  /** part of the login or the name */
  search?: string;
  status?: 'active' | 'blocked' | 'locked';
  roleId?: string;
}

export type UserSort = 'username' | 'name' | 'lastLogin' | 'status';

const sortColumns: Record<UserSort, string> = {
  username: 'u.username',
  name: 'lower(u.display_name)',
  lastLogin: 'u.last_login_at',
  status: 'u.status',
};

const rolesInForceSql = `
select ro.id, ro.code, ro.name from user_roles ur join roles ro on ro.id = ur.role_id
where ur.user_id = u.id and ur.organization_id = $1 and ur.valid_from <= now() and (ur.valid_to is null or ur.valid_to > now())`;

/** The users that an organization sees: its own, and guests who hold a role in it. */
export const memberSql = `(u.organization_id = $1::uuid
  or exists (select 1 from user_roles m where m.user_id = u.id and m.organization_id = $1::uuid))`;

const columnsSql = `u.id, u.username, u.display_name as "displayName", u.status, u.version,
  case when u.organization_id = $1::uuid then u.employee_id end as "employeeId",
  coalesce(u.locked_until > now(), false) as "isLocked", u.must_change_password as "mustChangePassword",
  u.organization_id <> $1::uuid as "isGuest", u.last_login_at as "lastLoginAt", u.created_at as "createdAt",
  (select coalesce(json_agg(distinct jsonb_build_object('id', r.id, 'code', r.code, 'name', r.name)), '[]') from (${rolesInForceSql}) r) as roles`;

export interface UserQuery {
  organizationId: string;
  scope: AccessScope;
  filter: UserFilter;
}

function whereOf({ organizationId, scope, filter }: UserQuery) {
  const condition = employeeScopeSql(scope, 'a', 5);
  const reach =
    scope.kind === 'all'
      ? 'true'
      : `exists (select 1 from agents a where a.id = u.employee_id and a.organization_id = $1::uuid and ${condition.sql})`;
  const sql = `${memberSql} and ${reach}
    and ($2::text is null or strpos(lower(u.username || ' ' || u.display_name), lower($2)) > 0)
    and ($3::text is null or case $3 when 'locked' then coalesce(u.locked_until > now(), false) else u.status = $3 end)
    and ($4::uuid is null or exists (select 1 from (${rolesInForceSql}) held where held.id = $4))`;
  const values = [
    organizationId,
    filter.search || null,
    filter.status ?? null,
    filter.roleId ?? null,
    ...condition.values,
  ];
  return { sql, values, name: scope.kind };
}

/** One page of users by number, with the count of all, for the list of the administrator. */
export async function listUsers(
  input: UserQuery & { sort: UserSort; isDescending: boolean; offset: number; limit: number },
): Promise<{ items: UserItem[]; totalCount: number }> {
  const { sql, values, name } = whereOf(input);
  const direction = input.isDescending ? 'desc nulls last' : 'asc nulls first';
  const text = `select ${columnsSql}, count(*) over () as "totalCount" from users u where ${sql}
    order by ${sortColumns[input.sort]} ${direction}, u.id limit $${values.length + 1} offset $${values.length + 2}`;
  const rows = await query<UserItem & { totalCount: number }>(
    `users-${name}-${input.sort}-${input.isDescending}`,
    text,
    [...values, input.limit, input.offset],
  );
  return { items: rows.map(({ totalCount: _, ...item }) => item), totalCount: rows[0]?.totalCount ?? 0 };
}

/** Users after a login, by login; for paging by cursor. */
export async function listUsersAfter(
  input: UserQuery & { afterUsername?: string; limit: number },
): Promise<UserItem[]> {
  const { sql, values, name } = whereOf(input);
  const after = values.length + 1;
  const text = `select ${columnsSql} from users u where ${sql} and ($${after}::text is null or u.username > $${after})
    order by u.username limit $${after + 1}`;
  return query<UserItem & Record<string, unknown>>(`users-after-${name}`, text, [
    ...values,
    input.afterUsername ?? null,
    input.limit,
  ]);
}

/** One user of the list, or undefined where there is none within reach. */
export async function findUserItem(
  input: Omit<UserQuery, 'filter'> & { userId: string },
): Promise<UserItem | undefined> {
  const { sql, values, name } = whereOf({ ...input, filter: {} });
  const text = `select ${columnsSql} from users u where ${sql} and u.id = $${values.length + 1}::uuid`;
  const rows = await query<UserItem & Record<string, unknown>>(`user-item-${name}`, text, [...values, input.userId]);
  return rows[0];
}
