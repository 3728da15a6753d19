import { Redis, type RedisOptions } from 'ioredis';
import { env } from './env.server';
import { logger } from './logger.server';
import { singleton } from './singleton.server';

/** A new connection; blocking users (BullMQ workers, subscribers) need their own. */
export function createRedis(options: RedisOptions = {}): Redis {
  const client = new Redis(env().REDIS_URL, { maxRetriesPerRequest: null, enableAutoPipelining: true, ...options });
  client.on('error', (error) => logger.warn({ err: error.message }, 'redis connection'));
  return client;
}

/** The shared connection for commands. */
export const redis = (): Redis => singleton('redis', () => createRedis());
