import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { getVacation, listVacations } from '~/models/vacation-list.server';
import { approveVacations, createVacation, deleteVacation, updateVacation } from '~/models/vacation-write.server';
import { requireVacationScope } from '~/models/vacation-year.server';

const params = z.object({ vacationId: z.uuid() });
const date = z.iso.date();
const fields = {
  kind: z.enum(['annual', 'extraordinary']).openapi({ description: 'Extraordinary leave costs no days' }),
  schemeId: z.uuid().nullable().openapi({ description: 'An additional scheme that pays; null = the main account' }),
  firstDate: date,
  lastDate: date.openapi({ description: 'The last day of the block' }),
  priority: z.enum(['fixed', 'priority', 'non_priority']),
};
const vacationSchema = z
  .object({
    id: z.uuid(),
    employeeId: z.uuid(),
    employeeName: z.string(),
    ...fields,
    state: z
      .enum(['planned', 'approved'])
      .openapi({ description: 'An approved block is an absence that planning honours' }),
    origin: z.string(),
    note: z.string().nullable(),
    version: z.number().int(),
  })
  .openapi('Vacation');
const violationSchema = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'breach', 'warning']),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
});
const savedSchema = z
  .object({
    id: z.uuid(),
    version: z.number().int(),
    warnings: z.array(violationSchema).openapi({ description: 'Rules that the block breaks all the same' }),
    publishedShifts: z
      .array(z.object({ scheduleId: z.uuid(), scheduleName: z.string(), date }))
      .openapi({ description: 'Shifts of published schedules on its days' }),
  })
  .openapi('SavedVacation');
const days = z
  .number()
  .int()
  .min(1)
  .max(120)
  .openapi({ description: 'Instead of lastDate: public holidays move the end' });
const isForced = z.boolean().openapi({ description: 'Save although rules are broken that a planner may overrule' });
const vacationInput = z
  .object({
    employeeId: z.uuid(),
    kind: fields.kind.default('annual'),
    schemeId: fields.schemeId.default(null),
    firstDate: date,
    lastDate: date.optional(),
    days: days.optional(),
    priority: fields.priority.default('non_priority'),
    note: z.string().max(500).optional(),
    isForced: isForced.default(false),
    isApproved: z.boolean().default(false),
  })
  .openapi('VacationInput');
const vacationChange = z
  .object({
    kind: fields.kind.optional(),
    schemeId: fields.schemeId.optional(),
    firstDate: date.optional(),
    lastDate: date.optional(),
    days: days.optional(),
    priority: fields.priority.optional(),
    note: z.string().max(500).nullish(),
    isForced: isForced.default(false),
    version: z.number().int().optional(),
  })
  .openapi('VacationChange');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/vacations',
    tags: ['Vacations'],
    summary: 'List leave by first day',
    permission: 'vacation:read',
    request: {
      query: pageQuery.extend({
        from: date.optional(),
        to: date.optional(),
        employeeId: z.uuid().optional(),
        departmentId: z.uuid().optional(),
        state: z.enum(['planned', 'approved']).optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(vacationSchema), 'A page of blocks') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/vacations',
    tags: ['Vacations'],
    summary: 'Give a person a block of leave',
    permission: 'vacation:write',
    request: jsonBody(vacationInput),
    responses: { 201: jsonResponse(savedSchema, 'The new block') },
  }),
  get: apiRoute({
    method: 'get',
    path: '/vacations/{vacationId}',
    tags: ['Vacations'],
    summary: 'One block of leave',
    permission: 'vacation:read',
    request: { params },
    responses: { 200: jsonResponse(vacationSchema, 'The block') },
  }),
  update: apiRoute({
    method: 'patch',
    path: '/vacations/{vacationId}',
    tags: ['Vacations'],
    summary: 'Move, lengthen or relabel a block',
    permission: 'vacation:write',
    request: { params, ...jsonBody(vacationChange) },
    responses: { 200: jsonResponse(savedSchema, 'The block as it is now') },
  }),
  approve: apiRoute({
    method: 'put',
    path: '/vacations/{vacationId}/approval',
    tags: ['Vacations'],
    summary: 'Approve a block, or take the approval back',
    permission: 'vacation:write',
    request: { params, ...jsonBody(z.object({ isApproved: z.boolean() }).openapi('VacationApproval')) },
    responses: { 200: jsonResponse(vacationSchema, 'The block as it is now') },
  }),
  remove: apiRoute({
    method: 'delete',
    path: '/vacations/{vacationId}',
    tags: ['Vacations'],
    summary: 'Remove a block: its days return to the balance, its absence is cancelled',
    permission: 'vacation:write',
    request: { params },
    responses: { 200: jsonResponse(z.object({ id: z.uuid() }), 'Removed') },
  }),
};

const cursorKey = z.tuple([date, z.uuid()]);

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'vacation:read');
    const { cursor, limit, ...filter } = c.req.valid('query');
    const rows = await listVacations({
      organizationId: actor.organizationId,
      scope: requireVacationScope(actor),
      ...filter,
      after: decodeCursor(cursor, cursorKey),
      limit: limit + 1,
    });
    const page = toPage(rows, limit, (row) => [row.firstDate, row.id]);
    return c.json({ ...page, items: page.items.map((row) => vacationSchema.parse(row)) }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { employeeId, isApproved, ...values } = c.req.valid('json');
    const saved = await createVacation({ actor, employeeId, values, isApproved });
    return c.json(savedSchema.parse(saved), 201, {
      Location: `/api/v1/vacations/${saved.id}`,
      ETag: etagOf(saved.version),
    });
  });
  api.openapi(routes.get, async (c) => {
    const actor = requireApiPermission(c, 'vacation:read');
    const scope = requireVacationScope(actor);
    const found = await getVacation({ organizationId: actor.organizationId, scope, ...c.req.valid('param') });
    return c.json(vacationSchema.parse(found), 200, { ETag: etagOf(found.version) });
  });
  api.openapi(routes.update, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { version: bodyVersion, ...values } = c.req.valid('json');
    const version = requireIfMatch(c, bodyVersion);
    const saved = await updateVacation({ actor, ...c.req.valid('param'), version, values });
    return c.json(savedSchema.parse(saved), 200, { ETag: etagOf(saved.version) });
  });
  api.openapi(routes.approve, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { vacationId } = c.req.valid('param');
    await approveVacations({ actor, vacationIds: [vacationId], ...c.req.valid('json') });
    const found = await getVacation({
      organizationId: actor.organizationId,
      scope: requireVacationScope(actor),
      vacationId,
    });
    return c.json(vacationSchema.parse(found), 200, { ETag: etagOf(found.version) });
  });
  api.openapi(routes.remove, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { vacationId } = c.req.valid('param');
    await deleteVacation({ actor, vacationId });
    return c.json({ id: vacationId }, 200);
  });
}
