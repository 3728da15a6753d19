import type { Socket } from 'socket.io-client';

/** What the server emits under the name `event`. */
export interface LiveEvent<T = unknown> {
  type: string;
  /** ISO 8601 instant at which it happened */
  timestamp: string;
  data: T;
  /** the room it was sent to, where the server says so */
  room?: string;
}

export type LiveHandler = (event: LiveEvent) => void;
export type ConnectionState = 'idle' | 'connecting' | 'connected' | 'disconnected';

/**
 * One socket for the whole browser tab, opened by the first subscriber and closed some seconds after the last.
 * Rooms are counted, joined again after a lost connection, and left when nobody listens any more.
 */
class LiveConnection {
  #socket: Socket | null = null;
  #opening: Promise<void> | null = null;
  #closing: ReturnType<typeof setTimeout> | undefined;
  readonly #rooms = new Map<string, number>();
  readonly #handlers = new Set<LiveHandler>();
  readonly #watchers = new Set<() => void>();
  #state: ConnectionState = 'idle';

  /** Listens to rooms until the returned function is called. */
  subscribe(rooms: readonly string[], handler: LiveHandler): () => void {
    clearTimeout(this.#closing);
    this.#handlers.add(handler);
    for (const room of rooms) {
      const count = this.#rooms.get(room) ?? 0;
      this.#rooms.set(room, count + 1);
      if (count === 0) this.#join(room);
    }
    this.#opening ??= this.#open();
    return () => {
      this.#handlers.delete(handler);
      for (const room of rooms) this.#release(room);
      if (this.#handlers.size === 0) this.#closing = setTimeout(() => this.#close(), 5000);
    };
  }

  getState = (): ConnectionState => this.#state;

  watchState = (onChange: () => void): (() => void) => {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  };

  async #open() {
    this.#setState('connecting');
    const { io } = await import('socket.io-client');
    const socket = io({ path: '/socket.io', transports: ['websocket', 'polling'], withCredentials: true });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#setState('connected');
      for (const room of this.#rooms.keys()) this.#join(room);
    });
    socket.on('disconnect', () => this.#setState('disconnected'));
    socket.on('connect_error', () => this.#setState('disconnected'));
    socket.on('event', (event: LiveEvent) => {
      for (const handler of this.#handlers) handler(event);
    });
  }

  #join(room: string) {
    if (this.#socket?.connected) this.#socket.emit('join', { room }, () => {});
  }

  #release(room: string) {
    const count = (this.#rooms.get(room) ?? 0) - 1;
    if (count > 0) this.#rooms.set(room, count);
    else {
      this.#rooms.delete(room);
      if (this.#socket?.connected) this.#socket.emit('leave', { room }, () => {});
    }
  }

  #close() {
    this.#socket?.disconnect();
    this.#socket = null;
    this.#opening = null;
    this.#setState('idle');
  }

  #setState(state: ConnectionState) {
    if (this.#state === state) return;
    this.#state = state;
    for (const onChange of this.#watchers) onChange();
  }
}

export const liveConnection = new LiveConnection();
