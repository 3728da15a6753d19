import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { createRotation, getRotation, listRotations, rotationSchema, updateRotation } from '~/models/rotation.server';

const count = z.number().int();
const fields = {
  name: z.string(),
  kind: z.enum(['cyclic', 'demand']).openapi({ description: 'demand: the days of a week follow the requirement' }),
  isMandatory: z.boolean().openapi({ description: 'Otherwise a deviation has a price' }),
  days: z
    .array(z.object({ kind: z.enum(['work', 'off', 'any']), templateIds: z.array(z.uuid()).default([]) }))
    .openapi({ description: 'The cycle of a cyclic rotation; without templates any may be worked' }),
  minDaysPerWeek: count.nullable(),
  maxDaysPerWeek: count.nullable(),
  maxConsecutiveDays: count.nullable(),
  choices: z.array(z.string()).openapi({
    description:
      'By demand: cycles of W, R and A; the plan gives everyone the one, begun on the day, that serves the requirement',
    example: ['WWWWWRR', 'WWRR'],
  }),
  status: z.enum(['active', 'inactive']),
};
const rotation = z.object({ id: z.uuid(), ...fields, version: count, peopleCount: count }).openapi('Rotation');
const rotationInput = z
  .object({ name: fields.name })
  .extend(z.object(fields).omit({ name: true }).partial().shape)
  .openapi('RotationInput');
const rotationChanges = z.object(fields).partial().extend({ version: count.optional() });
const params = z.object({ rotationId: z.uuid() });

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/rotations',
    tags: ['Rotations'],
    summary: 'Rotations with how many follow them today',
    permission: 'template:read',
    request: { query: z.object({ status: z.enum(['active', 'inactive']).optional() }) },
    responses: { 200: jsonResponse(z.object({ items: z.array(rotation) }), 'Rotations by name') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/rotations/{rotationId}',
    tags: ['Rotations'],
    summary: 'One rotation',
    permission: 'template:read',
    request: { params },
    responses: { 200: jsonResponse(rotation, 'The rotation') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/rotations',
    tags: ['Rotations'],
    summary: 'Create a rotation',
    permission: 'template:write',
    request: jsonBody(rotationInput),
    responses: { 201: jsonResponse(rotation, 'The new rotation') },
  }),
  update: apiRoute({
    method: 'patch',
    path: '/rotations/{rotationId}',
    tags: ['Rotations'],
    summary: 'Change a rotation; schedules that are made from now on follow it',
    permission: 'template:write',
    request: { params, ...jsonBody(rotationChanges) },
    responses: { 200: jsonResponse(rotation, 'The rotation as it is now') },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    return c.json({ items: await listRotations({ organizationId, ...c.req.valid('query') }) }, 200);
  });
  api.openapi(routes.get, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    const found = await getRotation({ organizationId, ...c.req.valid('param') });
    return c.json(found, 200, { ETag: etagOf(found.version) });
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { id } = await createRotation({ actor, values: c.req.valid('json') });
    const made = await getRotation({ organizationId: actor.organizationId, rotationId: id });
    return c.json(made, 201, { Location: `/api/v1/rotations/${id}`, ETag: etagOf(made.version) });
  });
  api.openapi(routes.update, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { version: bodyVersion, ...changes } = c.req.valid('json');
    const version = requireIfMatch(c, bodyVersion);
    const target = { organizationId: actor.organizationId, ...c.req.valid('param') };
    const values = { ...rotationSchema.parse(await getRotation(target)), ...changes };
    await updateRotation({ actor, rotationId: target.rotationId, version, values });
    const changed = await getRotation(target);
    return c.json(changed, 200, { ETag: etagOf(changed.version) });
  });
}
