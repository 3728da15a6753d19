import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { requestRelaxations } from '~/jobs/request-relaxations.server';
import { requestVariants } from '~/jobs/request-schedule.server';
import { relaxSchema } from '~/models/relaxation-input';
import { deleteSchedule } from '~/models/schedule.server';
import { listScheduleAbsences } from '~/models/schedule-absences.server';
import { setArchived } from '~/models/schedule-archive.server';
import { listScheduleChanges } from '~/models/schedule-changes.server';
import { compareSchedules } from '~/models/schedule-compare.server';
import { scheduleGoals } from '~/models/schedule-goals';
import { newScheduleSchema } from '~/models/schedule-input';
import { findLastScheduleJob } from '~/models/schedule-job.server';
import { getScheduleFrame } from '~/models/schedule-page.server';

const params = z.object({ scheduleId: z.uuid() });
const tags = ['Schedules'];
const read = 'schedule:read:department';
const write = 'schedule:write';

const variantsInput = newScheduleSchema
  .safeExtend({ goals: z.array(z.enum(scheduleGoals)).min(1).max(scheduleGoals.length) })
  .openapi('QueueVariants');
const versionInput = z.object({ version: z.number().int().optional() }).openapi('ScheduleVersion');
const stateAnswer = z.object({ status: z.string(), version: z.number().int() });

const figures = z.record(z.string(), z.number());
const side = z.object({ id: z.uuid(), name: z.string(), status: z.string(), figures });
const comparison = z
  .object({
    first: side,
    second: side.nullable(),
    dates: z.array(z.object({ date: z.string(), first: z.number().nullable(), second: z.number().nullable() })),
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        added: z.number().int(),
        removed: z.number().int(),
        moved: z.number().int(),
        hours: z.number(),
      }),
    ),
    morePeople: z.number().int(),
  })
  .openapi('ScheduleComparison');

const change = z
  .object({
    id: z.number().int(),
    at: z.string(),
    actorName: z.string().nullable(),
    action: z.string(),
    shiftId: z.string().nullable(),
    reason: z.string().nullable(),
    before: z.any(),
    after: z.any(),
  })
  .openapi('ScheduleChange');

const absence = z
  .object({
    id: z.uuid(),
    employeeId: z.uuid(),
    employeeName: z.string(),
    reason: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    shiftCount: z.number().int().openapi({ description: 'Shifts of the schedule that lie in it' }),
  })
  .openapi('ScheduleAbsence');

const routes = {
  variants: apiRoute({
    method: 'post',
    path: '/schedules/variants',
    tags,
    summary: 'Queue several variants, one for each goal',
    permission: write,
    request: jsonBody(variantsInput),
    responses: {
      202: jsonResponse(
        z.object({ items: z.array(z.object({ scheduleId: z.uuid(), jobId: z.uuid(), goal: z.enum(scheduleGoals) })) }),
        'The variants and their jobs',
      ),
    },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/schedules/{scheduleId}',
    tags,
    summary: 'Delete a variant that was never in force',
    permission: write,
    request: { params },
    responses: { 204: { description: 'Deleted' } },
  }),
  archive: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/archive',
    tags,
    summary: 'Put a variant that is not in force into the archive',
    permission: write,
    request: { params, ...jsonBody(versionInput) },
    responses: { 200: jsonResponse(stateAnswer, 'Archived') },
  }),
  compare: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/compare',
    tags,
    summary: 'Two variants side by side: coverage, cost, fairness, changes per person',
    permission: read,
    request: { params, query: z.object({ with: z.uuid() }) },
    responses: { 200: jsonResponse(comparison, 'The comparison') },
  }),
  changes: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/changes',
    tags,
    summary: 'What was done to a schedule and its shifts, latest first',
    permission: read,
    request: { params, query: pageQuery },
    responses: { 200: jsonResponse(listResponse(change), 'A page of changes') },
  }),
  absences: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/absences',
    tags,
    summary: 'Absences of the people of a schedule in its period',
    permission: read,
    request: { params, query: pageQuery },
    responses: { 200: jsonResponse(listResponse(absence), 'A page of absences') },
  }),
  relax: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/relaxations',
    tags,
    summary: 'Weigh what each rule costs a schedule',
    permission: write,
    request: { params, ...jsonBody(relaxSchema.openapi('WeighRules')) },
    responses: { 202: jsonResponse(z.object({ jobId: z.uuid() }), 'The job to follow; its result holds the answer') },
  }),
  relaxations: apiRoute({
    method: 'get',
    path: '/schedules/{scheduleId}/relaxations',
    tags,
    summary: 'The last weighing of the rules of a schedule',
    permission: write,
    request: { params },
    responses: {
      200: jsonResponse(
        z.object({ jobId: z.string().nullable(), state: z.string().nullable(), result: z.any() }),
        'The answer',
      ),
    },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.variants, async (c) => {
    const actor = requireApiPermission(c, write);
    const { goals, ...values } = c.req.valid('json');
    const items = await requestVariants(actor, { values, goals, nameOf: (goal) => `${values.name} · ${goal}` });
    return c.json({ items }, 202);
  });
  api.openapi(routes.remove, async (c) => {
    await deleteSchedule(requireApiPermission(c, write), c.req.valid('param'));
    return c.body(null, 204);
  });
  api.openapi(routes.archive, async (c) => {
    const actor = requireApiPermission(c, write);
    const { scheduleId } = c.req.valid('param');
    const expectedVersion = requireIfMatch(c, c.req.valid('json').version);
    const answer = await setArchived(actor, { scheduleId, isArchived: true, expectedVersion });
    return c.json(answer, 200, { ETag: etagOf(answer.version) });
  });
  api.openapi(routes.compare, async (c) => {
    const { scheduleId } = c.req.valid('param');
    const withId = c.req.valid('query').with;
    const { first, second, dates, people, morePeople } = await compareSchedules(requireApiPermission(c, read), {
      scheduleId,
      withId,
    });
    const plain = (item: typeof first) => ({ ...item, figures: { ...item.figures } });
    return c.json({ first: plain(first), second: second && plain(second), dates, people, morePeople }, 200);
  });
  api.openapi(routes.changes, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const beforeId = decodeCursor(cursor, z.tuple([z.number().int()]))?.[0];
    const { scheduleId } = c.req.valid('param');
    const rows = await listScheduleChanges(requireApiPermission(c, read), { scheduleId, beforeId, limit: limit + 1 });
    return c.json(
      toPage(rows, limit, (row) => [row.id]),
      200,
    );
  });
  api.openapi(routes.absences, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.string(), z.uuid()])) ?? undefined;
    const { scheduleId } = c.req.valid('param');
    const rows = await listScheduleAbsences(requireApiPermission(c, read), { scheduleId, limit: limit + 1, after });
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    }));
    const last = items.at(-1);
    return c.json(
      { items, nextCursor: rows.length > limit && last ? encodeCursor([last.startsAt, last.id]) : null },
      200,
    );
  });
  api.openapi(routes.relax, async (c) => {
    const actor = requireApiPermission(c, write);
    const { scheduleId } = c.req.valid('param');
    const started = await requestRelaxations(actor, { scheduleId, values: c.req.valid('json') });
    return c.json(started, 202, { Location: `/api/v1/jobs/${started.jobId}` });
  });
  api.openapi(routes.relaxations, async (c) => {
    const actor = requireApiPermission(c, write);
    const { scheduleId } = c.req.valid('param');
    await getScheduleFrame(actor, scheduleId);
    const job = await findLastScheduleJob(actor, { kind: 'estimate-relaxations', scheduleId });
    return c.json({ jobId: job?.id ?? null, state: job?.state ?? null, result: job?.result ?? null }, 200);
  });
}
