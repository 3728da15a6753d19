import { createHash } from 'node:crypto';
import type { Context, Next } from 'hono';
import { AppError, conflict, invalid } from '~/platform/errors.server';
import { redis } from '~/platform/redis.server';
import type { ApiEnv } from './api-app';

const keptSec = 24 * 3600;
const runningSec = 120;
const keptHeaders = ['content-type', 'location', 'etag'];

interface StoredAnswer {
  fingerprint: string;
  /** missing while the first call still runs */
  answer?: { status: number; headers: Record<string, string>; body: string };
}

async function fingerprintOf(c: Context<ApiEnv>): Promise<string> {
  const hash = createHash('sha256').update(`${c.req.method} ${c.req.url.replace(/^\w+:\/\/[^/]+/, '')}\n`);
  return hash.update(await c.req.text()).digest('hex');
}

/**
 * Idempotency-Key on POST: the first successful answer is kept for 24 hours and given again to the same call; the same key with
 * another body is 422, a second call while the first runs is 409. Keys belong to the caller.
 */
export async function replayCreation(c: Context<ApiEnv>, next: Next): Promise<Response | undefined> {
  const key = c.req.header('idempotency-key');
  const { actor } = c.var;
  const isJson = (c.req.header('content-type') ?? 'application/json').includes('json');
  if (!key || !actor || !isJson || c.req.method !== 'POST') {
    await next();
    return undefined;
  }
  if (key.length > 200) throw invalid('Idempotency-Key', 'too_big', 'The key may have at most 200 characters.');
  const owner = createHash('sha256').update(key).digest('hex');
  const place = `idempotency:${actor.organizationId}:${actor.kind}:${actor.id}:${owner}`;
  const fingerprint = await fingerprintOf(c);
  const running: StoredAnswer = { fingerprint };
  const isFirst = (await redis().set(place, JSON.stringify(running), 'EX', runningSec, 'NX')) === 'OK';
  if (!isFirst) return replay(await redis().get(place), fingerprint);
  try {
    await next();
  } finally {
    // why: a fault leaves the key free, so that the client can correct the call or try again
    if (c.error || c.res.status >= 300) await redis().del(place);
  }
  if (c.error || c.res.status >= 300) return undefined;
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = c.res.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const answer = { status: c.res.status, headers, body: await c.res.clone().text() };
  await redis().set(place, JSON.stringify({ fingerprint, answer } satisfies StoredAnswer), 'EX', keptSec);
  return undefined;
}

function replay(stored: string | null, fingerprint: string): Response {
  if (!stored) throw conflict('The first call with this Idempotency-Key has just failed. Send it again.');
  const { fingerprint: first, answer } = JSON.parse(stored) as StoredAnswer;
  if (first !== fingerprint) {
    throw new AppError('invalid', 'This Idempotency-Key was used for another call.', {
      faults: [
        { field: 'Idempotency-Key', rule: 'reused', message: 'The path or the body differs from the first call.' },
      ],
    });
  }
  if (!answer) throw conflict('The first call with this Idempotency-Key is still running.');
  return new Response(answer.body || null, {
    status: answer.status,
    headers: { ...answer.headers, 'Idempotency-Replayed': 'true' },
  });
}
