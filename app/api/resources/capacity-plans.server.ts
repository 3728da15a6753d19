import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { listResponse } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { computeCapacity } from '~/jobs/compute-capacity.server';
import {
  createCapacityPlan,
  deleteCapacityPlan,
  getCapacityPlan,
  listCapacityPlans,
  updateCapacityPlan,
} from '~/models/capacity-plan.server';

const scenario = z.object({
  name: z.string().min(1).max(80),
  volumePercent: z.number().min(-90).max(400).default(0),
  ahtPercent: z.number().min(-80).max(400).default(0),
  growthPercent: z.number().min(-90).max(400).default(0).openapi({ description: 'Growth of volume over a year' }),
  attritionPercent: z
    .number()
    .min(0)
    .max(95)
    .default(25)
    .openapi({ description: 'Share of the people who leave within a year' }),
  shrinkagePercent: z.number().min(0).max(90).default(30),
  inefficiencyPercent: z.number().min(0).max(100).default(5),
  trainingWeeks: z.number().int().min(0).max(52).default(4),
  rampWeeks: z.number().int().min(0).max(52).default(6),
  rampAttritionPercent: z.number().min(0).max(95).default(10),
  hiring: z
    .array(z.object({ startDate: z.iso.date(), people: z.number().int().min(1).max(10_000) }))
    .max(200)
    .default([]),
});
const fields = {
  name: z.string().min(1).max(150),
  groupIds: z.array(z.uuid()).min(1).max(200),
  startDate: z.iso.date().openapi({ description: 'Any day of the first week' }),
  weeks: z.number().int().min(4).max(156).default(52),
  startFte: z.number().min(0).max(100_000),
  hoursPerFteWeek: z.number().min(1).max(80).default(40),
  costPerHour: z.number().min(0).max(1e6).default(0),
  costPerHire: z.number().min(0).max(1e9).default(0),
  leadWeeks: z.number().int().min(0).max(52).default(4),
  minClassSize: z.number().int().min(1).max(1000).default(4),
  maxClassSize: z.number().int().min(1).max(10_000).default(20),
  scenarios: z.array(scenario).min(1).max(4),
};
const example = {
  name: 'Two years',
  groupIds: ['01990000-0000-7000-8000-000000000001'],
  startDate: '2027-01-04',
  weeks: 104,
  startFte: 42,
  costPerHour: 12,
  costPerHire: 1500,
  scenarios: [
    { name: 'As forecast', hiring: [{ startDate: '2027-03-01', people: 6 }] },
    { name: 'A tenth more', volumePercent: 10, attritionPercent: 30 },
  ],
};
const planSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    createdByName: z.string().nullable(),
    input: z.object(fields),
  })
  .openapi('CapacityPlan');
const column = z.array(z.number());
const course = z.object({ headcountFte: column, productiveFte: column, gapFte: column, hired: column, left: column });
const totals = z.object({
  costPay: z.number(),
  costHiring: z.number(),
  costOvertime: z.number(),
  cost: z.number(),
  gapFteWeeks: z.number(),
  surplusFteWeeks: z.number(),
});
const outcome = z
  .object({
    groups: z.array(
      z.object({
        groupId: z.string(),
        name: z.string(),
        ahtSec: z.number(),
        forecastWeeks: z.number().openapi({ description: 'Weeks that current forecasts cover whole' }),
        longRangeWeeks: z.number().openapi({ description: 'Weeks from the long-range forecast' }),
        longRangeWape: z.number().nullable().openapi({ description: 'Error of such forecasts in the past, percent' }),
      }),
    ),
    scenarios: z.array(
      z.object({
        volume: column,
        requiredFte: column,
        plan: course,
        totals,
        advised: course,
        advisedTotals: totals,
        advice: z.array(z.object({ startWeek: z.number(), people: z.number(), forWeek: z.number() })),
        unavoidableGapWeeks: column,
      }),
    ),
  })
  .openapi('CapacityOutcome');

const params = z.object({ planId: z.uuid() });
const common = { tags: ['Capacity plans'] };
const answer = (description: string) => jsonResponse(planSchema, description);

const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/capacity-plans',
  summary: 'List capacity plans',
  permission: 'staffing:read',
  responses: { 200: jsonResponse(listResponse(planSchema), 'At most 200, the latest change first') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/capacity-plans',
  summary: 'Create a capacity plan',
  permission: 'staffing:write',
  request: jsonBody(z.object(fields).openapi('NewCapacityPlan', { example })),
  responses: { 201: answer('The new plan') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/capacity-plans/{planId}',
  summary: 'Read a capacity plan',
  permission: 'staffing:read',
  request: { params },
  responses: { 200: answer('The plan') },
});
const resultRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/capacity-plans/{planId}/result',
  summary: 'People needed, employed and hired by week, for every scenario',
  permission: 'staffing:read',
  request: { params },
  responses: { 200: jsonResponse(outcome, 'Columns with one entry for each week') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/capacity-plans/{planId}',
  summary: 'Change a capacity plan',
  permission: 'staffing:write',
  request: {
    params,
    ...jsonBody(z.object({ ...fields, version: z.number().int().optional() }).openapi('CapacityPlanChange')),
  },
  responses: { 200: answer('The plan as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/capacity-plans/{planId}',
  summary: 'Delete a capacity plan',
  permission: 'staffing:write',
  request: { params },
  responses: { 204: { description: 'It is gone' } },
});

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'staffing:read');
    return c.json({ items: await listCapacityPlans({ organizationId }), nextCursor: null }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'staffing:write');
    const { id } = await createCapacityPlan(actor, c.req.valid('json'));
    const plan = await getCapacityPlan({ organizationId: actor.organizationId, planId: id });
    return c.json(plan, 201, { Location: `/api/v1/capacity-plans/${id}`, ETag: etagOf(plan.version) });
  });
  api.openapi(resultRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'staffing:read');
    const plan = await getCapacityPlan({ organizationId, ...c.req.valid('param') });
    return c.json(await computeCapacity({ organizationId, plan }), 200);
  });
  api.openapi(getRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'staffing:read');
    const plan = await getCapacityPlan({ organizationId, ...c.req.valid('param') });
    return c.json(plan, 200, { ETag: etagOf(plan.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'staffing:write');
    const { version, ...values } = c.req.valid('json');
    const { planId } = c.req.valid('param');
    await updateCapacityPlan(actor, { planId, version: requireIfMatch(c, version), values });
    const plan = await getCapacityPlan({ organizationId: actor.organizationId, planId });
    return c.json(plan, 200, { ETag: etagOf(plan.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'staffing:write');
    await deleteCapacityPlan(actor, c.req.valid('param').planId);
    return c.body(null, 204);
  });
}
