import type { Redis } from 'ioredis';
import { logger } from '~/platform/logger.server';
import { metrics } from '~/platform/metrics.server';
import { redis } from '~/platform/redis.server';
import type { EventData, EventType, LiveEvent } from './events';

/** Messages of Redis reach every database number, so the channel names it. */
export const eventChannel = (client: Redis): string => `live-events:${client.options.db ?? 0}`;

export interface NewEvent<Type extends EventType> {
  organizationId: string;
  type: Type;
  rooms: string[];
  data: EventData<Type>;
  /** ISO instant; now when absent */
  timestamp?: string;
}

/**
 * Tells the hub of every web process what happened. A lost event is no fault of the caller: pages read their state
 * again when they reconnect, so a failing Redis is logged and never breaks the write that came before.
 */
export async function publish<Type extends EventType>(event: NewEvent<Type>): Promise<void> {
  await publishAll([event]);
}

/** Several events in one message. */
export async function publishAll<Type extends EventType>(events: NewEvent<Type>[]): Promise<void> {
  if (events.length === 0) return;
  const timestamp = new Date().toISOString();
  const complete = events.map((event) => ({ ...event, timestamp: event.timestamp ?? timestamp })) as LiveEvent[];
  for (const event of complete) metrics().events.inc({ type: event.type });
  try {
    await redis().publish(eventChannel(redis()), JSON.stringify(complete));
  } catch (error) {
    logger.warn({ err: error, type: events[0].type, count: events.length }, 'live events were not published');
  }
}
