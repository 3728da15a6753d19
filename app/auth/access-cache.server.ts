import { createRedis, redis } from '~/platform/redis.server';
import { singleton } from '~/platform/singleton.server';

const channel = 'wfm:access-changed';
const lifetimeMs = 3_000;
const maxEntries = 20_000;

interface Entry {
  value: unknown;
  freshUntil: number;
}

/** Short memory of what logins may do. A change in any process empties it everywhere; the lifetime bounds a lost message. */
class AccessCache {
  private entries = new Map<string, Entry>();
  private generation = 0;

  clear(): void {
    this.generation += 1;
    this.entries.clear();
  }

  async remember<T>(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key);
    if (known && known.freshUntil > Date.now()) return known.value as T;
    const { generation } = this;
    const value = await load();
    // why: a value read before a change must not outlive the change
    if (generation === this.generation) {
      if (this.entries.size >= maxEntries) this.entries.clear();
      this.entries.set(key, { value, freshUntil: Date.now() + lifetimeMs });
    }
    return value;
  }
}

const cache = () =>
  singleton('access-cache', () => {
    const created = new AccessCache();
    const subscriber = createRedis({ enableAutoPipelining: false });
    subscriber.on('message', () => created.clear());
    // why: without the subscription the short lifetime still bounds staleness; the connection's own error handler logs it
    subscriber.subscribe(channel).catch(() => created.clear());
    return created;
  });

/** Loads through the cache. */
export const rememberAccess = <T>(key: string, load: () => Promise<T>): Promise<T> => cache().remember(key, load);

/** Call after every committed change of users, roles, sessions, tokens, keys, or departments and their heads. */
export async function forgetAccess(): Promise<void> {
  cache().clear();
  await redis().publish(channel, '1');
}
