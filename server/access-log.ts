import type { RequestHandler } from 'express';
import { logger } from '../app/platform/logger.server.ts';
import { metrics } from '../app/platform/metrics.server.ts';
import { closeRequestContext, openRequestContext } from '../app/platform/request-context.server.ts';
import { routeLabel } from './route-label.ts';

/** One JSON line and one observation per request; assets are left out of the log. */
export function createAccessLog(): RequestHandler {
  return (req, res, next) => {
    const started = process.hrtime.bigint();
    const { method } = req;
    const path = req.path;
    const requestId = res.locals.requestId as string;
    const context = openRequestContext(requestId);
    res.on('close', () => {
      closeRequestContext(requestId);
      const durationMs = Number(process.hrtime.bigint() - started) / 1e6;
      const route = routeLabel(path);
      metrics().httpDuration.observe({ method, route, status: String(res.statusCode) }, durationMs / 1000);
      if (route === '/assets') return;
      logger.info(
        {
          requestId,
          userId: context.userId,
          method,
          path,
          status: res.statusCode,
          durationMs: Math.round(durationMs * 10) / 10,
          isAborted: !res.writableFinished || undefined,
        },
        'request',
      );
    });
    next();
  };
}
