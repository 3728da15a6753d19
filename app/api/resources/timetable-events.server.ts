import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { requestActivities } from '~/jobs/request-activities.server';
import {
  createTimetableEvent,
  getTimetableEvent,
  listTimetableEvents,
  setTimetableEventStatus,
  updateTimetableEvent,
} from '~/models/timetable-event.server';
import { eventKinds, eventRecurrences, placeEventsSchema, timetableEventSchema } from '~/models/timetable-event-input';

const tags = ['Timetable'];
const read = 'schedule:read:department';
const write = 'schedule:write';
const eventParams = z.object({ timetableEventId: z.uuid() });
const status = z.enum(['active', 'inactive']);

const eventSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    kind: z.enum(eventKinds),
    participation: z.enum(['group', 'individual']),
    minutes: z.number().int(),
    fromMinute: z.number().int(),
    toMinute: z.number().int(),
    recurrence: z.enum(eventRecurrences),
    everyWeeks: z.number().int(),
    weekdays: z.array(z.number().int()),
    monthDay: z.number().int().nullable(),
    startDate: z.string(),
    endDate: z.string().nullable(),
    groupIds: z.array(z.string()),
    departmentIds: z.array(z.string()),
    employeeIds: z.array(z.string()),
    minParticipants: z.number().int(),
    maxParticipants: z.number().int(),
    maxSimultaneous: z.number().int().nullable(),
    isMandatory: z.boolean(),
    status,
    version: z.number().int(),
  })
  .openapi('TimetableEvent');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/timetable-events',
    tags,
    summary: 'List trainings, meetings, coaching and projects of the timetable',
    permission: read,
    request: { query: pageQuery.extend({ status: status.optional() }) },
    responses: { 200: jsonResponse(listResponse(eventSchema), 'A page of events') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/timetable-events',
    tags,
    summary: 'Create an event',
    permission: write,
    request: jsonBody(timetableEventSchema.openapi('TimetableEventInput')),
    responses: { 201: jsonResponse(eventSchema, 'The new event') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/timetable-events/{timetableEventId}',
    tags,
    summary: 'Read an event',
    permission: read,
    request: { params: eventParams },
    responses: { 200: jsonResponse(eventSchema, 'The event') },
  }),
  replace: apiRoute({
    method: 'put',
    path: '/timetable-events/{timetableEventId}',
    tags,
    summary: 'Change an event; what was placed stays',
    permission: write,
    request: { params: eventParams, ...jsonBody(timetableEventSchema.openapi('TimetableEventInput')) },
    responses: { 200: jsonResponse(eventSchema, 'The event as it is now') },
  }),
  setStatus: apiRoute({
    method: 'patch',
    path: '/timetable-events/{timetableEventId}',
    tags,
    summary: 'End an event, or take it up again; what was placed stays',
    permission: write,
    request: {
      params: eventParams,
      ...jsonBody(z.object({ status, version: z.number().int().optional() }).openapi('TimetableEventStatus')),
    },
    responses: { 200: jsonResponse(eventSchema, 'The event as it is now') },
  }),
  place: apiRoute({
    method: 'post',
    path: '/schedules/{scheduleId}/activities',
    tags,
    summary: 'Place events into the shifts of a schedule where they cost the least',
    description: 'The answer waits as a proposal until it is applied or discarded.',
    permission: write,
    request: { params: z.object({ scheduleId: z.uuid() }), ...jsonBody(placeEventsSchema.openapi('PlaceEvents')) },
    responses: {
      202: jsonResponse(z.object({ jobId: z.uuid(), proposalId: z.uuid() }), 'The job to follow, and its proposal'),
    },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.uuid()]))?.[0];
    const rows = await listTimetableEvents(requireApiPermission(c, read), { ...filter, after, limit: limit + 1 });
    return c.json(
      toPage(rows, limit, (row) => [row.id]),
      200,
    );
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, write);
    const { eventId } = await createTimetableEvent(actor, c.req.valid('json'));
    const event = await getTimetableEvent(actor, eventId);
    return c.json(event, 201, { Location: `/api/v1/timetable-events/${eventId}`, ETag: etagOf(event.version) });
  });
  api.openapi(routes.get, async (c) => {
    const event = await getTimetableEvent(requireApiPermission(c, read), c.req.valid('param').timetableEventId);
    return c.json(event, 200, { ETag: etagOf(event.version) });
  });
  api.openapi(routes.replace, async (c) => {
    const actor = requireApiPermission(c, write);
    const { timetableEventId: eventId } = c.req.valid('param');
    const expectedVersion = requireIfMatch(c);
    await updateTimetableEvent(actor, { eventId, values: c.req.valid('json'), expectedVersion });
    const event = await getTimetableEvent(actor, eventId);
    return c.json(event, 200, { ETag: etagOf(event.version) });
  });
  api.openapi(routes.setStatus, async (c) => {
    const actor = requireApiPermission(c, write);
    const { status: wanted, version } = c.req.valid('json');
    const { timetableEventId: eventId } = c.req.valid('param');
    await setTimetableEventStatus(actor, { eventId, status: wanted, expectedVersion: requireIfMatch(c, version) });
    const event = await getTimetableEvent(actor, eventId);
    return c.json(event, 200, { ETag: etagOf(event.version) });
  });
  api.openapi(routes.place, async (c) => {
    const actor = requireApiPermission(c, write);
    const { scheduleId } = c.req.valid('param');
    const started = await requestActivities(actor, { scheduleId, values: c.req.valid('json') });
    return c.json(started, 202, { Location: `/api/v1/jobs/${started.jobId}` });
  });
}
