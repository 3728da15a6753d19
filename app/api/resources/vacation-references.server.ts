import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { firstDayOfYear } from '~/engine/vacations';
import { assignVacationScheme } from '~/models/vacation-assignment.server';
import { deleteVacationLimit, listVacationLimits, saveVacationLimit } from '~/models/vacation-limit.server';
import {
  createVacationScheme,
  deleteVacationScheme,
  getVacationScheme,
  listVacationSchemes,
  updateVacationScheme,
} from '~/models/vacation-scheme.server';
import { requireVacationScope } from '~/models/vacation-year.server';

const date = z.iso.date();
const count = z.number().int().min(0);
const version = z.number().int().optional();
const tags = ['Vacations'];

const schemeFields = {
  name: z.string().trim().min(1).max(100),
  daysPerYear: count.default(28),
  additionalDays: count.default(0),
  accrual: z.enum(['monthly', 'yearly']).default('monthly'),
  yearKind: z.enum(['working', 'calendar']).default('working'),
  dayKind: z.enum(['calendar', 'working']).default('calendar'),
  advanceDays: count.default(0),
  carryOver: z.boolean().default(true),
  expiryMonths: z
    .number()
    .int()
    .nullable()
    .default(null)
    .openapi({ description: 'After the leave year; null = never' }),
  blocks: z.array(z.number().int()).default([]).openapi({ description: 'Lengths such as 14, 7, 7; empty = free' }),
  minBlockDays: count.default(7),
  maxBlockDays: count.default(28),
  maxBlocks: count.default(4),
  longBlockDays: count.default(14),
  minGapDays: count.default(0),
  maxShiftDays: count.default(7),
  noticeDays: count.default(14),
  summerEveryYears: count.default(0),
  blackouts: z
    .array(z.object({ from: z.string(), to: z.string() }))
    .default([])
    .openapi({ description: 'Closed every year, as MM-DD' }),
  isAdditional: z
    .boolean()
    .default(false)
    .openapi({ description: 'Held beside the main scheme of a person, with an account of its own' }),
  status: z.enum(['active', 'inactive']).default('active'),
};
const schemeSchema = z
  .object({ id: z.uuid(), ...schemeFields, version: z.number().int(), peopleCount: z.number().int() })
  .openapi('VacationScheme');
const schemeInput = z.object({ ...schemeFields, version }).openapi('VacationSchemeInput');
const schemeParams = z.object({ schemeId: z.uuid() });

const limitFields = {
  name: z.string().trim().min(1).max(100),
  departmentId: z.uuid().nullable().default(null),
  groupId: z.uuid().nullable().default(null),
  skillId: z.uuid().nullable().default(null),
  firstDate: date,
  lastDate: date,
  maxAway: count.nullable().default(null).openapi({ description: '0 closes the period; either this or maxPercent' }),
  maxPercent: z.number().int().min(0).max(100).nullable().default(null),
};
const limitSchema = z
  .object({
    id: z.uuid(),
    ...limitFields,
    version: z.number().int(),
    aboutName: z.string().nullable(),
    size: z.number().int(),
    capacity: z.number().int(),
    mostAway: z.number().int(),
    daysOver: z.number().int(),
  })
  .openapi('VacationLimit');
const limitInput = z.object({ ...limitFields, version }).openapi('VacationLimitInput');
const limitParams = z.object({ limitId: z.uuid() });
const savedSchema = z.object({ id: z.uuid(), version: z.number().int() });
const removed = jsonResponse(z.object({ id: z.uuid() }), 'Removed');

const schemes = {
  list: apiRoute({
    method: 'get',
    path: '/vacation-schemes',
    tags,
    summary: 'List vacation schemes',
    permission: 'template:read',
    request: { query: pageQuery },
    responses: { 200: jsonResponse(listResponse(schemeSchema), 'A page of schemes') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/vacation-schemes',
    tags,
    summary: 'Create a vacation scheme',
    permission: 'template:write',
    request: jsonBody(schemeInput),
    responses: { 201: jsonResponse(savedSchema, 'The new scheme') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/vacation-schemes/{schemeId}',
    tags,
    summary: 'One vacation scheme',
    permission: 'template:read',
    request: { params: schemeParams },
    responses: { 200: jsonResponse(schemeSchema, 'The scheme') },
  }),
  update: apiRoute({
    method: 'put',
    path: '/vacation-schemes/{schemeId}',
    tags,
    summary: 'Change a vacation scheme; assignments stay',
    permission: 'template:write',
    request: { params: schemeParams, ...jsonBody(schemeInput) },
    responses: { 200: jsonResponse(savedSchema, 'The scheme as it is now') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/vacation-schemes/{schemeId}',
    tags,
    summary: 'Delete a vacation scheme that nobody was ever under',
    permission: 'template:write',
    request: { params: schemeParams },
    responses: { 200: removed },
  }),
  assign: apiRoute({
    method: 'post',
    path: '/vacation-schemes/{schemeId}/assignments',
    tags,
    summary: 'Put people under a scheme from a day on',
    permission: 'vacation:write',
    request: {
      params: schemeParams,
      ...jsonBody(
        z
          .object({ validFrom: date, employeeIds: z.array(z.uuid()).min(1).max(5000) })
          .openapi('VacationSchemeAssignment'),
      ),
    },
    responses: { 200: jsonResponse(z.object({ assigned: z.number(), skipped: z.number() }), 'What was done') },
  }),
};

const limits = {
  list: apiRoute({
    method: 'get',
    path: '/vacation-limits',
    tags,
    summary: 'List limits of a year with their load',
    permission: 'vacation:read',
    request: { query: pageQuery.extend({ year: z.coerce.number().int().min(2000).max(2100) }) },
    responses: { 200: jsonResponse(listResponse(limitSchema), 'A page of limits') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/vacation-limits',
    tags,
    summary: 'Set how many may be away at once',
    permission: 'vacation:write',
    request: jsonBody(limitInput),
    responses: { 201: jsonResponse(savedSchema, 'The new limit') },
  }),
  update: apiRoute({
    method: 'put',
    path: '/vacation-limits/{limitId}',
    tags,
    summary: 'Change a limit',
    permission: 'vacation:write',
    request: { params: limitParams, ...jsonBody(limitInput) },
    responses: { 200: jsonResponse(savedSchema, 'The limit as it is now') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/vacation-limits/{limitId}',
    tags,
    summary: 'Delete a limit',
    permission: 'vacation:write',
    request: { params: limitParams },
    responses: { 200: removed },
  }),
};

const offsetCursor = z.tuple([z.number().int().min(0)]);

/** A page of a list that is short enough to be read whole. */
function cut<T>(rows: T[], limit: number, cursor: string | undefined) {
  const offset = decodeCursor(cursor, offsetCursor)?.[0] ?? 0;
  return toPage(rows.slice(offset, offset + limit + 1), limit, () => [offset + limit]);
}

export default function register(api: ApiApp): void {
  registerSchemes(api);
  registerLimits(api);
}

function registerSchemes(api: ApiApp): void {
  api.openapi(schemes.list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    const { limit, cursor } = c.req.valid('query');
    const page = cut(await listVacationSchemes({ organizationId }), limit, cursor);
    return c.json({ ...page, items: page.items.map((row) => schemeSchema.parse(row)) }, 200);
  });
  api.openapi(schemes.create, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const saved = await createVacationScheme({ actor, values: c.req.valid('json') });
    return c.json(savedSchema.parse(saved), 201, {
      Location: `/api/v1/vacation-schemes/${saved.id}`,
      ETag: etagOf(saved.version),
    });
  });
  api.openapi(schemes.get, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:read');
    const scheme = await getVacationScheme({ organizationId, ...c.req.valid('param') });
    return c.json(schemeSchema.parse(scheme), 200, { ETag: etagOf(scheme.version) });
  });
  api.openapi(schemes.update, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { version: bodyVersion, ...values } = c.req.valid('json');
    const saved = await updateVacationScheme({
      actor,
      ...c.req.valid('param'),
      version: requireIfMatch(c, bodyVersion),
      values,
    });
    return c.json(savedSchema.parse(saved), 200, { ETag: etagOf(saved.version) });
  });
  api.openapi(schemes.remove, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    const { schemeId } = c.req.valid('param');
    await deleteVacationScheme({ actor, schemeId });
    return c.json({ id: schemeId }, 200);
  });
  api.openapi(schemes.assign, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { schemeId } = c.req.valid('param');
    await getVacationScheme({ organizationId: actor.organizationId, schemeId });
    const values = { schemeId, ...c.req.valid('json') };
    return c.json(await assignVacationScheme({ actor, values }), 200);
  });
}

function registerLimits(api: ApiApp): void {
  api.openapi(limits.list, async (c) => {
    const actor = requireApiPermission(c, 'vacation:read');
    const { year, limit, cursor } = c.req.valid('query');
    const rows = await listVacationLimits({
      organizationId: actor.organizationId,
      scope: requireVacationScope(actor),
      first: firstDayOfYear(year),
      last: firstDayOfYear(year + 1) - 1,
    });
    const page = cut(rows, limit, cursor);
    return c.json({ ...page, items: page.items.map((row) => limitSchema.parse(row)) }, 200);
  });
  api.openapi(limits.create, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const saved = await saveVacationLimit({ actor, values: c.req.valid('json') });
    return c.json(saved, 201, { Location: `/api/v1/vacation-limits/${saved.id}`, ETag: etagOf(saved.version) });
  });
  api.openapi(limits.update, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { version: bodyVersion, ...values } = c.req.valid('json');
    const saved = await saveVacationLimit({
      actor,
      ...c.req.valid('param'),
      version: requireIfMatch(c, bodyVersion),
      values,
    });
    return c.json(saved, 200, { ETag: etagOf(saved.version) });
  });
  api.openapi(limits.remove, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { limitId } = c.req.valid('param');
    await deleteVacationLimit({ actor, limitId });
    return c.json({ id: limitId }, 200);
  });
}
