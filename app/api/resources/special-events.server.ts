import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { changeSpecialEvent, removeSpecialEvent } from '~/jobs/change-special-event.server';
import { departmentsInReach, requireAnyGroupInReach } from '~/models/group-reach.server';
import { eventTypes, getSpecialEvent, listSpecialEvents } from '~/models/special-event.server';

const params = z.object({ eventId: z.uuid() });
const instant = z.iso.datetime({ offset: true });
const fields = {
  name: z.string().trim().min(1).max(120),
  type: z.enum(eventTypes),
  startsAt: instant,
  endsAt: instant.openapi({ description: 'After startsAt' }),
  coefficient: z.number().positive().max(100).openapi({ description: '1 is neutral; overlapping events multiply' }),
  groupIds: z.array(z.uuid()).min(1).max(500),
};
const eventSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    groupNames: z.array(z.string()),
    overlaps: z.array(z.string()).openapi({ description: 'Names of events that overlap it in time and share a group' }),
    createdByName: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('SpecialEvent');
const eventInput = z.object({ ...fields, version: z.number().int().optional() }).openapi('SpecialEventInput');
const touched = z.object({
  touchedForecasts: z.number().int(),
  jobId: z
    .uuid()
    .nullable()
    .openapi({ description: 'The job that brings these forecasts up to date; null without any' }),
});

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/special-events',
    tags: ['Special events'],
    summary: 'List special events, the latest first',
    permission: 'forecast:read',
    request: {
      query: pageQuery.extend({
        groupId: z.uuid().optional(),
        type: z.enum(eventTypes).optional(),
        from: instant.optional(),
        to: instant.optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(eventSchema), 'A page of events') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/special-events',
    tags: ['Special events'],
    summary: 'Create a special event; forecasts that it touches follow in a job',
    permission: 'forecast:write',
    request: jsonBody(eventInput),
    responses: { 201: jsonResponse(touched.extend({ eventId: z.uuid() }), 'The new event') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/special-events/{eventId}',
    tags: ['Special events'],
    summary: 'One special event',
    permission: 'forecast:read',
    request: { params },
    responses: { 200: jsonResponse(eventSchema, 'The event') },
  }),
  update: apiRoute({
    method: 'put',
    path: '/special-events/{eventId}',
    tags: ['Special events'],
    summary: 'Change a special event; forecasts that it touches, or touched, follow in a job',
    permission: 'forecast:write',
    request: { params, ...jsonBody(eventInput) },
    responses: { 200: jsonResponse(touched.extend({ eventId: z.uuid() }), 'Changed') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/special-events/{eventId}',
    tags: ['Special events'],
    summary: 'Delete a special event; forecasts lose its layer in a job',
    permission: 'forecast:write',
    request: { params },
    responses: { 200: jsonResponse(touched, 'Deleted') },
  }),
};

const cursorKey = z.tuple([z.number().int().min(0)]);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const departmentIds = departmentsInReach(actor, 'forecast:read');
    const { cursor, limit, groupId, type, from, to } = c.req.valid('query');
    const offset = decodeCursor(cursor, cursorKey)?.[0] ?? 0;
    const { items, total } = await listSpecialEvents({
      organizationId,
      departmentIds,
      groupId,
      type,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(to) : undefined,
      limit,
      offset,
    });
    const next = offset + items.length;
    return c.json({ items, nextCursor: next < total ? encodeCursor([next]) : null }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    return c.json(await changeSpecialEvent(actor, { values: c.req.valid('json') }), 201);
  });
  api.openapi(routes.get, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const event = await getSpecialEvent({ organizationId, eventId: c.req.valid('param').eventId });
    await requireAnyGroupInReach(actor, 'forecast:read', event.groupIds);
    return c.json(event, 200, { ETag: etagOf(event.version) });
  });
  api.openapi(routes.update, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    const { version, ...values } = c.req.valid('json');
    const { eventId } = c.req.valid('param');
    return c.json(
      await changeSpecialEvent(actor, { eventId, values, expectedVersion: requireIfMatch(c, version) }),
      200,
    );
  });
  api.openapi(routes.remove, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    return c.json(await removeSpecialEvent(actor, c.req.valid('param').eventId), 200);
  });
}
