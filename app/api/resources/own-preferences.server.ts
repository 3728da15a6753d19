import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { addOwnPreference, deleteOwnPreference, readOwnPreferences } from '~/models/own-preference.server';
import { forbidden } from '~/platform/errors.server';

const minute = z.number().int().nullable();
const wishSchema = z
  .object({
    id: z.uuid(),
    date: z.string().nullable(),
    weekday: z.number().int().nullable(),
    kind: z.enum(['work', 'off']),
    startMinute: minute,
    startMaxMinute: minute,
    endMinMinute: minute,
    endMinute: minute,
    minMinutes: minute,
    maxMinutes: minute,
    shiftTemplateId: z.uuid().nullable(),
    groupId: z.uuid().nullable(),
    siteId: z.uuid().nullable(),
    isOvertime: z.boolean(),
    isPriority: z.boolean(),
    covered: z.number().int().openapi({ description: 'Days of it within an applied schedule' }),
    met: z.number().int().openapi({ description: 'Of these, days on which it came true' }),
  })
  .openapi('OwnPreference');

const named = z.array(z.object({ id: z.uuid(), name: z.string() }));
const monthSchema = z
  .object({
    month: z.iso.date(),
    lastDate: z.iso.date(),
    closesOn: z.iso.date().openapi({ description: 'Last day on which wishes for dates of the month are taken' }),
    isOpen: z.boolean(),
    dates: z.array(wishSchema),
    weekly: z.array(wishSchema),
    choices: z.object({ templates: named, groups: named, sites: named }),
  })
  .openapi('OwnPreferences');

const clock = z.string().regex(/^\d{1,2}:\d{2}$/);
const length = z.number().int().min(0).max(1440);
const wishInput = z
  .object({
    date: z.iso.date().optional().openapi({ description: 'Either a date or weekdays' }),
    lastDate: z.iso.date().optional().openapi({ description: 'Last of several days in a row of one month' }),
    weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]).openapi({ description: '1 = Monday' }),
    kind: z.enum(['off', 'work', 'hours']),
    from: clock.optional().openapi({ description: 'Earliest start, of kind hours' }),
    startMax: clock.optional().openapi({ description: 'Latest start' }),
    endMin: clock.optional().openapi({ description: 'Earliest end' }),
    to: clock.optional().openapi({ description: 'Latest end' }),
    minMinutes: length.optional(),
    maxMinutes: length.optional(),
    shiftTemplateId: z.uuid().optional(),
    groupId: z.uuid().optional().openapi({ description: 'A group that one serves' }),
    siteId: z.uuid().optional(),
    isOvertime: z.boolean().default(false),
    isPriority: z.boolean().default(false),
  })
  .openapi('OwnPreferenceInput');

const routes = {
  read: apiRoute({
    method: 'get',
    path: '/own-preferences',
    tags: ['Preferences'],
    summary: 'One’s own wishes of a month, with the entry window and what may be wished for',
    permission: 'request:read',
    request: { query: z.object({ date: z.iso.date().optional().openapi({ description: 'Any day of the month' }) }) },
    responses: { 200: jsonResponse(monthSchema, 'The month; the first open one when no date is given') },
  }),
  add: apiRoute({
    method: 'post',
    path: '/own-preferences',
    tags: ['Preferences'],
    summary: 'Record a wish of one’s own, within the entry window',
    permission: 'request:create',
    request: jsonBody(wishInput),
    responses: { 201: jsonResponse(z.object({ ids: z.array(z.uuid()) }), 'One wish for each day') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/own-preferences/{preferenceId}',
    tags: ['Preferences'],
    summary: 'Take a wish of one’s own back',
    permission: 'request:create',
    request: { params: z.object({ preferenceId: z.uuid() }) },
    responses: { 204: { description: 'Taken back' } },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.read, async (c) => {
    const { organizationId, employeeId } = requireApiPermission(c, 'request:read');
    if (!employeeId) throw forbidden();
    const { date = null } = c.req.valid('query');
    return c.json(monthSchema.parse(await readOwnPreferences({ organizationId, employeeId, date })), 200);
  });
  api.openapi(routes.add, async (c) => {
    const actor = requireApiPermission(c, 'request:create');
    const { date = null, lastDate = null, from = null, to = null, startMax, endMin, ...wish } = c.req.valid('json');
    const values = { ...wish, date, lastDate, from, to, startMaxMinute: startMax, endMinMinute: endMin };
    return c.json({ ids: await addOwnPreference(actor, values) }, 201);
  });
  api.openapi(routes.remove, async (c) => {
    const actor = requireApiPermission(c, 'request:create');
    await deleteOwnPreference(actor, c.req.valid('param').preferenceId);
    return c.body(null, 204);
  });
}
