import { timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { env } from '../app/platform/env.server.ts';
import { metrics } from '../app/platform/metrics.server.ts';
import { pool } from '../app/platform/pg.server.ts';
import { redis } from '../app/platform/redis.server.ts';
import { renderMetrics } from '../app/platform/shared-metrics.server.ts';

const patienceMs = 2000;

async function isReachable(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  const answer = check().then(
    () => true,
    () => false,
  );
  const reachable = await Promise.race([answer, timeout]);
  clearTimeout(timer);
  return reachable;
}

function mayReadMetrics(header: string | undefined, address: string): boolean {
  const token = env().METRICS_TOKEN;
  if (!token) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
  const given = Buffer.from(header?.replace(/^Bearer /, '') ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** /health/live, /health/ready (503 names what is missing) and /metrics (token, or loopback when none is set). */
export function createHealthRouter(): Router {
  const router = Router();
  router.get('/health/live', (_req, res) => {
    res.json({ status: 'ok' });
  });
  router.get('/health/ready', async (_req, res) => {
    const [database, cache] = await Promise.all([
      isReachable(() => pool().query('select 1')),
      isReachable(() => redis().ping()),
    ]);
    const isReady = database && cache;
    res.status(isReady ? 200 : 503).json({
      status: isReady ? 'ok' : 'unavailable',
      database: database ? 'ok' : 'unreachable',
      redis: cache ? 'ok' : 'unreachable',
    });
  });
  router.get('/metrics', async (req, res) => {
    if (!mayReadMetrics(req.get('authorization'), req.socket.remoteAddress ?? '')) {
      res.status(403).type('text/plain').send('Metrics need the bearer token of METRICS_TOKEN.');
      return;
    }
    res.type(metrics().registry.contentType).send(await renderMetrics());
  });
  return router;
}
