/**
 * A path of our own to go to, never another site.
 * @param wanted what a form or an address asked for
 */
export function safeRedirect(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return fallback;
  // why: browsers read \ as /, drop tabs and line ends, and take // for another host
  if (/[\\\s\p{Cc}]/u.test(wanted) || wanted.startsWith('//')) return fallback;
  const base = 'https://own.invalid';
  const url = new URL(wanted, base);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
