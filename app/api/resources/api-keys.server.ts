import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { type ApiKeyItem, createApiKey, listApiKeys, revokeApiKey } from '~/models/api-key.server';

const itemSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    permissions: z.array(z.string()),
    createdBy: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    revokedAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('ApiKey');

const inputSchema = z
  .object({
    name: z.string().min(3).max(100),
    permissions: z
      .array(z.string())
      .min(1)
      .max(100)
      .openapi({ example: ['ingest:write:all'] }),
    expiresAt: z.iso.datetime().nullish(),
  })
  .openapi('ApiKeyInput');

const tags = ['API keys'];

const list = apiRoute({
  method: 'get',
  path: '/api-keys',
  tags,
  summary: 'List API keys',
  permission: 'api-key:read',
  request: { query: pageQuery },
  responses: { 200: jsonResponse(listResponse(itemSchema), 'A page of keys, the newest first') },
});

const create = apiRoute({
  method: 'post',
  path: '/api-keys',
  tags,
  summary: 'Create an API key',
  description: 'Its permissions have the scope `all` and cannot reach beyond those of the caller.',
  permission: 'api-key:write',
  request: jsonBody(inputSchema),
  responses: {
    201: jsonResponse(itemSchema.extend({ key: z.string() }).openapi('CreatedApiKey'), 'The key, shown this once'),
  },
});

const revoke = apiRoute({
  method: 'delete',
  path: '/api-keys/{apiKeyId}',
  tags,
  summary: 'End an API key',
  permission: 'api-key:write',
  request: { params: z.object({ apiKeyId: z.uuid() }) },
  responses: { 204: { description: 'Ended' } },
});

const toWire = <T extends ApiKeyItem>(key: T) => ({
  ...key,
  createdAt: key.createdAt.toISOString(),
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
});

export default function register(api: ApiApp): void {
  api.openapi(list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'api-key:read');
    const { limit, cursor } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.uuid()]));
    const rows = await listApiKeys({ organizationId, limit: limit + 1, afterId: after?.[0] });
    const page = toPage(rows, limit, (row) => [row.id]);
    return c.json({ ...page, items: page.items.map(toWire) }, 200);
  });
  api.openapi(create, async (c) => {
    const created = await createApiKey({ actor: requireApiPermission(c, 'api-key:write'), key: c.req.valid('json') });
    return c.json(toWire(created), 201, { Location: `/api/v1/api-keys/${created.id}`, 'Cache-Control': 'no-store' });
  });
  api.openapi(revoke, async (c) => {
    await revokeApiKey({ actor: requireApiPermission(c, 'api-key:write'), ...c.req.valid('param') });
    return c.body(null, 204);
  });
}
