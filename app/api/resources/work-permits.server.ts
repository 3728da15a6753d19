import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { getEmployeeRules } from '~/models/rules-in-force.server';
import { addWorkPermit, endWorkPermit, permitKinds } from '~/models/work-permit.server';

const minutes = z.number().int().nullish();
const limits = {
  kind: z.enum(permitKinds),
  isNightAllowed: z.boolean().openapi({ description: 'true: nights in spite of the contract; false: no nights' }),
  dailyMaxMinutes: minutes,
  weeklyMaxMinutes: minutes,
  earliestStartMinute: minutes,
  latestEndMinute: minutes,
  note: z.string().nullish(),
};
const permit = z
  .object({ id: z.uuid(), ...limits, validFrom: z.string(), validTo: z.string().nullable() })
  .openapi('WorkPermit');
const permitInput = z
  .object({
    ...limits,
    isNightAllowed: limits.isNightAllowed.default(false),
    from: z.iso.date(),
    lastDate: z.iso.date().nullish().openapi({ description: 'Inclusive' }),
  })
  .openapi('WorkPermitInput');
const params = z.object({ employeeId: z.uuid() });

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/employees/{employeeId}/permits',
    tags: ['Work rules'],
    summary: 'Limits and permits of a person, the newest first',
    permission: 'employee:read',
    request: { params },
    responses: { 200: jsonResponse(z.object({ items: z.array(permit) }), 'Permits') },
  }),
  add: apiRoute({
    method: 'post',
    path: '/employees/{employeeId}/permits',
    tags: ['Work rules'],
    summary: 'Add limits that stand above contract and rules',
    permission: 'employee:write',
    request: { params, ...jsonBody(permitInput) },
    responses: { 201: jsonResponse(z.object({ id: z.uuid() }), 'The new permit') },
  }),
  end: apiRoute({
    method: 'delete',
    path: '/employees/{employeeId}/permits/{permitId}',
    tags: ['Work rules'],
    summary: 'End a permit on a date, its first day out of force',
    permission: 'employee:write',
    request: { params: params.extend({ permitId: z.uuid() }), query: z.object({ from: z.iso.date() }) },
    responses: { 204: { description: 'Ended' } },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const { permits } = await getEmployeeRules({
      organizationId: actor.organizationId,
      scope: scopeOf(actor, 'employee:read')!,
      employeeId: c.req.valid('param').employeeId,
      today: new Date().toISOString().slice(0, 10),
    });
    const known = permits.map((item) => ({ ...item, kind: permitKinds.find((kind) => kind === item.kind) ?? 'other' }));
    return c.json({ items: known }, 200);
  });
  api.openapi(routes.add, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    return c.json(await addWorkPermit(actor, c.req.valid('param').employeeId, c.req.valid('json')), 201);
  });
  api.openapi(routes.end, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    const { employeeId, permitId } = c.req.valid('param');
    await endWorkPermit(actor, employeeId, permitId, c.req.valid('query'));
    return c.body(null, 204);
  });
}
