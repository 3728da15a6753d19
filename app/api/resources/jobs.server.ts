import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiActor } from '~/api/require-api-permission.server';
import { cancelJob, getJob, jobOwnerFilter, listJobs } from '~/models/job.server';

const state = z.enum(['waiting', 'running', 'completed', 'failed', 'cancelled']);

const jobSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    state,
    progress: z.number().int(),
    message: z.string(),
    metrics: z.record(z.string(), z.unknown()).nullable(),
    result: z.unknown(),
    error: z.string().nullable(),
    cancelRequestedAt: z.string().nullable(),
    createdBy: z.uuid().nullable(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .openapi('Job');

const params = z.object({ jobId: z.uuid() });

const list = apiRoute({
  method: 'get',
  path: '/jobs',
  tags: ['Jobs'],
  summary: 'List jobs, newest first',
  description: 'One’s own jobs; those of everybody with job:read for all.',
  permission: 'job:read',
  request: { query: pageQuery.extend({ state: state.optional(), kind: z.string().max(100).optional() }) },
  responses: { 200: jsonResponse(listResponse(jobSchema), 'A page of jobs') },
});

const read = apiRoute({
  method: 'get',
  path: '/jobs/{jobId}',
  tags: ['Jobs'],
  summary: 'State, progress and result of a job',
  permission: 'job:read',
  request: { params },
  responses: { 200: jsonResponse(jobSchema, 'The job') },
});

const cancel = apiRoute({
  method: 'post',
  path: '/jobs/{jobId}/cancel',
  tags: ['Jobs'],
  summary: 'Ask a job to stop',
  description:
    'A waiting job ends at once; a running one keeps the best so far where its kind allows it. Safe to repeat.',
  permission: 'job:read',
  request: { params },
  responses: { 200: jsonResponse(jobSchema, 'The job as it is now') },
});

export default function register(api: ApiApp): void {
  api.openapi(list, async (c) => {
    const actor = requireApiActor(c);
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const { organizationId } = actor;
    const page = await listJobs({
      organizationId,
      createdBy: jobOwnerFilter(actor, 'job:read'),
      limit,
      after,
      ...filter,
    });
    return c.json({ items: page.items, nextCursor: page.nextCursor && encodeCursor([page.nextCursor]) }, 200);
  });
  api.openapi(read, async (c) => {
    const actor = requireApiActor(c);
    const { jobId } = c.req.valid('param');
    const createdBy = jobOwnerFilter(actor, 'job:read');
    return c.json(await getJob({ organizationId: actor.organizationId, jobId, createdBy }), 200);
  });
  api.openapi(cancel, async (c) => c.json(await cancelJob(requireApiActor(c), c.req.valid('param').jobId), 200));
}
