import type { RequestHandler } from 'express';
import { env } from '../app/platform/env.server.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses state-changing requests that another site's page sent with our cookie.
 * Browsers tell by Sec-Fetch-Site, older ones by Origin; a request that has neither is no browser's and must not carry a cookie.
 */
export function refuseForeignOrigin(): RequestHandler {
  return (req, res, next) => {
    if (safeMethods.has(req.method)) return next();
    const site = req.get('sec-fetch-site');
    if (site === 'same-origin' || site === 'none') return next();
    const origin = req.get('origin');
    const own = env().PUBLIC_URL ? new URL(env().PUBLIC_URL as string).origin : `${req.protocol}://${req.get('host')}`;
    if (site === undefined && origin === own) return next();
    if (site === undefined && origin === undefined && !req.get('cookie')) return next();
    res.status(403).type('text/plain').send('This request came from another site and was refused.');
  };
}
