import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import {
  createShiftTemplate,
  getShiftTemplate,
  listShiftTemplates,
  shiftTemplateSchema,
  updateShiftTemplate,
} from '~/models/shift-template.server';

const params = z.object({ templateId: z.uuid() });
const fields = {
  name: z.string(),
  code: z.string(),
  startFromMinute: z.number().int().openapi({ description: 'First start, minutes of the local day' }),
  startToMinute: z.number().int(),
  stepMinutes: z.number().int(),
  spanMinutes: z.number().int(),
  paidMinutes: z.number().int().openapi({ description: 'Without the gap and unpaid pauses' }),
  longestSpanMinutes: z.number().int().nullable().openapi({ description: 'Longest length; null: always spanMinutes' }),
  spanStepMinutes: z.number().int().openapi({ description: 'Step between the lengths' }),
  firstPartMinutes: z.number().int().nullable().openapi({ description: 'Of a split shift; null: in one piece' }),
  gapMinutes: z.number().int().nullable().openapi({ description: 'Unpaid time between the parts of a split shift' }),
  coreFromMinute: z.number().int().nullable().openapi({ description: 'Core hours, which every shift covers' }),
  coreToMinute: z.number().int().nullable(),
  barredNextIds: z.array(z.uuid()).openapi({ description: 'Templates that must not follow on the next date' }),
  weekdays: z.array(z.number().int()).openapi({ description: '1 = Monday' }),
  colour: z.number().int(),
  status: z.enum(['active', 'inactive']),
};
const templateSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    version: z.number().int(),
    workRules: z.array(z.object({ id: z.string(), name: z.string() })),
    shiftCount: z.number().int(),
  })
  .openapi('ShiftTemplate');
const templateInput = z
  .object({
    ...fields,
    stepMinutes: fields.stepMinutes.default(30),
    longestSpanMinutes: fields.longestSpanMinutes.default(null),
    spanStepMinutes: fields.spanStepMinutes.default(30),
    firstPartMinutes: fields.firstPartMinutes.default(null),
    gapMinutes: fields.gapMinutes.default(null),
    coreFromMinute: fields.coreFromMinute.default(null),
    coreToMinute: fields.coreToMinute.default(null),
    barredNextIds: fields.barredNextIds.default([]),
    weekdays: fields.weekdays.default([1, 2, 3, 4, 5, 6, 7]),
    colour: fields.colour.default(1),
    status: fields.status.default('active'),
  })
  .openapi('ShiftTemplateInput');

const changesInput = z.object(fields).partial().extend({ version: z.number().int().optional() });

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/shift-templates',
    tags: ['Shift templates'],
    summary: 'List shift templates',
    permission: 'template:read',
    request: { query: z.object({ status: z.enum(['active', 'inactive']).optional() }) },
    responses: { 200: jsonResponse(z.object({ items: z.array(templateSchema) }), 'Shift templates by start') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/shift-templates/{templateId}',
    tags: ['Shift templates'],
    summary: 'One shift template',
    permission: 'template:read',
    request: { params },
    responses: { 200: jsonResponse(templateSchema, 'The shift template') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/shift-templates',
    tags: ['Shift templates'],
    summary: 'Create a shift template',
    permission: 'template:write',
    request: jsonBody(templateInput),
    responses: { 201: jsonResponse(templateSchema, 'The new shift template') },
  }),
  update: apiRoute({
    method: 'patch',
    path: '/shift-templates/{templateId}',
    tags: ['Shift templates'],
    summary: 'Change a shift template; shifts made from it stay',
    permission: 'template:write',
    request: { params, ...jsonBody(changesInput) },
    responses: { 200: jsonResponse(templateSchema, 'The shift template as it is now') },
  }),
  replace: apiRoute({
    method: 'put',
    path: '/shift-templates/{templateId}',
    tags: ['Shift templates'],
    summary: 'Change a shift template, as PATCH does: what is left out stays',
    permission: 'template:write',
    request: { params, ...jsonBody(changesInput) },
    responses: { 200: jsonResponse(templateSchema, 'The shift template as it is now') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/shift-templates/{templateId}',
    tags: ['Shift templates'],
    summary: 'Deactivate a shift template',
    permission: 'template:write',
    request: { params },
    responses: { 200: jsonResponse(templateSchema, 'The shift template as it is now') },
  }),
};

const inputOf = (template: z.output<typeof templateSchema>) => shiftTemplateSchema.parse(template);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    return c.json({ items: await listShiftTemplates({ organizationId, ...c.req.valid('query') }) }, 200);
  });
  api.openapi(routes.get, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    const template = await getShiftTemplate({ organizationId, templateId: c.req.valid('param').templateId });
    return c.json(template, 200, { ETag: etagOf(template.version) });
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { id } = await createShiftTemplate({ actor, values: c.req.valid('json') });
    const template = await getShiftTemplate({ organizationId: actor.organizationId, templateId: id });
    return c.json(template, 201, { Location: `/api/v1/shift-templates/${id}`, ETag: etagOf(template.version) });
  });
  const change = async (c: Context, id: string, input: z.output<typeof changesInput>) => {
    const actor = requireApiPermission(c, 'template:write');
    const { version: bodyVersion, ...changes } = input;
    const version = requireIfMatch(c, bodyVersion);
    const scope = { organizationId: actor.organizationId, templateId: id };
    const values = { ...inputOf(await getShiftTemplate(scope)), ...changes };
    await updateShiftTemplate({ actor, templateId: scope.templateId, version, values });
    return getShiftTemplate(scope);
  };
  api.openapi(routes.update, async (c) => {
    const template = await change(c, c.req.valid('param').templateId, c.req.valid('json'));
    return c.json(template, 200, { ETag: etagOf(template.version) });
  });
  api.openapi(routes.replace, async (c) => {
    const template = await change(c, c.req.valid('param').templateId, c.req.valid('json'));
    return c.json(template, 200, { ETag: etagOf(template.version) });
  });
  api.openapi(routes.remove, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const version = requireIfMatch(c);
    const scope = { organizationId: actor.organizationId, templateId: c.req.valid('param').templateId };
    const values = { ...inputOf(await getShiftTemplate(scope)), status: 'inactive' };
    await updateShiftTemplate({ actor, templateId: scope.templateId, version, values });
    const template = await getShiftTemplate(scope);
    return c.json(template, 200, { ETag: etagOf(template.version) });
  });
}
