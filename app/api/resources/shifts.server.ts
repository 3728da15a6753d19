import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { getSchedule } from '~/models/schedule.server';
import { shiftInputSchema } from '~/models/schedule-input';
import type { ShiftRow } from '~/models/schedule-shifts.server';
import { createShift, deleteShift, getShift, type ShiftChange, updateShift } from '~/models/shift.server';
import { listShifts } from '~/models/shift-list.server';

const shiftSchema = z
  .object({
    id: z.uuid(),
    scheduleId: z.uuid(),
    employeeId: z.uuid(),
    templateId: z.string().nullable(),
    date: z.string().openapi({ description: 'Local date of the start' }),
    startsAt: z.string(),
    endsAt: z.string(),
    paidMinutes: z.number().int(),
    kind: z.string(),
    isLocked: z.boolean(),
    note: z.string().nullable(),
    version: z.number().int(),
    activities: z.array(
      z.object({
        kind: z.string(),
        groupId: z.string().nullable(),
        startsAt: z.string(),
        endsAt: z.string(),
        isPaid: z.boolean(),
        share: z.number(),
      }),
    ),
  })
  .openapi('Shift');

const iso = (ms: number) => new Date(ms).toISOString();
const toAnswer = ({ startMs, endMs, activities, ...shift }: ShiftRow) => ({
  ...shift,
  startsAt: iso(startMs),
  endsAt: iso(endMs),
  activities: activities.map(({ startMs: from, endMs: to, ...activity }) => ({
    ...activity,
    startsAt: iso(from),
    endsAt: iso(to),
  })),
});

const day = z.object({
  date: z.string(),
  groupId: z.string(),
  demand: z.number(),
  short: z.number(),
  over: z.number(),
});
const changeSchema = z
  .object({
    shift: shiftSchema.nullable(),
    conflicts: z.array(
      z.object({
        employeeId: z.string(),
        employeeName: z.string(),
        date: z.string(),
        rule: z.string(),
        mode: z.string(),
        detail: z.string(),
        waysOut: z.array(z.string()),
      }),
    ),
    before: z.array(day).openapi({ description: 'Coverage of the dates concerned before the edit, agent-hours' }),
    after: z.array(day),
    scheduleVersion: z.number().int(),
  })
  .openapi('ShiftChange');
const toChange = (change: ShiftChange) => ({ ...change, shift: change.shift && toAnswer(change.shift) });

const scheduleParams = z.object({ scheduleId: z.uuid() });
const shiftParams = scheduleParams.extend({ shiftId: z.uuid() });
const shiftInput = shiftInputSchema.openapi('ShiftInput');
const path = '/schedules/{scheduleId}/shifts';

const routes = {
  list: apiRoute({
    method: 'get',
    path,
    tags: ['Schedules'],
    summary: 'Shifts of a schedule by date and person',
    permission: 'schedule:read',
    request: {
      params: scheduleParams,
      query: pageQuery.extend({
        employeeId: z.uuid().optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(shiftSchema), 'A page of shifts') },
  }),
  create: apiRoute({
    method: 'post',
    path,
    tags: ['Schedules'],
    summary: 'Add a shift; its pauses and work are placed where they serve best',
    permission: 'schedule:write',
    request: { params: scheduleParams, ...jsonBody(shiftInput) },
    responses: { 201: jsonResponse(changeSchema, 'The shift, and what it led to') },
  }),
  update: apiRoute({
    method: 'put',
    path: `${path}/{shiftId}`,
    tags: ['Schedules'],
    summary: 'Move or change a shift',
    permission: 'schedule:write',
    request: {
      params: shiftParams,
      ...jsonBody(shiftInputSchema.safeExtend({ version: z.number().int().optional() })),
    },
    responses: { 200: jsonResponse(changeSchema, 'The shift, and what it led to') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: `${path}/{shiftId}`,
    tags: ['Schedules'],
    summary: 'Remove a shift',
    permission: 'schedule:write',
    request: { params: shiftParams },
    responses: { 200: jsonResponse(changeSchema, 'What it led to') },
  }),
};

const readScope = (actor: Actor): AccessScope => scopeOf(actor, 'schedule:read') ?? { kind: 'own', employeeId: null };
const cursorKey = z.tuple([z.iso.date(), z.uuid()]);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'schedule:read');
    const { cursor, limit, ...filters } = c.req.valid('query');
    const { organizationId } = actor;
    const { scheduleId } = c.req.valid('param');
    const scope = readScope(actor);
    // why: shifts of a schedule out of reach are not an empty list; it does not exist for the caller
    await getSchedule({ organizationId, scope, scheduleId });
    const rows = await listShifts({
      organizationId,
      scope,
      scheduleId,
      ...filters,
      limit: limit + 1,
      after: decodeCursor(cursor, cursorKey),
    });
    const page = toPage(rows, limit, (row) => [row.date, row.id]);
    return c.json({ items: page.items.map(toAnswer), nextCursor: page.nextCursor }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const { scheduleId } = c.req.valid('param');
    const change = await createShift(actor, { scheduleId, values: c.req.valid('json') });
    const Location = `/api/v1/schedules/${scheduleId}/shifts/${change.shift?.id}`;
    return c.json(toChange(change), 201, { Location, ETag: etagOf(change.shift?.version ?? 1) });
  });
  api.openapi(routes.update, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const { version, ...values } = c.req.valid('json');
    const expectedVersion = requireIfMatch(c, version);
    const { shiftId } = await requireShift(actor, c.req.valid('param'));
    const change = await updateShift(actor, { shiftId, expectedVersion, values });
    return c.json(toChange(change), 200, { ETag: etagOf(change.shift?.version ?? 1) });
  });
  api.openapi(routes.remove, async (c) => {
    const actor = requireApiPermission(c, 'schedule:write');
    const expectedVersion = requireIfMatch(c);
    const { shiftId } = await requireShift(actor, c.req.valid('param'));
    return c.json(toChange(await deleteShift(actor, { shiftId, expectedVersion })), 200);
  });
}

/** The shift of the path, within reach. @throws AppError not_found, also where it belongs to another schedule */
async function requireShift(
  actor: Actor,
  input: { scheduleId: string; shiftId: string },
): Promise<{ shiftId: string }> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'schedule:write') ?? { kind: 'own' as const, employeeId: null };
  await getShift({ organizationId, scope, shiftId: input.shiftId, scheduleId: input.scheduleId });
  return { shiftId: input.shiftId };
}
