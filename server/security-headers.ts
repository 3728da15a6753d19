import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { env } from '../app/platform/env.server.ts';

const noncePlace = '__nonce__';

/** Security headers; scripts run only from our own files or with the nonce of the page. Worked out once: only the nonce changes. */
export function createSecurityHeaders(): RequestHandler {
  const headers = new Map<string, string>();
  const recorder = {
    setHeader: (name: string, value: string) => headers.set(name, String(value)),
    removeHeader: (name: string) => headers.delete(name),
  };
  createHelmet()({} as Request, recorder as unknown as Response, (fault?: unknown) => {
    if (fault) throw fault;
  });
  const policyName = 'Content-Security-Policy';
  const policyParts = (headers.get(policyName) ?? '').split(noncePlace);
  headers.delete(policyName);
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    res.setHeader(policyName, policyParts.join(res.locals.nonce as string));
    next();
  };
}

function createHelmet(): RequestHandler {
  const isDevelopment = env().NODE_ENV === 'development';
  const isHttps = env().PUBLIC_URL?.startsWith('https://') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", `'nonce-${noncePlace}'`],
        // why: charts and virtual lists position elements by style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: isDevelopment ? ["'self'", 'ws:', 'wss:'] : ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'same-origin' },
  });
}
