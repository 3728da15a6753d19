import type { AppLoadContext } from '@remix-run/node';
import { getActor } from '~/auth/require-permission.server';
import { query } from '~/platform/pg.server';
import { appVersion } from '~/platform/version.server';

interface FrameRow {
  display_name: string;
  username: string;
  locale: string;
  theme: string;
  unread: number;
  columns: Record<string, string> | null;
  organizations: { id: string; name: string }[];
  sites: { id: string; name: string; timeZone: string }[];
}

const frameSql = `
select u.display_name, u.username, u.locale, u.theme,
  (select count(*) from notifications n where n.user_id = u.id and n.organization_id = $2 and n.read_at is null) as unread,
  (select json_object_agg(v.name, v.state ->> 'hide') from saved_views v where v.user_id = u.id and v.page = '/columns') as columns,
  (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
     from organizations o
    where o.id in (select r.organization_id from user_roles r where r.user_id = u.id and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now()))
  ) as organizations,
  (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'timeZone', s.time_zone) order by s.name), '[]')
     from sites s where s.organization_id = $2 and s.status = 'active') as sites
from users u where u.id = $1`;

const toLocale = (text?: string | null): 'en' | 'ru' => (text === 'ru' ? 'ru' : 'en');
const toTheme = (text?: string | null): 'light' | 'dark' | 'system' =>
  text === 'light' || text === 'dark' ? text : 'system';

/** Reads one cookie by name. */
function readCookie(request: Request, name: string): string | null {
  const found = request.headers.get('cookie')?.match(new RegExp(`(?:^|;\\s*)${name}=([^;]*)`));
  return found ? decodeURIComponent(found[1]) : null;
}

/** What the frame around every page shows: who is logged in, where they may go, language and theme; one query. */
export async function getFrameData(request: Request, context: AppLoadContext) {
  const base = { nonce: context.nonce, requestId: context.requestId, appVersion };
  const actor = await getActor(request);
  const cookieLocale = readCookie(request, 'wfm_locale') ?? request.headers.get('accept-language')?.slice(0, 2);
  const cookieTheme = readCookie(request, 'wfm_theme');
  if (!actor) {
    return {
      ...base,
      user: null,
      permissions: [],
      organizations: [],
      organizationId: '',
      sites: [],
      siteId: null,
      locale: toLocale(cookieLocale),
      theme: toTheme(cookieTheme),
      unreadCount: 0,
    };
  }
  const [row] = await query<FrameRow>('frame-data', frameSql, [actor.id, actor.organizationId]);
  const wantedSite = new URL(request.url).searchParams.get('site') ?? readCookie(request, 'wfm_site');
  return {
    ...base,
    user: {
      id: actor.id,
      name: row.display_name,
      email: row.username,
      roles: actor.roles,
      employeeId: actor.employeeId,
    },
    permissions: actor.permissions,
    organizations: row.organizations,
    organizationId: actor.organizationId,
    sites: row.sites,
    siteId: row.sites.find((site) => site.id === wantedSite)?.id ?? null,
    locale: toLocale(row.locale),
    theme: toTheme(row.theme),
    unreadCount: row.unread,
    hiddenColumns: row.columns ?? {},
  };
}
