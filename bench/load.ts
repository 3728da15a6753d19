/**
 * The running system under load: five pages and five endpoints, one after the other, beside a bare answer of the same server.
 * usage: node --import tsx bench/load.ts [--url http://localhost:3000] [--seconds 8] [--connections 10,50] [--only /my,/overview] [--encoding identity]
 * A bare server of its own tells how fast the machine is at the time; the share compares a page with a plain page of the stack.
 * The server must hold the demo centre and be started with RATE_LIMIT_PER_MINUTE=100000000, or the API answers 429 after a thousand calls.
 * METRICS_TOKEN is needed where the server has one. Pages are asked for as a browser asks (compressed), endpoints as a plain client.
 */
import { parseArgs } from 'node:util';
import { demoPassword } from '../prisma/seed/logins';
import { printTable } from './forecasting/markdown-table';
import { freeCore, startBareServer } from './load/bare-server';
import { logInToApi, logInToPages } from './load/log-in';
import { measureTarget, type Target } from './load/measure-target';
import { readMemory } from './load/read-memory';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    seconds: { type: 'string', default: '8' },
    warmup: { type: 'string', default: '2' },
    connections: { type: 'string', default: '10,50' },
    only: { type: 'string' },
    encoding: { type: 'string', default: 'gzip, deflate, br, zstd' },
  },
});
const url = values.url.replace(/\/$/, '');
const seconds = Number(values.seconds);
const warmupSec = Number(values.warmup);
const levels = values.connections.split(',').map(Number);
if (!(seconds > 0 && warmupSec >= 0 && levels.every((level) => level > 0))) {
  console.error('usage: bench/load.ts [--url URL] [--seconds N] [--warmup N] [--connections N,N] [--only PATH,PATH]');
  process.exit(2);
}

async function findForecast(headers: Record<string, string>): Promise<string> {
  const answer = await fetch(`${url}/api/v1/forecasts?status=ready&limit=1`, { headers });
  const { items } = (await answer.json()) as { items?: { id: string }[] };
  if (!items?.length) throw new Error('There is no forecast yet: wait until the demo centre is planned.');
  return items[0].id;
}

async function listTargets(): Promise<Target[]> {
  const [planner, employee, authorization] = await Promise.all([
    logInToPages(url, 'planner@demo.wfm', demoPassword),
    logInToPages(url, 'employee@demo.wfm', demoPassword),
    logInToApi(url, 'planner@demo.wfm', demoPassword),
  ]);
  const api = { Authorization: authorization };
  const forecastId = await findForecast(api);
  const page = (path: string, cookie: string): Target => ({
    name: path,
    kind: 'page',
    path,
    headers: { Cookie: cookie, Accept: 'text/html', 'Accept-Encoding': values.encoding },
  });
  const endpoint = (path: string, body?: unknown): Target => ({
    name: `${body ? 'POST' : 'GET'} ${path.replace(forecastId, '{id}')}`,
    kind: 'endpoint',
    path: `/api/v1${path}`,
    method: body ? 'POST' : 'GET',
    headers: body ? { ...api, 'Content-Type': 'application/json' } : api,
    body: body ? JSON.stringify(body) : undefined,
  });
  return [
    { name: '/health/live', kind: 'endpoint', path: '/health/live' },
    page('/overview', planner),
    page('/plan/forecasts', planner),
    page('/plan/staffing', planner),
    page('/people/employees', planner),
    page('/my', employee),
    endpoint('/employees?limit=50'),
    endpoint('/forecasts'),
    endpoint(`/forecasts/${forecastId}/intervals`),
    endpoint('/schedules'),
    endpoint('/planning/erlang-c', { lambda_rate: 1000, mu_rate: 20, target_sl: 0.8 }),
  ];
}

const only = values.only?.split(',');
const targets = (await listTargets()).filter((target) => !only || only.some((text) => target.name.includes(text)));
const rows: string[][] = [];
let faults = 0;
const bare = await startBareServer();
const bareTarget: Target = { name: 'bare server', kind: 'reference', path: '/' };
const barePerSec = new Map<number, number>();
for (const connections of levels) {
  await measureTarget(bare.url, bareTarget, connections, warmupSec);
  const { requestsPerSec } = await measureTarget(bare.url, bareTarget, connections, seconds);
  barePerSec.set(connections, requestsPerSec);
  rows.push([bareTarget.name, String(connections), requestsPerSec.toFixed(0), '', '', '', '0.3', '0', '']);
}
bare.stop();

/** Requests a second beside those of a plain page on a machine as fast as this one was a moment ago. */
function writeShare(target: Target, connections: number, requestsPerSec: number): string {
  if (target.kind !== 'page') return '';
  const speed = (barePerSec.get(connections) ?? Number.NaN) / freeCore.bareAnswer;
  return (requestsPerSec / (freeCore.page * speed)).toFixed(2);
}

for (const target of targets) {
  for (const connections of levels) {
    if (warmupSec > 0) await measureTarget(url, target, connections, warmupSec);
    const measure = await measureTarget(url, target, connections, seconds);
    faults += measure.faults;
    rows.push([
      target.name,
      String(connections),
      measure.requestsPerSec.toFixed(0),
      ...[measure.p50Ms, measure.p95Ms, measure.p99Ms].map((ms) => ms.toFixed(ms < 10 ? 1 : 0)),
      (measure.answerBytes / 1024).toFixed(1),
      String(measure.faults),
      writeShare(target, connections, measure.requestsPerSec),
    ]);
  }
}
printTable(['address', 'connections', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'KB', 'faults', 'share'], rows);
console.log('');
for (const { name, megabytes } of await readMemory(url, process.env.METRICS_TOKEN)) {
  console.log(`memory of ${name}: ${megabytes.toFixed(0)} MB`);
}
if (faults > 0) {
  console.error(`${faults} requests were not answered as they should be.`);
  process.exitCode = 1;
}
