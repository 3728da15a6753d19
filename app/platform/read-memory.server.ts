import { logger } from './logger.server';
import { createRedis, redis } from './redis.server';
import { singleton } from './singleton.server';

const channel = 'wfm:organization-written';
/** bounds what is not announced: the live feed, a lost message */
const lifetimeMs = 3_000;
const entriesPerOrganization = 200;

interface Entry {
  answer: Promise<unknown>;
  freshUntil: number;
}

/** Answers by organization, so that a write can drop all of its own at once. */
export class ReadMemory {
  private organizations = new Map<string, Map<string, Entry>>();

  /** Shares one load among all who ask the same; failures are not kept. */
  remember<T>(organizationId: string, key: string, load: () => Promise<T>): Promise<T> {
    let entries = this.organizations.get(organizationId);
    if (!entries || entries.size >= entriesPerOrganization) {
      entries = new Map();
      this.organizations.set(organizationId, entries);
    }
    const known = entries.get(key);
    if (known && known.freshUntil > Date.now()) return known.answer as Promise<T>;
    const answer = load();
    const own = entries;
    own.set(key, { answer, freshUntil: Date.now() + lifetimeMs });
    answer.catch(() => {
      if (own.get(key)?.answer === answer) own.delete(key);
    });
    return answer;
  }

  /** A load under way goes on for those who wait for it, and is not found by those who ask from now on. */
  forget(organizationId: string): void {
    this.organizations.delete(organizationId);
  }

  forgetAll(): void {
    this.organizations.clear();
  }
}

const memory = () => singleton('read-memory', () => new ReadMemory());

/** Hears of the writes of other processes; begins with the first read that is remembered. */
const listen = () =>
  singleton('read-memory-listener', () => {
    const subscriber = createRedis({ enableAutoPipelining: false });
    subscriber.on('message', (_channel, organizationId) => memory().forget(organizationId));
    // why: what was announced while the connection was down is not known
    subscriber.on('close', () => memory().forgetAll());
    subscriber.subscribe(channel).catch((error) => logger.warn({ err: error }, 'writes of others are not heard'));
    return subscriber;
  });

/**
 * Loads a costly read-only answer that many people of an organization ask for, such as the figures of the day. The same answer
 * serves all until the organization writes something, in any process, and for three seconds at most. It must not be changed.
 * @param key everything that the answer depends on but the organization: scope, period, filters
 */
export function rememberRead<T>(organizationId: string, key: string, load: () => Promise<T>): Promise<T> {
  listen();
  return memory().remember(organizationId, key, load);
}

/** Announces a committed write of an organization; costs a lost cache nothing but three seconds of age. */
export function forgetReads(organizationId: string): void {
  memory().forget(organizationId);
  redis()
    .publish(channel, organizationId)
    .catch((error) => logger.warn({ err: error }, 'a write was not announced'));
}
