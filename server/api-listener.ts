import { getRequestListener } from '@hono/node-server';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { BuildSource } from './build-source.ts';

interface ApiModule {
  api: { fetch: (request: Request) => Response | Promise<Response> };
}

const apiPath = /^\/(api\/v1(\/|$)|\.well-known\/jwks\.json$)/;

/** Serves REST beside Remix, from the same server build so that both share one module graph. */
export function createApiListener(builds: BuildSource): RequestHandler {
  const listen = getRequestListener(
    async (request) => {
      const build: ServerBuild = await builds.load();
      return (build.entry.module as unknown as ApiModule).api.fetch(request);
    },
    { overrideGlobalObjects: false },
  );
  return (req, res, next) => {
    if (apiPath.test(req.path)) void listen(req, res);
    else next();
  };
}
