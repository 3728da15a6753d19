import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as ws from 'ws';
import WebSocket, { WebSocketServer } from 'ws';
import { type Actor, scopeOf } from '~/auth/actor';
import { findOwnGroups } from '~/models/room-access.server';
import { logger } from '~/platform/logger.server';
import { metrics } from '~/platform/metrics.server';
import { type Audience, Audiences } from './audiences';
import {
  authenticateCredentials,
  type Credentials,
  hasSameAccess,
  isOwnOrigin,
  readCredentials,
} from './authenticate-handshake.server';
import type { LiveEvent } from './events';
import { agentTopics, alertTopics, queueTopics, topicsOfEvent } from './topics';
import {
  type ClientMessage,
  clientMessage,
  closeCodes,
  errorMessage,
  outgoingType,
  replyMessage,
  type SubscribedType,
} from './websocket-protocol';

const pathname = '/api/ws';
const heartbeatMs = 30_000;
const authenticateWithinMs = 5_000;
const maxMessagesPerMinute = 120;
const maxBufferedBytes = 4 * 1024 * 1024;
/** so many sockets are written to before the event loop gets a turn */
const socketsPerTurn = 500;

interface Client {
  socket: WebSocket;
  credentials: Credentials;
  actor: Actor | null;
  subscriptions: Map<SubscribedType, string[]>;
  isAlive: boolean;
  messagesInWindow: number;
}

/** The plain WebSocket at /api/ws, for clients that are no pages of ours. One frame is built for all who get it. */
export function createWebSocketGateway(httpServer: HttpServer) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 65_536 });
  const clients = new Set<Client>();
  const audiences = new Audiences<Client>();
  let sending: Promise<void> = Promise.resolve();

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== pathname) return;
    if (!isOwnOrigin(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, (opened) => void accept(opened, request));
  }

  async function accept(socket: WebSocket, request: IncomingMessage): Promise<void> {
    const client: Client = {
      socket,
      credentials: readCredentials(request),
      actor: null,
      subscriptions: new Map(),
      isAlive: true,
      messagesInWindow: 0,
    };
    clients.add(client);
    metrics().sockets.inc({ kind: 'websocket' });
    // why: messages that come while the login is being looked up wait for its outcome, in order
    let queue = identify(client);
    socket.on('message', (raw, isBinary) => {
      queue = queue.then(() => receive(client, isBinary ? null : raw.toString()));
    });
    socket.on('pong', () => {
      client.isAlive = true;
    });
    socket.on('error', (error) => logger.debug({ err: error }, 'websocket'));
    socket.on('close', () => {
      clients.delete(client);
      audiences.remove(client);
      metrics().sockets.dec({ kind: 'websocket' });
    });
    setTimeout(() => {
      if (!client.actor) refuse(client, closeCodes.unauthenticated, 'unauthenticated', 'Send a valid access token.');
    }, authenticateWithinMs).unref();
  }

  async function identify(client: Client): Promise<void> {
    try {
      client.actor = await authenticateCredentials(client.credentials);
      if (client.actor) client.socket.send(replyMessage('connected', { organizationId: client.actor.organizationId }));
    } catch (error) {
      logger.error({ err: error }, 'websocket could not be authenticated');
      client.socket.close(1011, 'unavailable');
    }
  }

  async function receive(client: Client, text: string | null): Promise<void> {
    client.messagesInWindow += 1;
    if (client.messagesInWindow > maxMessagesPerMinute) {
      return refuse(client, closeCodes.tooManyMessages, 'rate_limited', 'Too many messages.');
    }
    const parsed = clientMessage.safeParse(parseJson(text));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      client.socket.send(errorMessage('bad_request', `${issue.path.join('.') || 'message'}: ${issue.message}`));
      return;
    }
    try {
      await answer(client, parsed.data);
    } catch (error) {
      logger.error({ err: error }, 'websocket message failed');
      client.socket.send(errorMessage('unavailable', 'Try again later.', parsed.data.id));
    }
  }

  async function answer(client: Client, message: ClientMessage): Promise<void> {
    const { socket } = client;
    if (message.type === 'ping') return socket.send(replyMessage('pong', {}, message.id));
    if (message.type === 'authenticate') {
      client.credentials = { ...client.credentials, token: message.payload.token };
      client.actor = await authenticateCredentials(client.credentials);
      client.subscriptions.clear();
      audiences.remove(client);
      if (!client.actor)
        return refuse(client, closeCodes.unauthenticated, 'unauthenticated', 'The token is not valid.');
      return socket.send(replyMessage('connected', { organizationId: client.actor.organizationId }, message.id));
    }
    if (!client.actor) {
      return refuse(client, closeCodes.unauthenticated, 'unauthenticated', 'Authenticate first.');
    }
    if (message.type === 'unsubscribe') {
      for (const type of message.payload?.event_types ?? [...client.subscriptions.keys()]) {
        client.subscriptions.delete(type);
      }
    } else {
      const fault = await subscribe(client, client.actor, message.payload);
      if (fault) return socket.send(errorMessage(fault.code, fault.message, message.id));
    }
    audiences.set(client, [...client.subscriptions.values()].flat());
    const data = { event_types: [...client.subscriptions.keys()] };
    socket.send(replyMessage(`${message.type}d`, data, message.id));
  }

  /** All frames for one audience go out in one write to each of its sockets. */
  async function send(events: LiveEvent[]): Promise<void> {
    const frames = new Map<Audience<Client>, Buffer[]>();
    for (const event of events) {
      const listeners = audiences.find(topicsOfEvent(event));
      if (listeners.size === 0) continue;
      const frame = buildFrame(event);
      for (const audience of listeners) {
        const pending = frames.get(audience);
        if (pending) pending.push(...frame);
        else frames.set(audience, [...frame]);
      }
    }
    let written = 0;
    for (const [audience, parts] of frames) {
      const bytes = Buffer.concat(parts);
      for (const client of audience.clients) {
        write(client, bytes);
        written += 1;
        if (written % socketsPerTurn === 0) await nextTurn();
      }
    }
  }

  httpServer.on('upgrade', onUpgrade);
  const heartbeat = setInterval(() => void beat(clients), heartbeatMs);

  return {
    dispatch(events: LiveEvent[]): void {
      if (clients.size === 0) return;
      // why: one flush after the other keeps the order of events for every client
      sending = sending
        .then(() => send(events))
        .catch((error) => logger.error({ err: error }, 'live events were not sent'));
    },
    count: () => clients.size,
    async close(): Promise<void> {
      clearInterval(heartbeat);
      httpServer.off('upgrade', onUpgrade);
      for (const { socket } of clients) socket.close(1001, 'the server restarts');
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const { socket } of clients) socket.terminate();
      server.close();
    },
  };
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refuse(client: Client, closeCode: number, code: string, message: string): void {
  if (client.socket.readyState !== WebSocket.OPEN) return;
  client.socket.send(errorMessage(code, message));
  client.socket.close(closeCode, code);
}

async function subscribe(
  client: Client,
  actor: Actor,
  wanted: { event_types: SubscribedType[]; group_ids?: string[] },
): Promise<{ code: string; message: string } | null> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'live:read');
  if (!scope || scope.kind === 'own') return { code: 'forbidden', message: 'The permission live:read is needed.' };
  const groupIds = wanted.group_ids;
  if (groupIds) {
    const own = new Set(await findOwnGroups({ organizationId, groupIds }));
    const foreign = groupIds.filter((id) => !own.has(id));
    if (foreign.length > 0) return { code: 'not_found', message: `No such group: ${foreign.join(', ')}.` };
  }
  const input = { organizationId, scope, groupIds };
  const topicsOf = { agent_status: agentTopics, queue_metrics: queueTopics, alerts: alertTopics };
  for (const type of wanted.event_types) client.subscriptions.set(type, topicsOf[type](input));
  return null;
}

/** `Sender.frame` of ws: the encoder that its own send() uses, callable without a socket. */
const { frame } = (ws as unknown as { Sender: { frame: (data: Buffer, options: object) => Buffer[] } }).Sender;
const textFrame = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true };

function buildFrame({ type, timestamp, data }: LiveEvent): Buffer[] {
  const message = JSON.stringify({ type: outgoingType[type] ?? type, timestamp, data });
  return frame(Buffer.from(message), textFrame);
}

/** Past the message queue of ws, which knows of one socket only; with compression off the two may be mixed. */
function write(client: Client, bytes: Buffer): void {
  const { socket } = client;
  if (socket.readyState !== WebSocket.OPEN) return;
  const stream = (socket as unknown as { _socket: Duplex })._socket;
  if (stream.writableLength > maxBufferedBytes) {
    socket.close(closeCodes.tooSlow, 'too slow');
    socket.terminate();
    return;
  }
  stream.write(bytes);
}

/** Ends sockets that no longer answer, and those whose login ended or may do other things now. */
async function beat(clients: Iterable<Client>): Promise<void> {
  for (const client of clients) {
    client.messagesInWindow = Math.max(0, client.messagesInWindow - maxMessagesPerMinute / 2);
    if (!client.isAlive) {
      client.socket.terminate();
      continue;
    }
    client.isAlive = false;
    client.socket.ping();
    if (!client.actor) continue;
    try {
      const now = await authenticateCredentials(client.credentials);
      if (!hasSameAccess(client.actor, now))
        refuse(client, closeCodes.accessChanged, 'access_changed', 'Connect anew.');
    } catch (error) {
      logger.warn({ err: error }, 'websocket could not be checked again');
    }
  }
}
