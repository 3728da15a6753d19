import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { startHeartbeat } from '~/models/process.server';
import { listenToEvents } from './event-bus.server';
import { createSocketServer } from './socket-io.server';
import { createWebSocketGateway } from './websocket-gateway.server';

/** Paths of an upgrade that somebody answers: ours, and the hot reload of development. */
const knownUpgrade = /^\/(socket\.io|api\/ws|__hmr)([/?]|$)/;

function refuseUnknownUpgrade(request: IncomingMessage, socket: Duplex): void {
  if (!knownUpgrade.test(request.url ?? '')) socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
}

/**
 * Adds Socket.IO (/socket.io, for pages) and the plain WebSocket (/api/ws, for other systems) to a web server. Every web
 * process has a hub and hears all events from Redis, so any number of them works behind a load balancer.
 */
export async function attachRealtime(httpServer: HttpServer): Promise<{ close: () => Promise<void> }> {
  const pages = createSocketServer(httpServer);
  const gateway = createWebSocketGateway(httpServer);
  httpServer.on('upgrade', refuseUnknownUpgrade);
  const bus = await listenToEvents((events) => {
    pages.dispatch(events);
    gateway.dispatch(events);
  });
  const heartbeat = startHeartbeat({
    kind: 'web',
    describe: () => ({ sockets: pages.count() + gateway.count() }),
  });
  return {
    async close() {
      bus.close();
      httpServer.off('upgrade', refuseUnknownUpgrade);
      await Promise.all([pages.close(), gateway.close(), heartbeat.stop()]);
    },
  };
}
