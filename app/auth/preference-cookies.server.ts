import { isSecureOrigin } from './secure-origin.server';

const yearSec = 365 * 86_400;

/** A cookie for what a reader chose to see; pages read it before anyone is logged in. An empty value removes it. */
export function writePreferenceCookie(
  request: Request,
  name: 'wfm_locale' | 'wfm_theme' | 'wfm_site',
  value: string,
): string {
  const life = value === '' ? 0 : yearSec;
  const secure = isSecureOrigin(request) ? '; Secure' : '';
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${life}; SameSite=Lax; HttpOnly${secure}`;
}
