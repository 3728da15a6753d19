import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { listAuditEvents, verifyAuditChain } from '~/models/audit-trail.server';

const itemSchema = z
  .object({
    id: z.number().int(),
    at: z.iso.datetime(),
    actorId: z.uuid().nullable(),
    actorKind: z.string(),
    actorName: z.string().nullable(),
    action: z.string().openapi({ example: 'employee.updated' }),
    entity: z.string(),
    entityId: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    source: z.string(),
    requestId: z.string().nullable(),
    clientAddress: z.string().nullable(),
  })
  .openapi('AuditEvent');

const tags = ['Audit trail'];

const list = apiRoute({
  method: 'get',
  path: '/audit-events',
  tags,
  summary: 'Read the audit trail',
  permission: 'audit:read:all',
  request: {
    query: pageQuery.extend({
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
      actorId: z.uuid().optional(),
      entity: z.string().max(60).optional(),
      entityId: z.string().max(60).optional(),
      action: z.string().max(80).optional(),
    }),
  },
  responses: { 200: jsonResponse(listResponse(itemSchema), 'A page of events, the latest first') },
});

const verify = apiRoute({
  method: 'get',
  path: '/audit-events/chain',
  tags,
  summary: 'Check the chain of hashes of the whole trail',
  permission: 'audit:read:all',
  responses: {
    200: jsonResponse(
      z.object({ checkedCount: z.number().int(), brokenId: z.number().int().nullable() }).openapi('AuditChain'),
      'How many events were checked, and the first that is not sound',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(verify, async (c) => {
    const { organizationId } = requireApiPermission(c, 'audit:read:all');
    return c.json(await verifyAuditChain({ organizationId }), 200);
  });
  api.openapi(list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'audit:read:all');
    const { limit, cursor, ...filter } = c.req.valid('query');
    const before = decodeCursor(cursor, z.tuple([z.number().int()]));
    const rows = await listAuditEvents({ organizationId, filter, beforeId: before?.[0], limit: limit + 1 });
    return c.json(
      toPage(rows, limit, (row) => [row.id]),
      200,
    );
  });
}
