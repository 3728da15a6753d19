/**
 * Many clients on the plain WebSocket of a running system on this machine: how fast they connect, and how long a broadcast takes to all.
 * usage: npm run bench:sockets -- [--url http://localhost:3000] [--clients 10000] [--broadcasts 12] [--seconds 80]
 * The server must hold the demo centre. Ends by itself, at the latest after --seconds. A client needs a file descriptor on both ends.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demoLogins, demoPassword } from '../prisma/seed/logins';
import { createTrafficKey } from '../scripts/traffic/api-client';
import { logInToApi } from './load/log-in';
import { openRawSocket, type RawSocket } from './load/raw-socket';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    clients: { type: 'string', default: '10000' },
    broadcasts: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '80' },
  },
});
const url = new URL(values.url);
const [clients, broadcasts, seconds] = [Number(values.clients), Number(values.broadcasts), Number(values.seconds)];
const isSound =
  clients >= 1 && clients <= 20_000 && broadcasts >= 1 && broadcasts <= 100 && seconds >= 5 && seconds <= 300;
if (!isSound || !['localhost', '127.0.0.1'].includes(url.hostname)) {
  console.error(
    'usage: bench/sockets.ts [--url http://localhost:PORT] [--clients 1-20000] [--broadcasts 1-100] [--seconds 5-300]',
  );
  process.exit(2);
}
setTimeout(() => {
  console.error(`Not done after ${seconds} s; given up.`);
  process.exit(1);
}, seconds * 1000).unref();

/** so many are on their way in at a time */
const connectingAtOnce = 200;
const patienceMs = 10_000;

async function connectAll(authorization: string): Promise<{ sockets: RawSocket[]; perSecond: number }> {
  const sockets: RawSocket[] = [];
  const started = performance.now();
  let next = 0;
  const connect = async () => {
    while (next < clients) {
      next += 1;
      sockets.push(await openRawSocket({ port: Number(url.port || 80), authorization, eventType: 'queue_metrics' }));
    }
  };
  await Promise.all(Array.from({ length: connectingAtOnce }, connect));
  return { sockets, perSecond: clients / ((performance.now() - started) / 1000) };
}

/** Time from the publication of an event to its arrival at each client, in milliseconds, sorted. */
async function broadcast(sockets: RawSocket[], send: () => Promise<void>): Promise<Float64Array> {
  const delaysMs = new Float64Array(sockets.length);
  const arrived = Promise.all(
    sockets.map(async (socket, index) => {
      const { publishedMs, arrivedMs } = await socket.nextEvent();
      delaysMs[index] = arrivedMs - publishedMs;
    }),
  );
  await send();
  const isComplete = await Promise.race([arrived.then(() => true), pause(patienceMs, false, { ref: false })]);
  if (!isComplete) throw new Error(`A broadcast did not reach every client within ${patienceMs / 1000} s.`);
  return delaysMs.sort();
}

const administrator = demoLogins.find((login) => login.role === 'administrator')?.username ?? 'admin@demo.wfm';
const [authorization, key] = await Promise.all([
  logInToApi(url.origin, 'planner@demo.wfm', demoPassword),
  createTrafficKey(url.origin, administrator, demoPassword),
]);
const groups = (await (
  await fetch(`${url.origin}/api/v1/groups?limit=1`, { headers: { Authorization: authorization } })
).json()) as { items: { id: string }[] };
const send = (waiting: number) => async () => {
  const answer = await fetch(`${url.origin}/api/v1/ingest/queue-metrics`, {
    method: 'POST',
    headers: { 'X-API-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify([{ groupId: groups.items[0].id, waiting }]),
  });
  if (!answer.ok) throw new Error(`The event was refused: ${answer.status} ${await answer.text()}`);
};

const { sockets, perSecond } = await connectAll(authorization);
console.log(`${clients} clients connected and subscribed, ${perSecond.toFixed(0)}/s`);
const all: number[] = [];
for (let round = 0; round < broadcasts; round += 1) {
  const delaysMs = await broadcast(sockets, send(round + 1));
  all.push(...delaysMs);
  await pause(300);
}
all.sort((a, b) => a - b);
const quantile = (share: number) => all[Math.min(all.length - 1, Math.floor(share * all.length))].toFixed(0);
console.log(
  `${broadcasts} broadcasts: p50 ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, p99 ${quantile(0.99)} ms, last ${quantile(1)} ms`,
);
for (const socket of sockets) socket.close();
process.exit(0);
