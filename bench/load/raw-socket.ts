import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

export interface RawSocket {
  /** when the next event was published by the server and arrived here, epoch milliseconds */
  nextEvent: () => Promise<{ publishedMs: number; arrivedMs: number }>;
  close: () => void;
}

const [textFrame, pongFrame, pingByte] = [0x81, 0x8a, 0x89];

/** A frame of a client: masked, with a mask of zeros, which leaves the text as it is. */
function frameOf(kind: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([kind, 0x80 | payload.length])
      : Buffer.from([kind, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

/**
 * A WebSocket client that reads no more than it needs, so that ten thousand of them measure the server rather than themselves.
 * @returns once the server has confirmed the subscription
 * @throws Error when it is refused
 */
export function openRawSocket(input: { port: number; authorization: string; eventType: string }): Promise<RawSocket> {
  const { port, authorization, eventType } = input;
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let isUpgraded = false;
    let hear: ((event: { publishedMs: number; arrivedMs: number }) => void) | null = null;
    const opened: RawSocket = {
      nextEvent: () =>
        new Promise((arrive) => {
          hear = arrive;
        }),
      close: () => socket.destroy(),
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The server closed the connection.')));
    socket.write(
      `GET /api/ws HTTP/1.1\r\nHost: localhost:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\nAuthorization: ${authorization}\r\n\r\n`,
    );
    socket.on('data', (chunk) => {
      const arrivedMs = Date.now();
      if (chunk[0] === pingByte) socket.write(frameOf(pongFrame, Buffer.alloc(0)));
      const text = chunk.toString('latin1');
      if (!isUpgraded) {
        if (!text.startsWith('HTTP/1.1 101')) return void reject(new Error(text.split('\r\n')[0]));
        isUpgraded = true;
        const subscription = JSON.stringify({ type: 'subscribe', payload: { event_types: [eventType] } });
        socket.write(frameOf(textFrame, Buffer.from(subscription)));
      }
      if (text.includes('"type":"subscribed"')) resolve(opened);
      const published = /_update".*?"timestamp":"([^"]+)"/.exec(text)?.[1];
      if (published && hear) {
        hear({ publishedMs: Date.parse(published), arrivedMs });
        hear = null;
      }
    });
  });
}
