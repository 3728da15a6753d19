import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { anomalyStates } from '~/models/anomaly';
import { decideAnomaly, listAnomalies } from '~/models/anomaly.server';
import { departmentsInReach } from '~/models/group-reach.server';

const anomalySchema = z
  .object({
    id: z.uuid(),
    groupId: z.uuid(),
    groupName: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    target: z.enum(['volume', 'ahtSec']),
    cause: z.string().openapi({ description: 'Probable cause: event, data-outage, service-outage, surge, drop …' }),
    causeName: z.string().nullable(),
    found: z.number(),
    expected: z.number(),
    score: z.number().openapi({ description: 'Standard deviations from the forecast' }),
    state: z.enum(anomalyStates),
  })
  .openapi('Anomaly');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/anomalies',
    tags: ['Anomalies'],
    summary: 'Incoming data that the forecast cannot explain, newest first',
    permission: 'forecast:read',
    request: { query: pageQuery.extend({ groupId: z.uuid().optional(), state: z.enum(anomalyStates).optional() }) },
    responses: { 200: jsonResponse(listResponse(anomalySchema), 'A page of anomalies') },
  }),
  decide: apiRoute({
    method: 'post',
    path: '/anomalies/{anomalyId}/decision',
    tags: ['Anomalies'],
    summary: 'Keep an anomaly out of the history, or let it count',
    permission: 'forecast:write',
    request: {
      params: z.object({ anomalyId: z.uuid() }),
      ...jsonBody(
        z
          .object({ state: z.enum(['confirmed', 'dismissed']), comment: z.string().max(256).optional() })
          .openapi('AnomalyDecision'),
      ),
    },
    responses: { 204: { description: 'Decided' } },
  }),
};

const cursorKey = z.tuple([z.number().int().min(0)]);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const departmentIds = departmentsInReach(actor, 'forecast:read');
    const { cursor, ...filters } = c.req.valid('query');
    const offset = decodeCursor(cursor, cursorKey)?.[0] ?? 0;
    const { items, total } = await listAnomalies({ organizationId, departmentIds, ...filters, offset });
    const next = offset + items.length;
    return c.json({ items, nextCursor: next < total ? encodeCursor([next]) : null }, 200);
  });
  api.openapi(routes.decide, async (c) => {
    const actor = requireApiPermission(c, 'forecast:write');
    await decideAnomaly(actor, { anomalyId: c.req.valid('param').anomalyId, values: c.req.valid('json') });
    return c.body(null, 204);
  });
}
