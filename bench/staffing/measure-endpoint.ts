import { Agent, request } from 'node:http';
import { percentileOf } from '../load/measure-target';

export interface EndpointTimes {
  requestsPerSec: number;
  p50Ms: number;
  p99Ms: number;
  faults: number;
}

/** why: the client shares the machine with the server, and fetch costs more than the endpoint itself */
const connections = new Agent({ keepAlive: true });

function post(url: string, authorization: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: authorization,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const asked = request(url, { method: 'POST', agent: connections, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/**
 * Times of POST /api/v1/planning/erlang-c at a steady rate, from the moment at which each request was due (a late start
 * counts as waiting).
 * @param isNew whether each request asks for another load, or all for the same
 */
export async function measureEndpoint(
  url: string,
  authorization: string,
  options: { perSec: number; seconds: number; isNew: boolean },
): Promise<EndpointTimes> {
  const { perSec, seconds, isNew } = options;
  const count = perSec * seconds;
  const offset = Date.now() % 1_000_000;
  const timesMs: number[] = [];
  let faults = 0;
  const begin = performance.now();
  const ask = async (index: number) => {
    const due = begin + (index * 1000) / perSec;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const rate = isNew ? 500 + ((offset + index) % 1_000_000) / 500 : 1000;
    const body = JSON.stringify({ lambda_rate: rate, mu_rate: 20, target_sl: 0.8, threshold_s: 20 });
    if ((await post(`${url}/api/v1/planning/erlang-c`, authorization, body)) !== 200) faults++;
    timesMs.push(performance.now() - due);
  };
  await Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
  const elapsedSec = (performance.now() - begin) / 1000;
  timesMs.sort((a, b) => a - b);
  return {
    requestsPerSec: count / elapsedSec,
    p50Ms: percentileOf(timesMs, 0.5),
    p99Ms: percentileOf(timesMs, 0.99),
    faults,
  };
}
