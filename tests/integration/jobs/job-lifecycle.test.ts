import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { defineJob } from '~/jobs/define-job';
import { handleJob, type JobHandler } from '~/jobs/handle-job';
import { createRecoverJobs } from '~/jobs/recover-jobs';
import { runInPool } from '~/jobs/run-in-pool.server';
import { type RunningWorker, startWorker } from '~/jobs/start-worker.server';
import { cancelJob, enqueueJob, getJob, type JobView, jobOwnerFilter, listJobs } from '~/models/job.server';
import { invalid } from '~/platform/errors.server';
import { queueOf } from '~/platform/job-queues.server';
import { query } from '~/platform/pg.server';
import { createRedis } from '~/platform/redis.server';
import { eventChannel } from '~/realtime/publish.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';

const payload = z.object({ value: z.number() });
const workerFile = new URL('./sum-slowly.worker.ts', import.meta.url);
let runs: number[] = [];

const double = defineJob({ name: 'test-double', queue: 'compute', payload });
const faulty = defineJob({ name: 'test-faulty', queue: 'compute', payload, attempts: 2 });
const refused = defineJob({ name: 'test-refused', queue: 'compute', payload, attempts: 5 });
const slow = defineJob({ name: 'test-slow', queue: 'compute', payload });

const handlers: JobHandler[] = [
  handleJob(double, async ({ payload: { value }, job }) => {
    runs.push(value);
    for (let percent = 0; percent <= 100; percent += 1)
      job.progress(percent, `step ${percent}`, { gap: 100 - percent });
    return { doubled: value * 2 };
  }),
  handleJob(faulty, async ({ job, payload: { value } }) => {
    runs.push(value);
    if (job.attempt < 2) throw new Error('secret detail');
    return { attempt: job.attempt };
  }),
  handleJob(refused, async ({ payload: { value } }) => {
    runs.push(value);
    throw invalid('value', 'range', 'The value is out of range.');
  }),
  handleJob(slow, async ({ payload: { value }, job, signal }) => {
    runs.push(value);
    return runInPool<unknown, Record<string, unknown>, { percent: number }>(
      workerFile,
      { durationMs: value, obeys: true },
      { signal, onMessage: ({ percent }) => job.progress(percent, 'adding') },
    );
  }),
];

let actor: Actor;
let worker: RunningWorker;

const handlersByName = Object.fromEntries(
  handlers.map((handler) => [handler.definition.name, async () => ({ default: handler })]),
);

const start = () =>
  startWorker({
    handlers: handlersByName,
    ticks: [],
  });

async function waitFor(jobId: string, isThere: (job: JobView) => boolean, timeoutMs = 20_000): Promise<JobView> {
  const endsAt = Date.now() + timeoutMs;
  for (;;) {
    const job = await getJob({ organizationId: actor.organizationId, jobId });
    if (isThere(job)) return job;
    if (Date.now() > endsAt) throw new Error(`The job is ${JSON.stringify(job)}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const isOver = (job: JobView) => job.finishedAt !== null;

beforeAll(async () => {
  const { organizationId } = await createOrganization();
  actor = createActor({ organizationId });
  worker = await start();
});

afterEach(() => {
  runs = [];
});

afterAll(() => worker.stop());

describe('a job', () => {
  it('runs in the worker and keeps its result, progress and figures', async () => {
    const { jobId } = await enqueueJob(actor, double, { value: 21 });
    const job = await waitFor(jobId, isOver);
    expect(job).toMatchObject({
      state: 'completed',
      progress: 100,
      message: 'step 100',
      metrics: { gap: 0 },
      result: { doubled: 42 },
      createdBy: actor.id,
      error: null,
    });
    const audit = await query('audit-of-job', 'select action, actor_id from audit_events where entity_id = $1', [
      jobId,
    ]);
    expect(audit).toEqual([{ action: 'job.created', actor_id: actor.id }]);
  });

  it('tells its room about every state, with progress thinned out', async () => {
    const subscriber = createRedis();
    const heard: { type: string; rooms: string[]; data: { id: string; state: string } }[] = [];
    subscriber.on('message', (_channel, text: string) => heard.push(...JSON.parse(text)));
    await subscriber.subscribe(eventChannel(subscriber));
    const { jobId } = await enqueueJob(actor, double, { value: 1 });
    await waitFor(jobId, isOver);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const mine = heard.filter((event) => event.data.id === jobId);
    expect(mine[0].data.state).toBe('running');
    expect(mine.at(-1)?.data.state).toBe('completed');
    expect(mine.every((event) => event.rooms[0] === `job:${jobId}`)).toBe(true);
    expect(mine.length).toBeLessThan(10);
    subscriber.disconnect();
  });

  it('is refused where the payload does not fit', async () => {
    await expect(enqueueJob(actor, double, { value: 'x' } as never)).rejects.toThrow();
  });

  it('runs again after an unexpected fault, and a second delivery of an ended job does nothing', async () => {
    const { jobId } = await enqueueJob(actor, faulty, { value: 7 });
    const job = await waitFor(jobId, isOver);
    expect(job).toMatchObject({ state: 'completed', result: { attempt: 2 } });
    expect(runs).toEqual([7, 7]);
    await queueOf('compute').remove(jobId);
    await queueOf('compute').add(
      'test-faulty',
      { jobId, organizationId: actor.organizationId, payload: { value: 7 } },
      { jobId },
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs).toEqual([7, 7]);
  });

  it('is not repeated after an expected fault, whose words are shown', async () => {
    const { jobId } = await enqueueJob(actor, refused, { value: 3 });
    const job = await waitFor(jobId, isOver);
    expect(job).toMatchObject({ state: 'failed', error: 'The value is out of range.' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs).toEqual([3]);
  });

  it('leaves the event loop free while a thread computes, and hears its progress', async () => {
    const { jobId } = await enqueueJob(actor, slow, { value: 1_500 });
    let longestMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 10);
    await waitFor(jobId, (job) => job.state === 'running' && job.progress > 0);
    const job = await waitFor(jobId, isOver);
    clearInterval(timer);
    expect(job.result).toMatchObject({ wasCancelled: false });
    expect(longestMs).toBeLessThan(700);
  });
});

describe('cancelling', () => {
  it('stops a running job at once and keeps what it has', async () => {
    const { jobId } = await enqueueJob(actor, slow, { value: 60_000 });
    await waitFor(jobId, (job) => job.state === 'running');
    await new Promise((resolve) => setTimeout(resolve, 800));
    const askedAt = Date.now();
    await cancelJob(actor, jobId);
    const job = await waitFor(jobId, isOver);
    expect(job).toMatchObject({ state: 'cancelled', result: { wasCancelled: true } });
    expect(Date.now() - askedAt).toBeLessThan(3_000);
  });

  it('ends the thread of a task that does not listen', async () => {
    const stop = new AbortController();
    const work = runInPool(workerFile, { durationMs: 60_000, obeys: false }, { signal: stop.signal, graceMs: 200 });
    setTimeout(() => stop.abort(), 300);
    await expect(work).rejects.toThrow();
  });

  it('removes a job that still waits', async () => {
    await queueOf('compute').pause();
    const { jobId } = await enqueueJob(actor, double, { value: 5 });
    const job = await cancelJob(actor, jobId);
    await queueOf('compute').resume();
    expect(job.state).toBe('cancelled');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(runs).toEqual([]);
  });

  it('changes nothing on a job that is over', async () => {
    const { jobId } = await enqueueJob(actor, double, { value: 2 });
    await waitFor(jobId, isOver);
    expect(await cancelJob(actor, jobId)).toMatchObject({ state: 'completed', cancelRequestedAt: null });
  });
});

describe('whose jobs', () => {
  it('are shown to their organization only', async () => {
    const { jobId } = await enqueueJob(actor, double, { value: 1 });
    const other = await createOrganization();
    await expect(getJob({ organizationId: other.organizationId, jobId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelJob(createActor({ organizationId: other.organizationId }), jobId)).rejects.toMatchObject({
      code: 'not_found',
    });
    await waitFor(jobId, isOver);
  });

  it('are cancelled only by their maker where the role says no more', async () => {
    const { jobId } = await enqueueJob(actor, double, { value: 1 });
    const supervisor = createActor({ organizationId: actor.organizationId, role: 'supervisor' });
    expect(jobOwnerFilter(supervisor, 'job:read')).toBe(supervisor.id);
    await expect(cancelJob(supervisor, jobId)).rejects.toMatchObject({ code: 'not_found' });
    await waitFor(jobId, isOver);
  });

  it('are listed by pages without gaps or repeats', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listJobs({ organizationId: actor.organizationId, limit: 3, after });
      seen.push(...page.items.map((job) => job.id));
      after = page.nextCursor ?? undefined;
    } while (after);
    const [{ count }] = await query<{ count: number }>(
      'job-count',
      'select count(*) from jobs where organization_id = $1',
      [actor.organizationId],
    );
    expect(new Set(seen).size).toBe(count);
    expect(seen).toHaveLength(count);
  });
});

describe('a worker that leaves', () => {
  it('returns unfinished jobs to the queue, and another worker finishes them', async () => {
    const { jobId } = await enqueueJob(actor, slow, { value: 2_500 });
    await waitFor(jobId, (job) => job.state === 'running');
    await worker.stop({ graceMs: 100 });
    const left = await getJob({ organizationId: actor.organizationId, jobId });
    expect(left.state === 'waiting' || left.state === 'running').toBe(true);
    worker = await start();
    const job = await waitFor(jobId, isOver);
    expect(job).toMatchObject({ state: 'completed', result: { wasCancelled: false } });
  });
});

describe('recovery', () => {
  it('queues a job that was written down while the queue was away', async () => {
    const { jobId } = await enqueueJob(actor, double, { value: 4 });
    await waitFor(jobId, isOver);
    // the queue holds a job for a moment longer than it takes to be written down as over
    await expect
      .poll(() =>
        queueOf('compute')
          .getJob(jobId)
          .then((job) => job?.isActive() ?? false),
      )
      .toBe(false);
    await queueOf('compute').remove(jobId);
    await query(
      'job-lost',
      "update jobs set state = 'waiting', finished_at = null, result = null, created_at = now() - interval '5 minutes' where id = $1",
      [jobId],
    );
    await createRecoverJobs(handlersByName).run({ signal: new AbortController().signal });
    const job = await waitFor(jobId, isOver);
    expect(job).toMatchObject({ state: 'completed', result: { doubled: 8 } });
  });
});
