import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { createGroup, getGroup, listGroupsAfter, updateGroup } from '~/models/group.server';
import { alwaysOpen, channelTypes } from '~/models/group-input';

const openDay = z
  .array(z.number().int())
  .length(2)
  .nullable()
  .openapi({ example: [540, 1260] });

const params = z.object({ groupId: z.uuid() });
const groupSchema = z
  .object({
    id: z.uuid(),
    serviceId: z.uuid(),
    serviceName: z.string(),
    siteId: z.uuid().nullish(),
    name: z.string(),
    code: z.string(),
    channelType: z.enum(channelTypes),
    timeZone: z.string(),
    openingHours: z
      .array(openDay)
      .openapi({ description: 'Seven days, Monday first: [openMinute, closeMinute] or null' }),
    intervalMinutes: z.number().int(),
    externalId: z.string().nullish(),
    colour: z.number().int(),
    priority: z.number().int(),
    status: z.string(),
    isAggregated: z.boolean(),
    requiredSkills: z.array(z.object({ skillId: z.uuid(), name: z.string(), minProficiency: z.number() })),
    memberCount: z.number().int().openapi({ description: 'People who serve it today' }),
    version: z.number().int(),
  })
  .openapi('Group');

const fields = {
  serviceId: z.uuid(),
  siteId: z.uuid().nullish(),
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  channelType: z.enum(channelTypes),
  timeZone: z.string().max(60).openapi({ description: 'IANA zone', example: 'Europe/Moscow' }),
  openingHours: z.array(openDay).length(7).default(alwaysOpen),
  intervalMinutes: z.union([z.literal(5), z.literal(10), z.literal(15), z.literal(30), z.literal(60)]).default(15),
  externalId: z.string().trim().max(100).nullish(),
  colour: z.number().int().min(1).max(8).default(1),
  priority: z.number().int().min(1).max(5).default(3),
  status: z.enum(['active', 'inactive']).default('active'),
};
const common = { tags: ['Groups'] };
const answer = (description: string) => jsonResponse(groupSchema, description);

const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/groups',
  summary: 'List groups',
  permission: 'structure:read',
  request: {
    query: pageQuery.extend({
      serviceId: z.uuid().optional(),
      channelType: z.enum(channelTypes).optional(),
      status: z.enum(['active', 'inactive']).optional(),
    }),
  },
  responses: { 200: jsonResponse(listResponse(groupSchema), 'A page of groups by name') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/groups',
  summary: 'Create a group',
  permission: 'structure:write',
  request: jsonBody(z.object(fields).openapi('NewGroup')),
  responses: { 201: answer('The new group') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/groups/{groupId}',
  summary: 'Get a group',
  permission: 'structure:read',
  request: { params },
  responses: { 200: answer('The group') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/groups/{groupId}',
  summary: 'Change a group',
  permission: 'structure:write',
  request: { params, ...jsonBody(z.object({ ...fields, version: z.number().int().optional() }).openapi('GroupInput')) },
  responses: { 200: answer('The group as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/groups/{groupId}',
  summary: 'Make a group inactive',
  permission: 'structure:write',
  request: { params },
  responses: { 200: answer('The group as it is now') },
});

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.string(), z.uuid()])) ?? null;
    const page = await listGroupsAfter({ organizationId, filter, after, limit });
    return c.json({ items: page.rows, nextCursor: page.next && encodeCursor(page.next) }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { organizationId } = actor;
    const { id } = await createGroup({ actor, values: c.req.valid('json') });
    const group = await getGroup({ organizationId, groupId: id });
    return c.json(group, 201, { Location: `/api/v1/groups/${id}`, ETag: etagOf(group.version) });
  });
  api.openapi(getRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const group = await getGroup({ organizationId, ...c.req.valid('param') });
    return c.json(group, 200, { ETag: etagOf(group.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { version, ...values } = c.req.valid('json');
    const { groupId } = c.req.valid('param');
    await updateGroup({ actor, groupId, version: requireIfMatch(c, version), values });
    const group = await getGroup({ organizationId: actor.organizationId, groupId });
    return c.json(group, 200, { ETag: etagOf(group.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { groupId } = c.req.valid('param');
    const version = requireIfMatch(c);
    const before = await getGroup({ organizationId: actor.organizationId, groupId });
    await updateGroup({ actor, groupId, version, values: { ...before, status: 'inactive' } });
    const group = await getGroup({ organizationId: actor.organizationId, groupId });
    return c.json(group, 200, { ETag: etagOf(group.version) });
  });
}
