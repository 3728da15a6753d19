import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';
import { metrics } from './metrics.server';
import { redis } from './redis.server';

type Exported = MetricObjectWithValues<MetricValue<string>>;

const indexKey = 'metrics:workers';
const lifeSec = 60;
const everyMs = 15_000;

const isJobMetric = (metric: { name: string }) => metric.name.startsWith('wfm_job');

/**
 * Keeps the job metrics of a worker, which listens on no port, where the web process finds them.
 * @param id unique in all workers
 * @returns ends it
 */
export function shareJobMetrics(id: string): () => void {
  const share = async () => {
    const own = (await metrics().registry.getMetricsAsJSON()) as Exported[];
    const key = `${indexKey}:${id}`;
    await redis()
      .multi()
      .set(key, JSON.stringify(own.filter(isJobMetric)), 'EX', lifeSec)
      .zadd(indexKey, Date.now(), key)
      .zremrangebyscore(indexKey, 0, Date.now() - lifeSec * 1000)
      .exec();
  };
  const timer = setInterval(() => share().catch(() => undefined), everyMs);
  share().catch(() => undefined);
  return () => clearInterval(timer);
}

/** This process' metrics with the jobs of all living workers added up, as Prometheus reads them. */
export async function renderMetrics(): Promise<string> {
  const own = (await metrics().registry.getMetricsAsJSON()) as Exported[];
  const workers = await readWorkers().catch(() => []);
  return AggregatorRegistry.aggregate([own, ...workers]).metrics();
}

async function readWorkers(): Promise<Exported[][]> {
  const keys = await redis().zrange(indexKey, 0, -1);
  if (!keys.length) return [];
  const texts = await redis().mget(keys);
  return texts.filter((text) => text !== null).map((text) => JSON.parse(text) as Exported[]);
}
