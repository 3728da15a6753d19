import { isPasswordDue } from '~/auth/password-policy';
import { parseSecurityPolicy, type SecurityPolicy } from '~/auth/security-policy';
import { query } from '~/platform/pg.server';

/** Everything that decides what a login may do now, read in one statement. */
export interface Access {
  /** the browser session, or the family of refresh tokens */
  sessionId: string;
  userId: string;
  username: string;
  displayName: string;
  organizationId: string;
  homeOrganizationId: string;
  /** null outside the organization that employs the person */
  employeeId: string | null;
  locale: 'en' | 'ru';
  mustChangePassword: boolean;
  roles: string[];
  permissions: string[];
  departmentIds: string[];
  policy: SecurityPolicy;
  /** browser sessions only */
  startedAt: Date | null;
  lastSeenAt: Date | null;
  expiresAt: Date | null;
}

interface AccessRow extends Omit<Access, 'policy' | 'mustChangePassword'> {
  mustChangePassword: boolean;
  passwordChangedAt: Date;
  security: unknown;
}

// why: permissions, roles and departments change while people are logged in; reading them together keeps one answer consistent.
const accessSql = (login: string) => `
with login as (${login}),
granted as (
  select ur.organization_id, ur.department_id, ro.code, ro.permissions
  from login l
  join user_roles ur on ur.user_id = l.user_id
  join roles ro on ro.id = ur.role_id and ro.status = 'active'
  where ur.valid_from <= now() and (ur.valid_to is null or ur.valid_to > now())
),
place as (
  select l.*, u.username, u.display_name, u.organization_id as home_organization_id, u.employee_id, u.locale,
    u.must_change_password, u.password_changed_at, e.organization_id as employer_id,
    case when exists (select 1 from granted g where g.organization_id = l.wanted_organization_id)
      then l.wanted_organization_id else u.organization_id end as organization_id
  from login l
  join users u on u.id = l.user_id and u.status = 'active'
  left join agents e on e.id = u.employee_id
  where coalesce(e.status, 'active') <> 'dismissed'
)
select p.session_id as "sessionId", p.user_id as "userId", p.username, p.display_name as "displayName",
  p.organization_id as "organizationId", p.home_organization_id as "homeOrganizationId",
  case when p.employer_id = p.organization_id then p.employee_id end as "employeeId",
  p.locale, p.must_change_password as "mustChangePassword", p.password_changed_at as "passwordChangedAt",
  o.settings -> 'security' as security, p.started_at as "startedAt", p.last_seen_at as "lastSeenAt", p.expires_at as "expiresAt",
  array(select distinct g.code from granted g where g.organization_id = p.organization_id order by 1) as roles,
  array(select distinct one from granted g, unnest(g.permissions) one where g.organization_id = p.organization_id) as permissions,
  array(
    select d.id::text from departments d
    where d.organization_id = p.organization_id and d.path && (
      array(select g.department_id from granted g where g.organization_id = p.organization_id and g.department_id is not null)
      || array(
        select h.id from departments h
        where h.organization_id = p.organization_id and h.head_employee_id = p.employee_id
          and exists (select 1 from granted g where g.organization_id = p.organization_id and g.department_id is null))
    )
  ) as "departmentIds"
from place p
join organizations o on o.id = p.organization_id`;

const bySessionSql = accessSql(`
  select s.id as session_id, s.user_id, s.active_organization_id as wanted_organization_id, s.created_at as started_at, s.last_seen_at, s.expires_at
  from user_sessions s
  where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now()`);

const byFamilySql = accessSql(`
  select t.family_id as session_id, t.user_id, t.organization_id as wanted_organization_id,
    null::timestamptz as started_at, null::timestamptz as last_seen_at, null::timestamptz as expires_at
  from refresh_tokens t
  where t.family_id = $1::uuid and t.user_id = $2::uuid and t.revoked_at is null
  limit 1`);

function toAccess(row: AccessRow | undefined): Access | null {
  if (!row) return null;
  const { security, passwordChangedAt, ...rest } = row;
  const policy = parseSecurityPolicy(security);
  return {
    ...rest,
    policy,
    locale: rest.locale === 'ru' ? 'ru' : 'en',
    mustChangePassword: isPasswordDue({ mustChangePassword: rest.mustChangePassword, passwordChangedAt }, policy),
  };
}

/**
 * Access of a browser session.
 * @param tokenHash SHA-256 of the cookie's secret
 * @returns null where the session is unknown, revoked or over, or the user is blocked or dismissed
 */
export async function findAccessBySession(tokenHash: Buffer): Promise<Access | null> {
  const rows = await query<AccessRow>('access-by-session', bySessionSql, [tokenHash]);
  return toAccess(rows[0]);
}

/**
 * Access of a holder of an access token.
 * @param familyId the family of refresh tokens from which the access token came
 * @returns null where the family was revoked, or the user is blocked or dismissed
 */
export async function findAccessByTokenFamily(familyId: string, userId: string): Promise<Access | null> {
  const rows = await query<AccessRow>('access-by-family', byFamilySql, [familyId, userId]);
  return toAccess(rows[0]);
}
