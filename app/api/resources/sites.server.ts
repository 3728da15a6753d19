import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { listResponse } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { createSite, getSite, listSites, updateSite } from '~/models/site.server';

const params = z.object({ siteId: z.uuid() });
const siteSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    code: z.string(),
    timeZone: z.string(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    address: z.string().nullable(),
    capacity: z.number().int().nullable(),
    openMinute: z.number().int().openapi({ description: 'Minute of the local day' }),
    closeMinute: z.number().int(),
    status: z.string(),
    employeeCount: z.number().int(),
    groupCount: z.number().int(),
    version: z.number().int(),
  })
  .openapi('Site');

const fields = {
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  timeZone: z.string().max(60).openapi({ description: 'IANA zone', example: 'Europe/Moscow' }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish()
    .openapi({ description: 'ISO 3166-1: whose holidays the site keeps' }),
  region: z.string().max(20).nullish(),
  address: z.string().trim().max(300).nullish(),
  capacity: z.number().int().min(1).max(100_000).nullish(),
  openMinute: z.number().int().min(0).max(1439).default(0),
  closeMinute: z.number().int().min(1).max(1440).default(1440),
  status: z.enum(['active', 'inactive', 'maintenance']).default('active'),
};
const common = { tags: ['Sites'] };
const answer = (description: string) => jsonResponse(siteSchema, description);

const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/sites',
  summary: 'List sites',
  permission: 'structure:read',
  request: { query: z.object({ status: z.enum(['active', 'inactive', 'maintenance']).optional() }) },
  responses: { 200: jsonResponse(listResponse(siteSchema), 'All sites; nextCursor is null') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/sites',
  summary: 'Create a site',
  permission: 'site:write',
  request: jsonBody(z.object(fields).openapi('NewSite')),
  responses: { 201: answer('The new site') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/sites/{siteId}',
  summary: 'Get a site',
  permission: 'structure:read',
  request: { params },
  responses: { 200: answer('The site') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/sites/{siteId}',
  summary: 'Change a site',
  permission: 'site:write',
  request: { params, ...jsonBody(z.object({ ...fields, version: z.number().int().optional() }).openapi('SiteInput')) },
  responses: { 200: answer('The site as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/sites/{siteId}',
  summary: 'Make a site inactive',
  permission: 'site:write',
  request: { params },
  responses: { 200: answer('The site as it is now') },
});

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const { status } = c.req.valid('query');
    return c.json({ items: await listSites({ organizationId, status }), nextCursor: null }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'site:write');
    const { organizationId } = actor;
    const { id } = await createSite({ actor, values: c.req.valid('json') });
    const site = await getSite({ organizationId, siteId: id });
    return c.json(site, 201, { Location: `/api/v1/sites/${id}`, ETag: etagOf(site.version) });
  });
  api.openapi(getRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const site = await getSite({ organizationId, ...c.req.valid('param') });
    return c.json(site, 200, { ETag: etagOf(site.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'site:write');
    const { version, ...values } = c.req.valid('json');
    const { siteId } = c.req.valid('param');
    await updateSite({ actor, siteId, version: requireIfMatch(c, version), values });
    const site = await getSite({ organizationId: actor.organizationId, siteId });
    return c.json(site, 200, { ETag: etagOf(site.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'site:write');
    const { siteId } = c.req.valid('param');
    const version = requireIfMatch(c);
    const before = await getSite({ organizationId: actor.organizationId, siteId });
    await updateSite({ actor, siteId, version, values: { ...before, status: 'inactive' } });
    const site = await getSite({ organizationId: actor.organizationId, siteId });
    return c.json(site, 200, { ETag: etagOf(site.version) });
  });
}
