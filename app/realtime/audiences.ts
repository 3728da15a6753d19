/** Clients that listen to exactly the same topics: what is sent to them is put together once. */
export interface Audience<Client> {
  key: string;
  topics: string[];
  clients: Set<Client>;
}

/** Keeps clients by what they listen to, so that an event costs one look-up for each topic, however many clients there are. */
export class Audiences<Client> {
  readonly #byKey = new Map<string, Audience<Client>>();
  readonly #byTopic = new Map<string, Set<Audience<Client>>>();
  readonly #ofClient = new Map<Client, Audience<Client>>();

  /** Sets what a client listens to; an empty list means nothing. */
  set(client: Client, topics: Iterable<string>): void {
    this.remove(client);
    const sorted = [...new Set(topics)].sort();
    if (sorted.length === 0) return;
    const key = sorted.join('\n');
    let audience = this.#byKey.get(key);
    if (!audience) {
      audience = { key, topics: sorted, clients: new Set() };
      this.#byKey.set(key, audience);
      for (const topic of sorted) {
        const listeners = this.#byTopic.get(topic) ?? new Set();
        listeners.add(audience);
        this.#byTopic.set(topic, listeners);
      }
    }
    audience.clients.add(client);
    this.#ofClient.set(client, audience);
  }

  remove(client: Client): void {
    const audience = this.#ofClient.get(client);
    if (!audience) return;
    this.#ofClient.delete(client);
    audience.clients.delete(client);
    if (audience.clients.size > 0) return;
    this.#byKey.delete(audience.key);
    for (const topic of audience.topics) {
      const listeners = this.#byTopic.get(topic);
      listeners?.delete(audience);
      if (listeners?.size === 0) this.#byTopic.delete(topic);
    }
  }

  /** Audiences of any of the topics, each once. */
  find(topics: string[]): Set<Audience<Client>> {
    const found = new Set<Audience<Client>>();
    for (const topic of topics) {
      for (const audience of this.#byTopic.get(topic) ?? []) found.add(audience);
    }
    return found;
  }
}
