import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express } from 'express';
import { env } from '../app/platform/env.server.ts';
import { createAccessLog } from './access-log.ts';
import { createApiListener } from './api-listener.ts';
import type { BuildSource } from './build-source.ts';
import { createHealthRouter } from './health.ts';
import { refuseForeignOrigin } from './origin-check.ts';
import { createPageHandler } from './page-handler.ts';
import { preferGzip } from './prefer-gzip.ts';
import { createQueueBoardRouter } from './queue-board.ts';
import { createSecurityHeaders } from './security-headers.ts';
import { createStaticFiles } from './static-files.ts';

/** The Express application of a web process: security, trace, health, REST and Remix in this order. */
export async function createApplication(builds: BuildSource): Promise<Express> {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env().TRUST_PROXY);

  app.use((req, res, next) => {
    const requestId = randomUUID();
    res.locals.requestId = requestId;
    res.locals.nonce = randomUUID().replaceAll('-', '');
    // why: rooms behind read these two from the request, so whatever came from outside is overwritten.
    req.headers['x-request-id'] = requestId;
    req.headers['x-wfm-client-address'] = req.ip ?? '';
    res.setHeader('X-Request-Id', requestId);
    next();
  });
  app.use(createAccessLog());
  app.use(createHealthRouter());
  app.use(createSecurityHeaders());
  app.use(preferGzip());
  app.use(compression({ threshold: 1024, level: 3 }));
  app.use(builds.middleware ?? createStaticFiles());
  app.use(createApiListener(builds));
  app.use(refuseForeignOrigin());
  app.use(await createQueueBoardRouter());
  app.all('*', createPageHandler(builds));
  return app;
}
