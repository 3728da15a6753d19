import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { explainInterval } from '~/models/schedule-shortage.server';

const read = 'schedule:read:department';

const shortageSchema = z
  .object({
    groupId: z.uuid(),
    /** epoch ms */
    startMs: z.number(),
    required: z.number(),
    scheduled: z.number(),
    workingCount: z.number().int(),
    standby: z.array(
      z.object({
        employeeId: z.uuid(),
        name: z.string(),
        state: z.enum(['on_pause', 'other_group', 'other_hours', 'day_off', 'not_possible']),
        blockedBy: z.array(z.string()),
        hasWish: z.boolean(),
      }),
    ),
    othersCount: z.number().int(),
    rules: z.array(z.object({ rule: z.string(), people: z.number().int() })),
  })
  .openapi('ScheduleShortage');

const shortage = apiRoute({
  method: 'get',
  path: '/schedules/{scheduleId}/shortage',
  tags: ['Schedules'],
  summary: 'Why an interval of a group is short: who could have worked, and which rule prevented it',
  permission: read,
  request: {
    params: z.object({ scheduleId: z.uuid() }),
    query: z.object({ groupId: z.uuid(), at: z.iso.datetime({ offset: true }) }),
  },
  responses: { 200: jsonResponse(shortageSchema, 'The interval and the people with the skill') },
});

export default function register(api: ApiApp): void {
  api.openapi(shortage, async (c) => {
    const { scheduleId } = c.req.valid('param');
    const { groupId, at } = c.req.valid('query');
    const actor = requireApiPermission(c, read);
    return c.json(await explainInterval(actor, { scheduleId, groupId, startMs: Date.parse(at) }), 200);
  });
}
