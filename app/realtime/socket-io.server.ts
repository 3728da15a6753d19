import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { logger } from '~/platform/logger.server';
import { metrics } from '~/platform/metrics.server';
import {
  authenticateCredentials,
  type Credentials,
  hasSameAccess,
  isOwnOrigin,
  readCredentials,
} from './authenticate-handshake.server';
import { authoriseRoom } from './authorise-room.server';
import type { ClientEvent, LiveEvent } from './events';
import { topicsOfEvent } from './topics';

const roomRequest = z.object({ room: z.string().min(1).max(100) });
const maxRooms = 200;
const recheckEveryMs = 120_000;

interface SocketData {
  actor: Actor;
  credentials: Credentials;
  /** topics by the room that asked for them */
  rooms: Map<string, string[]>;
}

type Ack = (answer: { ok: true } | { ok: false; code: string }) => void;
type LiveSocket = Socket<
  Record<string, never>,
  { event: (event: ClientEvent) => void },
  Record<string, never>,
  SocketData
>;

/** Pages of the product: rooms by permission, events under the name `event`. */
export function createSocketServer(httpServer: HttpServer) {
  const io = new Server<
    Record<string, never>,
    { event: (event: ClientEvent) => void },
    Record<string, never>,
    SocketData
  >(httpServer, {
    path: '/socket.io',
    destroyUpgrade: false,
    perMessageDeflate: false,
    serveClient: false,
    maxHttpBufferSize: 16_384,
    allowRequest: (request, answer) => answer(null, isOwnOrigin(request)),
  });

  io.use(async (socket, next) => {
    try {
      const credentials = readCredentials(socket.request, socket.handshake.auth?.token);
      const actor = await authenticateCredentials(credentials);
      if (!actor) return next(new Error('unauthenticated'));
      socket.data = { actor, credentials, rooms: new Map() };
      next();
    } catch (error) {
      logger.error({ err: error }, 'socket could not be authenticated');
      next(new Error('unavailable'));
    }
  });

  io.on('connection', (socket) => {
    metrics().sockets.inc({ kind: 'socket.io' });
    socket.on('disconnect', () => metrics().sockets.dec({ kind: 'socket.io' }));
    listen(socket, 'join', joinRoom);
    listen(socket, 'leave', leaveRoom);
  });

  const recheck = setInterval(() => void recheckAll(io.sockets.sockets.values()), recheckEveryMs);

  return {
    dispatch(events: LiveEvent[]): void {
      for (const event of events) {
        const { type, timestamp, data } = event;
        io.to(topicsOfEvent(event)).emit('event', { type, timestamp, data });
      }
    },
    count: () => io.engine.clientsCount,
    async close(): Promise<void> {
      clearInterval(recheck);
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

function listen(
  socket: LiveSocket,
  name: 'join' | 'leave',
  act: (socket: LiveSocket, room: string) => Promise<string | null>,
): void {
  (socket as Socket).on(name, async (message: unknown, ack?: Ack) => {
    const answer: Ack = typeof ack === 'function' ? ack : () => undefined;
    const parsed = roomRequest.safeParse(message);
    if (!parsed.success) return answer({ ok: false, code: 'bad_request' });
    try {
      const fault = await act(socket, parsed.data.room);
      answer(fault ? { ok: false, code: fault } : { ok: true });
    } catch (error) {
      logger.error({ err: error, room: parsed.data.room }, 'room request failed');
      answer({ ok: false, code: 'unavailable' });
    }
  });
}

async function joinRoom(socket: LiveSocket, room: string): Promise<string | null> {
  const { actor, rooms } = socket.data;
  if (rooms.has(room)) return null;
  if (rooms.size >= maxRooms) return 'too_many_rooms';
  const topics = await authoriseRoom(actor, room);
  if (!topics) return 'forbidden';
  rooms.set(room, topics);
  await socket.join(topics);
  return null;
}

async function leaveRoom(socket: LiveSocket, room: string): Promise<string | null> {
  const { rooms } = socket.data;
  const topics = rooms.get(room);
  if (!topics) return null;
  rooms.delete(room);
  const stillWanted = new Set([...rooms.values()].flat());
  for (const topic of topics) if (!stillWanted.has(topic)) await socket.leave(topic);
  return null;
}

/** A login that ended, or that may do other things now, loses its sockets; the page connects anew with what it may do. */
async function recheckAll(sockets: Iterable<LiveSocket>): Promise<void> {
  for (const socket of sockets) {
    try {
      const now = await authenticateCredentials(socket.data.credentials);
      if (!hasSameAccess(socket.data.actor, now)) socket.disconnect(true);
    } catch (error) {
      logger.warn({ err: error }, 'socket could not be checked again');
      return;
    }
  }
}
