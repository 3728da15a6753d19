import { v7 as createId } from 'uuid';
import type { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { notFound } from '~/platform/errors.server';
import { raiseCancelFlag } from '~/platform/job-cancel-flags.server';
import { type JobDefinition, queueNames } from '~/platform/job-definition';
import { queueOf } from '~/platform/job-queues.server';
import { logger } from '~/platform/logger.server';
import { query } from '~/platform/pg.server';
import { type Prisma, prisma } from '~/platform/prisma.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';

export type JobState = 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';

/** A job as pages and the API show it. */
export interface JobView {
  id: string;
  kind: string;
  state: JobState;
  /** 0..100 */
  progress: number;
  message: string;
  metrics: Record<string, unknown> | null;
  result: unknown;
  error: string | null;
  cancelRequestedAt: string | null;
  createdBy: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

type JobRow = Omit<JobView, TimeColumn> & Record<TimeColumn, Date | null>;
type TimeColumn = 'cancelRequestedAt' | 'createdAt' | 'startedAt' | 'finishedAt';

function toView(row: JobRow): JobView {
  return {
    ...row,
    cancelRequestedAt: row.cancelRequestedAt?.toISOString() ?? null,
    createdAt: (row.createdAt as Date).toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

const columns = `id, kind, state, progress, coalesce(message, '') as message, metrics, result, error,
  cancel_requested_at as "cancelRequestedAt", created_by as "createdBy", created_at as "createdAt",
  started_at as "startedAt", finished_at as "finishedAt"`;

/**
 * Writes down a job and hands it to the worker.
 * @param options.jobId a UUIDv7 of the caller's, where another row must name the job; asking twice with it makes one job
 * @throws ZodError when the payload does not fit: a bug of the caller
 */
export async function enqueueJob<Payload extends z.ZodType>(
  actor: Actor,
  definition: JobDefinition<Payload>,
  payload: z.input<Payload>,
  options: { jobId?: string } = {},
): Promise<{ jobId: string }> {
  const checked = definition.payload.parse(payload);
  const jobId = options.jobId ?? createId();
  const { organizationId } = actor;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    await tx.job.create({
      data: {
        id: jobId,
        organizationId,
        kind: definition.name,
        payload: checked as Prisma.InputJsonValue,
        createdBy: actor.kind === 'system' ? null : actor.id,
      },
    });
    return {
      result: undefined,
      audit: {
        action: 'job.created',
        entity: 'job',
        entityId: jobId,
        after: { kind: definition.name, payload: checked },
      },
    };
  });
  try {
    await queueJob(definition, { jobId, organizationId, payload: checked });
  } catch (error) {
    // why: the row is the promise; the recovery tick of the worker queues it as soon as Redis is back
    logger.warn({ err: error, jobId }, 'job could not be queued yet');
  }
  return { jobId };
}

/** Puts a written-down job into its queue; a second call with the same id changes nothing. */
export async function queueJob(
  definition: JobDefinition,
  job: { jobId: string; organizationId: string; payload: unknown },
): Promise<void> {
  await queueOf(definition.queue).add(definition.name, job, { jobId: job.jobId, attempts: definition.attempts ?? 2 });
}

/**
 * One job of the organization.
 * @param createdBy given where the reader may see only their own
 * @throws AppError not_found
 */
export async function getJob(input: { organizationId: string; jobId: string; createdBy?: string }): Promise<JobView> {
  const [row] = await query<JobRow>(
    'job-by-id',
    `select ${columns} from jobs where organization_id = $1 and id = $2 and ($3::uuid is null or created_by = $3)`,
    [input.organizationId, input.jobId, input.createdBy ?? null],
  );
  if (!row) throw notFound('The job');
  return toView(row);
}

/** Whose jobs an actor may see: everybody's, or (by default, even without the permission) their own. */
export function jobOwnerFilter(actor: Actor, permission: 'job:read' | 'job:cancel'): string | undefined {
  return scopeOf(actor, permission)?.kind === 'all' ? undefined : actor.id;
}

/** Jobs, newest first, by keyset. */
export async function listJobs(input: {
  organizationId: string;
  createdBy?: string;
  state?: JobState;
  kind?: string;
  limit: number;
  /** id of the last job of the page before */
  after?: string;
}): Promise<{ items: JobView[]; nextCursor: string | null }> {
  const rows = await query<JobRow>(
    'job-list',
    `select ${columns} from jobs
     where organization_id = $1 and ($2::uuid is null or created_by = $2) and ($3::text is null or state = $3)
       and ($4::text is null or kind = $4) and ($5::uuid is null or id < $5)
     order by id desc limit $6`,
    [
      input.organizationId,
      input.createdBy ?? null,
      input.state ?? null,
      input.kind ?? null,
      input.after ?? null,
      input.limit + 1,
    ],
  );
  const items = rows.slice(0, input.limit).map(toView);
  return { items, nextCursor: rows.length > input.limit ? items[items.length - 1].id : null };
}

/**
 * Asks a job to stop. One that waits ends at once; one that runs is told, and keeps what it has where its kind allows it.
 * Asking again, or asking a finished job, changes nothing.
 * @throws AppError not_found
 */
export async function cancelJob(actor: Actor, jobId: string): Promise<JobView> {
  const createdBy = jobOwnerFilter(actor, 'job:cancel');
  const { organizationId } = actor;
  const known = await getJob({ organizationId, jobId, createdBy });
  if (known.state !== 'waiting' && known.state !== 'running') return known;
  if (!known.cancelRequestedAt) {
    await writeWithAudit(auditActorOf(actor), async (tx) => {
      await tx.job.updateMany({
        where: { id: jobId, organizationId, state: { in: ['waiting', 'running'] } },
        data: { cancelRequestedAt: new Date() },
      });
      return { result: undefined, audit: { action: 'job.cancel_requested', entity: 'job', entityId: jobId } };
    });
  }
  await raiseCancelFlag(jobId);
  if (known.state === 'waiting') await endIfStillQueued(jobId);
  return getJob({ organizationId, jobId });
}

async function endIfStillQueued(jobId: string): Promise<void> {
  for (const name of queueNames) {
    // why: removal fails on a job that a worker has taken meanwhile; that worker sees the flag instead
    const removed = await queueOf(name).remove(jobId);
    if (removed) await finishJob({ jobId, state: 'cancelled' });
  }
}

/** What the worker needs to begin; null when the job is over already (delivered twice). */
export async function beginJob(
  jobId: string,
): Promise<{ organizationId: string; createdBy: string | null; cancelRequested: boolean } | null> {
  const [row] = await query<{ organizationId: string; createdBy: string | null; cancelRequested: boolean }>(
    'job-begin',
    `update jobs set state = 'running', started_at = coalesce(started_at, now())
     where id = $1 and state in ('waiting', 'running')
     returning organization_id as "organizationId", created_by as "createdBy", cancel_requested_at is not null as "cancelRequested"`,
    [jobId],
  );
  if (row) await announceJob(jobId);
  return row ?? null;
}

/** Keeps the progress of a running job, for those who load the page later. */
export async function recordProgress(input: {
  jobId: string;
  progress: number;
  message?: string;
  metrics?: Record<string, unknown>;
}): Promise<void> {
  await query(
    'job-progress',
    `update jobs set progress = $2, message = coalesce($3, message), metrics = coalesce($4::jsonb, metrics)
     where id = $1 and state = 'running'`,
    [input.jobId, input.progress, input.message ?? null, input.metrics ? JSON.stringify(input.metrics) : null],
  );
}

/** Ends a job once; a later end changes nothing. Tells the room of the job. */
export async function finishJob(input: {
  jobId: string;
  state: 'completed' | 'failed' | 'cancelled';
  result?: unknown;
  error?: string;
}): Promise<boolean> {
  const rows = await query<{ id: string }>(
    'job-finish',
    `update jobs set state = $2, result = $3::jsonb, error = $4, finished_at = now(),
       progress = case when $2 = 'completed' then 100 else progress end
     where id = $1 and state in ('waiting', 'running') returning id`,
    [input.jobId, input.state, input.result === undefined ? null : JSON.stringify(input.result), input.error ?? null],
  );
  if (rows.length > 0) await announceJob(input.jobId);
  return rows.length > 0;
}

/** Back to the queue, after a fault that is worth another try or because the worker stops. */
export async function returnJob(jobId: string): Promise<void> {
  await query('job-return', `update jobs set state = 'waiting' where id = $1 and state = 'running'`, [jobId]);
  await announceJob(jobId);
}

async function announceJob(jobId: string): Promise<void> {
  const job = await prisma().job.findUnique({ where: { id: jobId } });
  if (!job) return;
  await publish({
    organizationId: job.organizationId,
    type: 'job',
    rooms: [rooms.job(jobId)],
    data: {
      id: jobId,
      state: job.state as JobState,
      progress: job.progress,
      message: job.message ?? '',
      metrics: job.metrics as Record<string, unknown> | null,
      result: job.result,
      error: job.error,
    },
  });
}

/** Jobs that should be in a queue or in a worker's hands, older than some seconds; for the recovery tick. */
export async function listOpenJobs(
  olderThanSec: number,
): Promise<{ id: string; kind: string; organizationId: string; payload: unknown; state: JobState }[]> {
  return query(
    'job-open',
    `select id, kind, organization_id as "organizationId", payload, state from jobs
     where state in ('waiting', 'running') and created_at < now() - make_interval(secs => $1) order by created_at limit 500`,
    [olderThanSec],
  );
}
