import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { readGroupStaffing } from '~/models/staffing.server';

const column = z.array(z.number());

const staffingRoute = apiRoute({
  method: 'get',
  path: '/staffing',
  tags: ['Staffing'],
  summary: 'People required by interval, beside those scheduled',
  permission: 'staffing:read',
  request: {
    query: z.object({
      groupId: z.uuid(),
      from: z.iso.date().openapi({ description: 'First local date of the group' }),
      days: z.coerce.number().int().min(1).max(62).default(7),
    }),
  },
  responses: {
    200: jsonResponse(
      z
        .object({
          starts: column.openapi({ description: 'Epoch seconds' }),
          volume: column,
          ahtSec: column,
          erlangs: column,
          baseAgents: column,
          requiredAgents: column.openapi({ description: 'After reserve, shrinkage and minimum; not rounded' }),
          serviceLevel: column,
          occupancy: column,
          asaSec: column,
          scheduled: z.array(z.number().nullable()),
          forecastIds: z.array(z.string()),
        })
        .openapi('StaffingSeries'),
      'Columns of equal length',
    ),
  },
});

export default function register(api: ApiApp): void {
  api.openapi(staffingRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'staffing:read');
    const { groupId, from, days } = c.req.valid('query');
    return c.json(await readGroupStaffing({ organizationId, groupId, from, days }), 200);
  });
}
