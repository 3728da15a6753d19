import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { listResponse } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { createService, getService, listServices, updateService } from '~/models/service.server';

const params = z.object({ serviceId: z.uuid() });
const serviceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    code: z.string(),
    description: z.string().nullable(),
    status: z.string(),
    groups: z.array(
      z.object({ id: z.uuid(), name: z.string(), code: z.string(), channelType: z.string(), status: z.string() }),
    ),
    version: z.number().int(),
  })
  .openapi('Service');

const fields = {
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  description: z.string().trim().max(500).nullish(),
  status: z.enum(['active', 'inactive']).default('active'),
};
const common = { tags: ['Services'] };
const answer = (description: string) => jsonResponse(serviceSchema, description);

const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/services',
  summary: 'List services',
  permission: 'structure:read',
  request: { query: z.object({ status: z.enum(['active', 'inactive']).optional() }) },
  responses: { 200: jsonResponse(listResponse(serviceSchema), 'All services with their groups; nextCursor is null') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/services',
  summary: 'Create a service',
  permission: 'structure:write',
  request: jsonBody(z.object(fields).openapi('NewService')),
  responses: { 201: answer('The new service') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/services/{serviceId}',
  summary: 'Get a service',
  permission: 'structure:read',
  request: { params },
  responses: { 200: answer('The service') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/services/{serviceId}',
  summary: 'Change a service',
  permission: 'structure:write',
  request: {
    params,
    ...jsonBody(z.object({ ...fields, version: z.number().int().optional() }).openapi('ServiceInput')),
  },
  responses: { 200: answer('The service as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/services/{serviceId}',
  summary: 'Make a service inactive',
  permission: 'structure:write',
  request: { params },
  responses: { 200: answer('The service as it is now') },
});

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const { status } = c.req.valid('query');
    return c.json({ items: await listServices({ organizationId, status }), nextCursor: null }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { organizationId } = actor;
    const { id } = await createService({ actor, values: c.req.valid('json') });
    const service = await getService({ organizationId, serviceId: id });
    return c.json(service, 201, { Location: `/api/v1/services/${id}`, ETag: etagOf(service.version) });
  });
  api.openapi(getRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const service = await getService({ organizationId, ...c.req.valid('param') });
    return c.json(service, 200, { ETag: etagOf(service.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { version, ...values } = c.req.valid('json');
    const { serviceId } = c.req.valid('param');
    await updateService({ actor, serviceId, version: requireIfMatch(c, version), values });
    const service = await getService({ organizationId: actor.organizationId, serviceId });
    return c.json(service, 200, { ETag: etagOf(service.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { serviceId } = c.req.valid('param');
    const version = requireIfMatch(c);
    const before = await getService({ organizationId: actor.organizationId, serviceId });
    await updateService({ actor, serviceId, version, values: { ...before, status: 'inactive' } });
    const service = await getService({ organizationId: actor.organizationId, serviceId });
    return c.json(service, 200, { ETag: etagOf(service.version) });
  });
}
