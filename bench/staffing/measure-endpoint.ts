import { percentileOf } from '../load/measure-target';

export interface EndpointTimes {
  requestsPerSec: number;
  p50Ms: number;
  p99Ms: number;
  faults: number;
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
    const answer = await fetch(`${url}/api/v1/planning/erlang-c`, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ lambda_rate: rate, mu_rate: 20, target_sl: 0.8, threshold_s: 20 }),
    });
    await answer.arrayBuffer();
    if (!answer.ok) faults++;
    timesMs.push(performance.now() - due);
  };
  await Promise.all(Array.from({ length: count }, (_, index) => ask(index)));
  timesMs.sort((a, b) => a - b);
  return {
    requestsPerSec: count / ((performance.now() - begin) / 1000),
    p50Ms: percentileOf(timesMs, 0.5),
    p99Ms: percentileOf(timesMs, 0.99),
    faults,
  };
}
