import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { pool } from './pg.server';
import { singleton } from './singleton.server';

function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Gauge({
    name: 'wfm_db_pool_connections',
    help: 'Connections of the database pool by state',
    labelNames: ['state'],
    registers,
    collect() {
      const current = pool();
      this.set({ state: 'total' }, current.totalCount);
      this.set({ state: 'idle' }, current.idleCount);
      this.set({ state: 'waiting' }, current.waitingCount);
    },
  });
  return {
    registry,
    httpDuration: new Histogram({
      name: 'wfm_http_request_duration_seconds',
      help: 'Duration of HTTP requests by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    sockets: new Gauge({ name: 'wfm_sockets_connected', help: 'Connected sockets', labelNames: ['kind'], registers }),
    events: new Counter({
      name: 'wfm_events_published_total',
      help: 'Live events by type',
      labelNames: ['type'],
      registers,
    }),
    jobs: new Counter({
      name: 'wfm_jobs_total',
      help: 'Jobs by queue and outcome',
      labelNames: ['queue', 'outcome'],
      registers,
    }),
    jobDuration: new Histogram({
      name: 'wfm_job_duration_seconds',
      help: 'Duration of jobs by queue',
      labelNames: ['queue'],
      buckets: [0.1, 0.5, 1, 5, 15, 30, 60, 120, 300],
      registers,
    }),
  };
}

/** Prometheus metrics of this process. */
export const metrics = () => singleton('metrics', createMetrics);
