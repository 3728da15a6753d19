import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { addPreference, deletePreference, listPreferences } from '~/models/preference.server';

const minute = z.number().int().nullish().openapi({ description: 'Minute of the local day' });
const fields = {
  employeeId: z.uuid(),
  date: z.iso.date().nullish().openapi({ description: 'Either a date or a weekday' }),
  weekday: z.number().int().nullish().openapi({ description: '1 = Monday' }),
  kind: z.enum(['work', 'off']),
  startMinute: minute,
  endMinute: minute,
  isPriority: z.boolean(),
};
const nullable = <Schema extends z.ZodType>(schema: Schema, description: string) =>
  schema.nullable().openapi({ description });
const details = {
  startMaxMinute: nullable(z.number().int(), 'Latest start, where the start is a range'),
  endMinMinute: nullable(z.number().int(), 'Earliest end, where the end is a range'),
  minMinutes: nullable(z.number().int(), 'Shortest length from start to end'),
  maxMinutes: nullable(z.number().int(), 'Longest length from start to end'),
  shiftTemplateId: nullable(z.uuid(), 'A kind of shift'),
  groupId: nullable(z.uuid(), 'A team: a group that the person serves'),
  siteId: nullable(z.uuid(), 'A site'),
  isOvertime: z.boolean().openapi({ description: 'Would take longer hours or an extra shift' }),
};
const detailNames = {
  templateName: z.string().nullable(),
  groupName: z.string().nullable(),
  siteName: z.string().nullable(),
};
const detailInput = Object.fromEntries(Object.entries(details).map(([name, schema]) => [name, schema.optional()])) as {
  [Name in keyof typeof details]: z.ZodOptional<(typeof details)[Name]>;
};
const preference = z
  .object({ id: z.uuid(), employeeName: z.string(), ...fields, ...details, ...detailNames })
  .openapi('Preference');
const preferenceInput = z
  .object({ ...fields, ...detailInput, isPriority: fields.isPriority.default(false) })
  .openapi('PreferenceInput');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/preferences',
    tags: ['Preferences'],
    summary: 'Wishes of employees, which planning weighs',
    permission: 'employee:read',
    request: {
      query: pageQuery.extend({
        employeeId: z.uuid().optional(),
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(preference), 'Wishes in the order they were recorded') },
  }),
  add: apiRoute({
    method: 'post',
    path: '/preferences',
    tags: ['Preferences'],
    summary: 'Record a wish',
    permission: 'employee:write',
    request: jsonBody(preferenceInput),
    responses: { 201: jsonResponse(z.object({ id: z.uuid() }), 'The new wish') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/preferences/{preferenceId}',
    tags: ['Preferences'],
    summary: 'Take a wish back',
    permission: 'employee:write',
    request: { params: z.object({ preferenceId: z.uuid() }) },
    responses: { 204: { description: 'Deleted' } },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.uuid()]));
    const rows = await listPreferences({
      organizationId: actor.organizationId,
      scope: scopeOf(actor, 'employee:read')!,
      ...filter,
      afterId: after?.[0] ?? null,
      limit: limit + 1,
    });
    return c.json(
      toPage(rows, limit, (row) => [row.id]),
      200,
    );
  });
  api.openapi(routes.add, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    return c.json(await addPreference(actor, c.req.valid('json')), 201);
  });
  api.openapi(routes.remove, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    await deletePreference(actor, c.req.valid('param').preferenceId);
    return c.body(null, 204);
  });
}
