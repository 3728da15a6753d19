import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { countPreferenceOutcomes } from '~/models/preference-page.server';
import { getPreferenceSetting, savePreferenceSetting } from '~/models/preference-setting.server';
import { invalid } from '~/platform/errors.server';

const longestDays = 92;
const count = z.number().int();
const setting = z
  .object({
    closeDays: count
      .min(0)
      .max(60)
      .openapi({ description: 'Days before the first of a month on which its wishes close' }),
    maxDates: count.min(0).max(31).openapi({ description: 'Wishes for dates of one month' }),
    maxPriority: count.min(0).max(31).openapi({ description: 'Of these with priority' }),
    maxWeekly: count.min(0).max(7).openapi({ description: 'Weekdays with a wish for every week' }),
  })
  .openapi('PreferenceSetting');
const outcome = z
  .object({
    people: count,
    days: count.openapi({ description: 'Days that wishes name' }),
    covered: count.openapi({ description: 'Of these within an applied schedule of the person' }),
    considered: count.openapi({ description: 'Of the covered: weighed when the schedule was planned' }),
    met: count.openapi({ description: 'Of the covered: true in the applied schedule' }),
    priorityCovered: count,
    priorityMet: count,
  })
  .openapi('PreferenceOutcome');

const routes = {
  outcome: apiRoute({
    method: 'get',
    path: '/preferences/outcome',
    tags: ['Preferences'],
    summary: 'How many days were wished in a period, weighed by planning, and true in the schedule',
    permission: 'employee:read',
    request: {
      query: z.object({ from: z.iso.date(), to: z.iso.date(), departmentId: z.uuid().optional() }),
    },
    responses: { 200: jsonResponse(outcome, 'Days of wishes') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/preferences/setting',
    tags: ['Preferences'],
    summary: 'Until when, and how many, wishes people may record themselves',
    permission: 'employee:read',
    responses: { 200: jsonResponse(setting, 'The entry window') },
  }),
  set: apiRoute({
    method: 'put',
    path: '/preferences/setting',
    tags: ['Preferences'],
    summary: 'Set the entry window',
    permission: 'employee:write',
    request: jsonBody(setting),
    responses: { 200: jsonResponse(setting, 'The entry window as it is now') },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.outcome, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const { from, to, departmentId } = c.req.valid('query');
    if (to < from) throw invalid('to', 'order', 'to: the period ends before it begins.');
    if ((Date.parse(to) - Date.parse(from)) / 86_400_000 >= longestDays)
      throw invalid('to', 'too_long', `to: at most ${longestDays} days.`);
    const scope = scopeOf(actor, 'employee:read')!;
    return c.json(
      await countPreferenceOutcomes({ organizationId: actor.organizationId, scope, from, to, departmentId }),
      200,
    );
  });
  api.openapi(routes.get, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    return c.json(await getPreferenceSetting(actor), 200);
  });
  api.openapi(routes.set, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    return c.json(await savePreferenceSetting(actor, c.req.valid('json')), 200);
  });
}
