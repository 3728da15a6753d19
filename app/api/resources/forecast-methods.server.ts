import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { readMethodSetting, setMethodSetting } from '~/models/forecast-method-setting.server';
import { forecastMethods, methodChoiceInput } from '~/models/forecast-methods';
import { getGroup } from '~/models/group.server';
import { requireGroupsInReach } from '~/models/group-reach.server';

const setting = z
  .object({
    groupId: z.uuid().nullable(),
    members: z.array(z.enum(forecastMethods)),
    timeBudgetSec: z.number().int(),
    isOwn: z.boolean().openapi({ description: 'False where the choice is inherited' }),
    version: z.number().int(),
  })
  .openapi('ForecastMethodSetting');

const query = z.object({
  groupId: z.uuid().optional().openapi({ description: 'The organization itself when absent' }),
});

const get = apiRoute({
  method: 'get',
  path: '/forecasts/methods',
  tags: ['Forecasts'],
  summary: 'Which methods may take part in the forecasts of a group or of the organization',
  permission: 'forecast:read',
  request: { query },
  responses: { 200: jsonResponse(setting, 'The choice that holds') },
});

const put = apiRoute({
  method: 'put',
  path: '/forecasts/methods',
  tags: ['Forecasts'],
  summary: 'Choose the methods that may take part, and the time limit of the choice among them',
  permission: 'forecast:write',
  request: { query, ...jsonBody(methodChoiceInput.extend({ version: z.number().int().optional() })) },
  responses: { 200: jsonResponse(setting, 'The choice that holds from the next forecast on') },
});

export default function register(api: ApiApp): void {
  api.openapi(get, async (c) => {
    const actor = requireApiPermission(c, 'forecast:read');
    const { organizationId } = actor;
    const { groupId = null } = c.req.valid('query');
    await requireGroupsInReach(actor, 'forecast:read', [groupId ?? []].flat());
    if (groupId) await getGroup({ organizationId, groupId });
    return c.json(await readMethodSetting({ organizationId, groupId }), 200);
  });
  api.openapi(put, async (c) => {
    const { groupId = null } = c.req.valid('query');
    // why: the choice of the organization acts on the groups of all departments
    const actor = requireApiPermission(c, groupId ? 'forecast:write' : 'forecast:write:all');
    await requireGroupsInReach(actor, 'forecast:write', [groupId ?? []].flat());
    const { version, ...choice } = c.req.valid('json');
    await setMethodSetting(actor, { groupId, choice, expectedVersion: version });
    return c.json(await readMethodSetting({ organizationId: actor.organizationId, groupId }), 200);
  });
}
