import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context, Next } from 'hono';
import { problemSchema } from './problem';
import { requireApiPermission } from './require-api-permission.server';

interface ApiRouteConfig {
  /** `resource:action`, checked before the input is read; null for a public endpoint */
  permission: string | null;
}

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const problemsFor = (permission: string | null) => ({
  ...(permission
    ? { 401: problem('Credentials are missing or not valid'), 403: problem('The permission is missing') }
    : {}),
  404: problem('Not found, or not within reach'),
  409: problem('The version or the state does not allow this'),
  422: problem('The input is not valid; `errors` names each field'),
  429: problem('Too many requests; see Retry-After'),
});

const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .optional()
    .openapi({ description: 'The ETag that was read; a later edit by others answers 409' }),
});
const idempotencyHeader = z.object({
  'idempotency-key': z.string().max(200).optional().openapi({
    description:
      'Any unique text. A repeated call with the same key and body gets the first answer again, for 24 hours',
  }),
});

const headersFor: Record<string, typeof ifMatchHeader | typeof idempotencyHeader> = {
  post: idempotencyHeader,
  put: ifMatchHeader,
  patch: ifMatchHeader,
  delete: ifMatchHeader,
};

/**
 * Describes a route: the permission is enforced, and the document gets its security, its common headers and its problems.
 * @param config as for `createRoute`, with `permission`; only the successful responses need be named
 */
export function apiRoute<P extends string, R extends Omit<RouteConfig, 'path'> & { path: P } & ApiRouteConfig>(
  config: R,
) {
  const { permission, ...route } = config;
  const enforce = async (c: Context, next: Next) => {
    if (permission) requireApiPermission(c, permission);
    await next();
  };
  const described = {
    ...route,
    ...(permission ? { security: [{ bearerAuth: [] }, { apiKey: [] }], 'x-permission': permission } : { security: [] }),
    request: { headers: headersFor[config.method], ...config.request },
    responses: { ...problemsFor(permission), ...config.responses },
    middleware: [enforce, ...(config.middleware ? [config.middleware].flat() : [])],
  };
  // why: common problems are thrown, not returned; the type keeps to what the handler itself answers
  return createRoute<P, R>(described as unknown as R);
}

/** A JSON request body that must be there. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { required: true as const, content: { 'application/json': { schema } } },
});

/** A successful JSON answer. */
export const jsonResponse = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
