import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { createSchedule, requestScheduleGeneration } from '~/jobs/request-schedule.server';
import { findConflictsWithin } from '~/models/schedule-conflicts.server';
import { newScheduleSchema } from '~/models/schedule-input';
import { forbidden } from '~/platform/errors.server';

const started = z.object({ scheduleId: z.uuid(), jobId: z.uuid() }).openapi('ScheduleJob');

const optimizeInput = z
  .object({
    scheduleId: z.uuid(),
    timeBudgetSec: z.number().int().min(1).max(600).optional(),
    seed: z.number().int().min(0).max(2_147_483_647).optional(),
  })
  .openapi('OptimizeSchedule');

const conflictItem = z.object({
  employeeId: z.uuid(),
  employeeName: z.string(),
  date: z.string(),
  rule: z.string(),
  mode: z.string(),
  detail: z.string(),
  waysOut: z.array(z.string()),
});

const tags = ['Schedules'];

const routes = {
  generate: apiRoute({
    method: 'post',
    path: '/schedules/generate',
    tags,
    summary: 'Create a schedule and plan it at once',
    permission: 'schedule:write',
    request: jsonBody(newScheduleSchema.openapi('GenerateNewSchedule')),
    responses: { 202: jsonResponse(started, 'The job to follow') },
  }),
  optimize: apiRoute({
    method: 'post',
    path: '/schedules/optimize',
    tags,
    summary: 'Plan an existing schedule again; locked shifts stay',
    permission: 'schedule:write',
    request: jsonBody(optimizeInput),
    responses: { 202: jsonResponse(started, 'The job to follow') },
  }),
  conflicts: apiRoute({
    method: 'get',
    path: '/schedules/conflicts',
    tags,
    summary: 'Rules that a schedule breaks, with the ways out',
    permission: 'schedule:read',
    request: { query: z.object({ scheduleId: z.uuid() }) },
    responses: { 200: jsonResponse(z.object({ items: z.array(conflictItem) }), 'All conflicts within reach') },
  }),
};

/** The short paths of planning: what to do in the address, which schedule in the body or query. */
export default function register(api: ApiApp): void {
  api.openapi(routes.generate, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const { scheduleId } = await createSchedule(actor, c.req.valid('json'));
    const { jobId } = await requestScheduleGeneration(actor, { scheduleId });
    return c.json({ scheduleId, jobId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
  api.openapi(routes.optimize, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const { scheduleId, ...options } = c.req.valid('json');
    const { jobId } = await requestScheduleGeneration(actor, { scheduleId, ...options });
    return c.json({ scheduleId, jobId }, 202, { Location: `/api/v1/jobs/${jobId}` });
  });
  api.openapi(routes.conflicts, async (c) => {
    const actor = requireApiPermission(c, 'schedule:read');
    const scope = scopeOf(actor, 'schedule:read');
    if (!scope) throw forbidden();
    const { scheduleId } = c.req.valid('query');
    return c.json(
      { items: await findConflictsWithin({ organizationId: actor.organizationId, scope, scheduleId }) },
      200,
    );
  });
}
