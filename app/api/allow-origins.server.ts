import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { z } from 'zod';
import type { ApiEnv } from './api-app';

const originList = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.url()));

/**
 * Lets browser scripts of the origins in API_CORS_ORIGINS call the API with tokens; no origin unless it is set.
 * Cookies are never accepted from another origin.
 * @throws ZodError at start where the variable does not hold origins
 */
export function allowOrigins(): MiddlewareHandler<ApiEnv> {
  const origins = originList.parse(process.env.API_CORS_ORIGINS);
  if (origins.length === 0) return (_c, next) => next();
  return cors({
    origin: origins,
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'X-API-Key'],
    exposeHeaders: [
      'ETag',
      'Location',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: 600,
  });
}
