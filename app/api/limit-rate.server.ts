import type { Context, Next } from 'hono';
import type { Result } from 'ioredis';
import { env } from '~/platform/env.server';
import { logger } from '~/platform/logger.server';
import { redis } from '~/platform/redis.server';
import { singleton } from '~/platform/singleton.server';
import type { ApiEnv } from './api-app';
import { problemResponse } from './problem';

const windowMs = 60_000;

// A true sliding window: the times of the calls of the last minute, oldest at the tail. Answers {allowed, used, oldest age in ms}.
const takeLua = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local window, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
local oldest = tonumber(redis.call('LINDEX', KEYS[1], -1))
while oldest and oldest <= now - window do
  redis.call('RPOP', KEYS[1])
  oldest = tonumber(redis.call('LINDEX', KEYS[1], -1))
end
local used = redis.call('LLEN', KEYS[1])
local allowed = 0
if used < limit then
  redis.call('LPUSH', KEYS[1], now)
  redis.call('PEXPIRE', KEYS[1], window)
  used, allowed, oldest = used + 1, 1, oldest or now
end
return {allowed, used, now - oldest}`;

declare module 'ioredis' {
  interface RedisCommander<Context> {
    takeFromWindow(key: string, windowMs: number, limit: number): Result<[number, number, number], Context>;
  }
}

const limiter = () =>
  singleton('api-rate-limiter', async () => {
    const client = redis();
    client.defineCommand('takeFromWindow', { numberOfKeys: 1, lua: takeLua });
    // why: a batch of commands that is being collected knows only those from before; it leaves within this turn
    await new Promise((resolve) => setImmediate(resolve));
    return client;
  });

/** Each client is counted by who they are, and by their address before they have said it. */
function clientOf(c: Context<ApiEnv>): string {
  const { actor } = c.var;
  return actor ? `${actor.kind}:${actor.id}` : `address:${c.req.header('x-wfm-client-address') ?? 'unknown'}`;
}

/** Lets each client make so many calls in any 60 seconds, and says in RateLimit-* headers how many are left. */
export async function limitRate(c: Context<ApiEnv>, next: Next): Promise<Response | undefined> {
  const limit = env().RATE_LIMIT_PER_MINUTE;
  const client = await limiter();
  if (client.status !== 'ready' && client.status !== 'connecting') {
    // why: without Redis nothing can be counted; refusing everyone would turn a lost cache into an outage
    logger.warn({ status: client.status }, 'api calls are not counted: no redis');
    await next();
    return undefined;
  }
  const [allowed, used, oldestAgeMs] = await client.takeFromWindow(`rate:${clientOf(c)}`, windowMs, limit);
  const resetSec = Math.max(1, Math.ceil((windowMs - oldestAgeMs) / 1000));
  const headers = {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(limit - used),
    'RateLimit-Reset': String(resetSec),
    'RateLimit-Policy': `${limit};w=60`,
  };
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (allowed === 1) {
    await next();
    return undefined;
  }
  return problemResponse(c, {
    status: 429,
    code: 'rate_limited',
    detail: `At most ${limit} calls in any 60 seconds. Try again in ${resetSec} s.`,
    headers: { ...headers, 'Retry-After': String(resetSec) },
  });
}
