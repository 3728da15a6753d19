import { OpenAPIHono } from '@hono/zod-openapi';
import { authenticateToken } from '~/auth/authenticate-token.server';
import { faultsOf } from '~/models/parse-input.server';
import { allowOrigins } from './allow-origins.server';
import { answerFault } from './answer-fault.server';
import { answerUnmatched } from './answer-unmatched.server';
import type { ApiApp, ApiEnv } from './api-app';
import { PreconditionRequired } from './entity-tag.server';
import { limitBody } from './limit-body.server';
import { limitRate } from './limit-rate.server';
import { openApiConfig, registerSecuritySchemes } from './open-api-config';
import { problemResponse } from './problem';
import { registerPublicKeys } from './public-keys.server';
import { registerReferencePage } from './reference-page.server';
import { replayCreation } from './replay-creation.server';

const resources = import.meta.glob<(api: ApiApp) => void>('./resources/*.server.ts', {
  eager: true,
  import: 'default',
});

/** The whole REST API; a web server hands it every request below /api/v1. */
export function createApi(): ApiApp {
  const root = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const detail = 'Correct the fields named in `errors`.';
      return problemResponse(c, { status: 422, code: 'invalid', detail, faults: faultsOf(result.error) });
    },
  });
  const api: ApiApp = root.basePath('/api/v1');
  registerPublicKeys(root);
  api.onError((error, c) =>
    error instanceof PreconditionRequired
      ? problemResponse(c, { status: 428, code: 'precondition_required', detail: error.message })
      : answerFault(error, c),
  );
  api.notFound(answerUnmatched(api));
  api.use(async (c, next) => {
    const requestId = c.req.header('x-request-id') ?? crypto.randomUUID();
    c.set('requestId', requestId);
    c.set('actor', null);
    await next();
    c.header('X-Request-Id', requestId);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-cache');
  });
  api.use(allowOrigins());
  registerReferencePage(api);
  api.use(async (c, next) => {
    c.set('actor', await authenticateToken(c.req.raw));
    await next();
  });
  api.use(limitRate);
  api.use(limitBody);
  api.use(replayCreation);
  registerSecuritySchemes(api);
  for (const [, register] of Object.entries(resources).sort(([a], [b]) => a.localeCompare(b))) register(api);
  api.doc31('/openapi.json', openApiConfig);
  return api;
}

export const api = createApi();
