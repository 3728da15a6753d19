import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { createSchedule, requestScheduleGeneration } from '~/jobs/request-schedule.server';
import { getSchedule, listSchedules, type ScheduleView, scheduleStatuses } from '~/models/schedule.server';
import { findConflictsWithin } from '~/models/schedule-conflicts.server';
import { newScheduleSchema } from '~/models/schedule-input';
import { publishSchedule } from '~/models/schedule-publication.server';

const params = z.object({ scheduleId: z.uuid() });

const scheduleSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    comment: z.string().nullable(),
    startDate: z.string(),
    endDate: z.string().openapi({ description: 'Last date, inclusive' }),
    status: z.enum(scheduleStatuses),
    groupIds: z.array(z.string()),
    departmentIds: z.array(z.string()),
    forecastIds: z.array(z.string()),
    error: z.string().nullable(),
    jobId: z.string().nullable(),
    createdAt: z.string(),
    publishedAt: z.string().nullable(),
    shortPercent: z.number().nullable().openapi({ description: 'Agent-hours missing, % of the requirement' }),
    overPercent: z.number().nullable(),
    gap: z.number().nullable().openapi({ description: 'Distance of the cost to the proven bound, 0..1' }),
    employeeCount: z.number().int(),
    version: z.number().int(),
  })
  .openapi('Schedule');

const toAnswer = (schedule: ScheduleView) => ({
  id: schedule.id,
  name: schedule.name,
  comment: schedule.comment,
  startDate: schedule.startDate,
  endDate: schedule.endDate,
  status: schedule.status,
  groupIds: schedule.groupIds,
  departmentIds: schedule.departmentIds,
  forecastIds: schedule.forecastIds,
  error: schedule.error,
  jobId: schedule.jobId,
  createdAt: schedule.createdAt.toISOString(),
  publishedAt: schedule.publishedAt?.toISOString() ?? null,
  shortPercent: schedule.shortPercent,
  overPercent: schedule.overPercent,
  gap: schedule.gap,
  employeeCount: schedule.employeeCount,
  version: schedule.version,
});

const conflictSchema = z
  .object({
    employeeId: z.uuid(),
    employeeName: z.string(),
    date: z.string(),
    rule: z.string(),
    mode: z.string(),
    detail: z.string(),
    waysOut: z.array(z.string()),
  })
  .openapi('ScheduleConflict');

const generateInput = z
  .object({
    timeBudgetSec: z.number().int().min(1).max(600).optional(),
    seed: z.number().int().min(0).max(2_147_483_647).optional(),
  })
  .openapi('GenerateSchedule');

const publishInput = z
  .object({
    replacesOverlapping: z.boolean().default(false),
    version: z.number().int().optional(),
  })
  .openapi('PublishSchedule');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/schedules',
    tags: ['Schedules'],
    summary: 'List schedules, applied ones first, then the newest',
    permission: 'schedule:read',
    request: {
      query: pageQuery.extend({
        status: z.enum(scheduleStatuses).optional(),
        search: z.string().max(100).optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(scheduleSchema), 'A page of schedules') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/schedules',
    tags: ['Schedules'],
    summary: 'Create a draft schedule',
    permission: 'schedule:write',
    request: jsonBody(newScheduleSchema.openapi('NewSchedule')),
    responses: { 201: jsonResponse(scheduleSchema, 'The new schedule') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}',
    tags: ['Schedules'],
    summary: 'One schedule with its figures',
    permission: 'schedule:read',
    request: { params },
    responses: { 200: jsonResponse(scheduleSchema.extend({ result: z.any() }), 'The schedule') },
  }),
  generate: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/generate',
    tags: ['Schedules'],
    summary: 'Plan a schedule; locked shifts stay',
    permission: 'schedule:write',
    request: { params, ...jsonBody(generateInput) },
    responses: { 202: jsonResponse(z.object({ jobId: z.uuid() }), 'The job to follow') },
  }),
  conflicts: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/conflicts',
    tags: ['Schedules'],
    summary: 'Broken rules of a schedule as it is now, with ways out',
    permission: 'schedule:read',
    request: { params },
    responses: { 200: jsonResponse(z.object({ items: z.array(conflictSchema) }), 'Conflicts by date') },
  }),
  publish: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/publish',
    tags: ['Schedules'],
    summary: 'Make a planned schedule the applied one and ask everyone concerned to acknowledge it',
    permission: 'schedule:publish',
    request: { params, ...jsonBody(publishInput) },
    responses: {
      200: jsonResponse(
        z.object({
          version: z.number().int(),
          employeeCount: z.number().int(),
          replacedScheduleIds: z.array(z.string()),
        }),
        'Published',
      ),
    },
  }),
};

const cursorKey = z.tuple([z.boolean(), z.uuid()]);

const readScope = (actor: Actor): AccessScope => scopeOf(actor, 'schedule:read') ?? { kind: 'own', employeeId: null };

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'schedule:read');
    const { cursor, ...filters } = c.req.valid('query');
    const key = decodeCursor(cursor, cursorKey);
    const after = key && { isApplied: key[0], id: key[1] };
    const { organizationId } = actor;
    const page = await listSchedules({ organizationId, scope: readScope(actor), ...filters, after });
    const nextCursor = page.next ? encodeCursor([page.next.isApplied, page.next.id]) : null;
    return c.json({ items: page.items.map(toAnswer), nextCursor }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const { scheduleId } = await createSchedule(actor, c.req.valid('json'));
    const { organizationId } = actor;
    const schedule = await getSchedule({ organizationId, scope: { kind: 'all' }, scheduleId });
    return c.json(toAnswer(schedule), 201, {
      Location: `/api/v1/schedules/${scheduleId}`,
      ETag: etagOf(schedule.version),
    });
  });
  api.openapi(routes.get, async (c) => {
    const actor = requireApiPermission(c, 'schedule:read');
    const scope = readScope(actor);
    const { scheduleId } = c.req.valid('param');
    const schedule = await getSchedule({ organizationId: actor.organizationId, scope, scheduleId });
    // why: the result names people; who may see only some of them gets the figures
    const result = scope.kind === 'all' ? schedule.result : null;
    return c.json({ ...toAnswer(schedule), result }, 200, { ETag: etagOf(schedule.version) });
  });
  api.openapi(routes.generate, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const { scheduleId } = c.req.valid('param');
    const job = await requestScheduleGeneration(actor, { scheduleId, ...c.req.valid('json') });
    return c.json(job, 202, { Location: `/api/v1/jobs/${job.jobId}` });
  });
  api.openapi(routes.conflicts, async (c) => {
    const actor = requireApiPermission(c, 'schedule:read');
    const { scheduleId } = c.req.valid('param');
    const { organizationId } = actor;
    const items = await findConflictsWithin({ organizationId, scope: readScope(actor), scheduleId });
    return c.json({ items }, 200);
  });
  api.openapi(routes.publish, async (c) => {
    const actor = requireApiPermission(c, 'schedule:publish');
    const { replacesOverlapping, version } = c.req.valid('json');
    const expectedVersion = requireIfMatch(c, version);
    const { scheduleId } = c.req.valid('param');
    return c.json(await publishSchedule(actor, { scheduleId, replacesOverlapping, expectedVersion }), 200);
  });
}
