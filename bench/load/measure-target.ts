import autocannon from 'autocannon';

/** One address under load. */
export interface Target {
  name: string;
  kind: 'page' | 'endpoint' | 'reference';
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

export interface Measure {
  requestsPerSec: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  /** lost connections, timeouts and answers that are not 2xx */
  faults: number;
  /** mean bytes of an answer with its headers, as sent */
  answerBytes: number;
}

/** The value below which a share of the sorted values lies (nearest rank). */
export function percentileOf(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/**
 * Asks for one address from so many connections at once, each sending its next request when the last was answered.
 * @param seconds length of the run; percentiles are over every answer of it
 */
export async function measureTarget(
  url: string,
  target: Target,
  connections: number,
  seconds: number,
): Promise<Measure> {
  const { path, method = 'GET', headers, body } = target;
  const timesMs: number[] = [];
  const run = autocannon({
    url: `${url}${path}`,
    path,
    method,
    headers,
    body,
    connections,
    duration: seconds,
    timeout: 10,
  });
  run.on('response', (_client, _status, _bytes, timeMs) => timesMs.push(timeMs));
  const result = await run;
  timesMs.sort((a, b) => a - b);
  return {
    requestsPerSec: timesMs.length / result.duration,
    p50Ms: percentileOf(timesMs, 0.5),
    p95Ms: percentileOf(timesMs, 0.95),
    p99Ms: percentileOf(timesMs, 0.99),
    faults: result.errors + result.timeouts + result.non2xx,
    answerBytes: timesMs.length > 0 ? result.throughput.total / timesMs.length : 0,
  };
}
