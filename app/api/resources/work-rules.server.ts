import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { modedRules, ruleModes } from '~/models/rule-modes';
import { createWorkRule, getWorkRule, listWorkRules, updateWorkRule, workRuleSchema } from '~/models/work-rule.server';

const count = z.number().int();
const fields = {
  name: z.string(),
  rotation: z.string().nullish().openapi({ description: 'W works, R rests; null: by demand' }),
  minRestMinutes: count,
  maxConsecutiveDays: count,
  minConsecutiveDays: count.openapi({ description: 'Fewest days worked in a row, 1 to 7; 1: no rule' }),
  minDaysPerWeek: count,
  maxDaysPerWeek: count,
  minDaysOffPerWeek: count,
  freeWeekendsPerFour: count,
  weeklyToleranceMinutes: count,
  considerHolidays: z.boolean(),
  templateIds: z.array(z.uuid()).openapi({ description: 'Empty: any template' }),
  coreFromMinute: count.nullable().openapi({ description: 'Core hours, which every shift covers; minutes of the day' }),
  coreToMinute: count.nullable(),
  maxRunMinutes: count.nullable().openapi({ description: 'Most paid minutes in a row of days worked' }),
  maxStartSpreadMinutes: count.nullable().openapi({ description: 'Largest difference between the starts of a week' }),
  shiftLimits: z
    .array(z.object({ templateIds: z.array(z.uuid()), maxPerWeek: count }))
    .openapi({ description: 'Most shifts of some templates in a week' }),
  isForVacancies: z.boolean().openapi({ description: 'Used by open positions only' }),
  weeklyMinutes: count.nullable().openapi({ description: 'Hours of a week of an open position' }),
  modes: z
    .partialRecord(z.enum(modedRules), z.enum(ruleModes))
    .openapi({ description: 'How strictly each rule is taken; the others follow the labour standards' }),
  status: z.enum(['active', 'inactive']),
};
const ruleSchema = z
  .object({ id: z.uuid(), ...fields, version: count, contractCount: count, assignmentCount: count })
  .openapi('WorkRule');
const ruleInput = z
  .object({ name: fields.name })
  .extend(z.object(fields).omit({ name: true }).partial().shape)
  .openapi('WorkRuleInput');
const ruleChanges = z.object(fields).partial().extend({ version: count.optional() });
const params = z.object({ workRuleId: z.uuid() });

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/work-rules',
    tags: ['Work rules'],
    summary: 'Work rules with the modes of their rules',
    permission: 'template:read',
    responses: { 200: jsonResponse(z.object({ items: z.array(ruleSchema) }), 'Work rules by name') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/work-rules/{workRuleId}',
    tags: ['Work rules'],
    summary: 'One work rule',
    permission: 'template:read',
    request: { params },
    responses: { 200: jsonResponse(ruleSchema, 'The work rule') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/work-rules',
    tags: ['Work rules'],
    summary: 'Create a work rule',
    permission: 'template:write',
    request: jsonBody(ruleInput),
    responses: { 201: jsonResponse(ruleSchema, 'The new work rule') },
  }),
  update: apiRoute({
    method: 'patch',
    path: '/work-rules/{workRuleId}',
    tags: ['Work rules'],
    summary: 'Change a work rule; one in use cannot be deactivated',
    permission: 'template:write',
    request: { params, ...jsonBody(ruleChanges) },
    responses: { 200: jsonResponse(ruleSchema, 'The work rule as it is now') },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    return c.json({ items: await listWorkRules({ organizationId }) }, 200);
  });
  api.openapi(routes.get, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    const rule = await getWorkRule({ organizationId, ...c.req.valid('param') });
    return c.json(rule, 200, { ETag: etagOf(rule.version) });
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { id } = await createWorkRule({ actor, values: c.req.valid('json') });
    const rule = await getWorkRule({ organizationId: actor.organizationId, workRuleId: id });
    return c.json(rule, 201, { Location: `/api/v1/work-rules/${id}`, ETag: etagOf(rule.version) });
  });
  api.openapi(routes.update, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { version: bodyVersion, ...changes } = c.req.valid('json');
    const version = requireIfMatch(c, bodyVersion);
    const target = { organizationId: actor.organizationId, ...c.req.valid('param') };
    const values = { ...workRuleSchema.parse(await getWorkRule(target)), ...changes };
    await updateWorkRule({ actor, workRuleId: target.workRuleId, version, values });
    const rule = await getWorkRule(target);
    return c.json(rule, 200, { ETag: etagOf(rule.version) });
  });
}
