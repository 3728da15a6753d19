import { env } from '~/platform/env.server';

/** Whether cookies go over https only: as configured, else wherever the application is reached by https. */
export function isSecureOrigin(request: Request): boolean {
  const { COOKIE_SECURE, PUBLIC_URL } = env();
  if (COOKIE_SECURE) return COOKIE_SECURE === 'true';
  return new URL(PUBLIC_URL ?? request.url).protocol === 'https:';
}
