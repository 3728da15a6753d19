import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { dropSlotSetting, setSlotSettings } from '~/jobs/change-slot-settings.server';
import { getGroup } from '~/models/group.server';
import { slotSettingInput } from '~/models/slot-setting';
import { listSlotSettings } from '~/models/slot-setting.server';

const groupParams = z.object({ groupId: z.uuid() });

const slotSetting = z
  .object({
    id: z.uuid(),
    weekdays: z.array(z.number().int()).openapi({ description: '1 (Monday) to 7' }),
    startMinute: z.number().int(),
    endMinute: z.number().int().openapi({ description: 'Exclusive' }),
    validFrom: z.string(),
    validTo: z.string().nullable().openapi({ description: 'Exclusive; null = without end' }),
    shrinkage: z.number().nullable(),
    reserve: z.number().nullable(),
    minAgents: z.number().int().nullable(),
    comment: z.string().nullable(),
    createdByName: z.string().nullable(),
    createdAt: z.any(),
  })
  .openapi('SlotSetting');

const list = apiRoute({
  method: 'get',
  path: '/groups/{groupId}/slot-settings',
  tags: ['Staffing'],
  summary: 'Absenteeism, reserve and minimum by weekday and time of day; of two on one interval the later one counts',
  permission: 'staffing:read',
  request: {
    params: groupParams,
    query: z.object({
      from: z.iso.date().optional().openapi({ description: 'First local date; today when absent' }),
      to: z.iso.date().optional().openapi({ description: 'Exclusive' }),
    }),
  },
  responses: { 200: jsonResponse(z.object({ items: z.array(slotSetting) }), 'In the order in which they were made') },
});

const create = apiRoute({
  method: 'post',
  path: '/groups/{groupId}/slot-settings',
  tags: ['Staffing'],
  summary: 'Set allowances for some weekdays and times of day',
  permission: 'staffing:write',
  request: { params: groupParams, ...jsonBody(slotSettingInput) },
  responses: { 201: jsonResponse(z.object({ id: z.uuid() }), 'The new allowances; requirements follow in a job') },
});

const remove = apiRoute({
  method: 'delete',
  path: '/slot-settings/{slotSettingId}',
  tags: ['Staffing'],
  summary: 'Take allowances away: what was set before counts again',
  permission: 'staffing:write',
  request: { params: z.object({ slotSettingId: z.uuid() }) },
  responses: { 204: { description: 'Taken away' } },
});

export default function register(api: ApiApp): void {
  api.openapi(list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'staffing:read');
    const { from = new Date().toISOString().slice(0, 10), to = '9999-12-31' } = c.req.valid('query');
    const { groupId } = c.req.valid('param');
    await getGroup({ organizationId, groupId });
    const items = await listSlotSettings({ organizationId, groupId, from, to });
    return c.json({ items }, 200);
  });
  api.openapi(create, async (c) => {
    const actor = requireApiPermission(c, 'staffing:write');
    const id = await setSlotSettings(actor, {
      groupId: c.req.valid('param').groupId,
      values: c.req.valid('json'),
    });
    return c.json({ id }, 201);
  });
  api.openapi(remove, async (c) => {
    const actor = requireApiPermission(c, 'staffing:write');
    await dropSlotSetting(actor, { id: c.req.valid('param').slotSettingId });
    return c.body(null, 204);
  });
}
