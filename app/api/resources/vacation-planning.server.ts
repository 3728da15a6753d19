import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { epochDayToDate } from '~/engine/time/local-date';
import { requestVacationPlan } from '~/jobs/request-vacation-plan.server';
import { listEmployeesAfter } from '~/models/employee-list.server';
import { defaultBalanceDay, loadBalances, readBalanceSearch } from '~/models/vacation-balance.server';
import {
  applyVacationPlan,
  getVacationPlan,
  listVacationProposals,
  requirePlanScope,
} from '~/models/vacation-plan.server';
import { addVacationWishFor, listVacationWishes } from '~/models/vacation-wish.server';
import { requireVacationScope } from '~/models/vacation-year.server';

const date = z.iso.date();
const year = z.coerce.number().int().min(2000).max(2100);
const reason = z
  .object({ rule: z.string(), figures: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable();

const balanceSchema = z
  .object({
    employeeId: z.uuid(),
    name: z.string(),
    personnelNumber: z.string(),
    departmentName: z.string().nullable(),
    schemeName: z.string().nullable(),
    carried: z.number(),
    accrued: z.number(),
    corrected: z.number(),
    taken: z.number(),
    expired: z.number(),
    remaining: z.number(),
    planned: z.number(),
    atYearEnd: z.number(),
    expiring: z.object({ date, days: z.number() }).nullable(),
    extraordinary: z
      .object({ taken: z.number(), planned: z.number() })
      .openapi({ description: 'Leave of the year that no balance pays, in calendar days' }),
    additional: z
      .array(
        z.object({
          schemeId: z.uuid(),
          name: z.string(),
          accrued: z.number(),
          taken: z.number(),
          planned: z.number(),
          remaining: z.number(),
          atYearEnd: z.number(),
        }),
      )
      .openapi({ description: 'Accounts of the schemes held beside the main one' }),
  })
  .openapi('VacationBalance');

const wishSchema = z
  .object({
    id: z.uuid(),
    employeeId: z.uuid(),
    employeeName: z.string(),
    year: z.number().int(),
    rank: z.number().int().openapi({ description: '1 is wanted most' }),
    firstDate: date,
    lastDate: date,
    priority: z.string(),
    state: z.enum(['draft', 'submitted', 'granted', 'moved', 'refused']),
    outcome: reason,
    version: z.number().int(),
  })
  .openapi('VacationWish');

const planSchema = z
  .object({
    id: z.uuid(),
    year: z.number().int(),
    state: z.enum(['running', 'ready', 'applied', 'failed']),
    summary: z.record(z.string(), z.number()).nullable(),
    jobId: z.uuid().nullable(),
  })
  .openapi('VacationPlan');

const proposalSchema = z
  .object({
    id: z.uuid(),
    employeeId: z.uuid(),
    employeeName: z.string(),
    outcome: z.enum(['granted', 'moved', 'filled', 'shifted', 'refused', 'unplaced']),
    firstDate: date.nullable(),
    lastDate: date.nullable(),
    days: z.number(),
    rank: z.number().int().nullable(),
    reason,
    basis: reason.openapi({ description: 'What decided the dates: turn (order of wishes), quiet (demand) or room' }),
  })
  .openapi('VacationProposal');

const planParams = z.object({ vacationPlanId: z.uuid() });
const tags = ['Vacations'];

const routes = {
  balances: apiRoute({
    method: 'get',
    path: '/vacation-balances',
    tags,
    summary: 'Balances of leave days on a day, by name',
    permission: 'vacation:read',
    request: {
      query: pageQuery.extend({
        asOf: date.optional(),
        departmentId: z.uuid().optional(),
        groupId: z.uuid().optional(),
      }),
    },
    responses: { 200: jsonResponse(listResponse(balanceSchema), 'A page of balances') },
  }),
  wishes: apiRoute({
    method: 'get',
    path: '/vacation-wishes',
    tags,
    summary: 'Desired vacations of a year, by name and rank',
    permission: 'vacation:read',
    request: {
      query: pageQuery.extend({ year, state: z.enum(['submitted', 'granted', 'moved', 'refused']).optional() }),
    },
    responses: { 200: jsonResponse(listResponse(wishSchema), 'A page of wishes') },
  }),
  addWish: apiRoute({
    method: 'post',
    path: '/vacation-wishes',
    tags,
    summary: 'Hand in a wish for a person while wishes are collected',
    permission: 'vacation:write',
    request: jsonBody(
      z
        .object({
          employeeId: z.uuid(),
          year,
          firstDate: date,
          lastDate: date.optional(),
          days: z.number().int().min(1).max(60).optional(),
          priority: z.enum(['fixed', 'priority', 'non_priority']).default('non_priority'),
        })
        .openapi('VacationWishInput'),
    ),
    responses: { 201: jsonResponse(z.object({ id: z.uuid() }), 'The new wish') },
  }),
  generate: apiRoute({
    method: 'post',
    path: '/vacations/generate',
    tags,
    summary: 'Start the automatic plan of a year; its result is a preview until applied',
    permission: 'vacation:write',
    request: jsonBody(
      z
        .object({
          year,
          departmentId: z.uuid().optional(),
          groupId: z.uuid().optional(),
          fillsRest: z.boolean().default(true),
          movesExisting: z.boolean().default(false),
          peakWeight: z.number().min(0).max(10).default(1).openapi({
            description:
              'What a peak of demand counts against evenness where days are placed without a wish; 0 = nothing',
          }),
          order: z.enum(['seniority', 'fairness']).default('seniority').openapi({
            description:
              'Who comes first where wishes clash: the longest employed, or who got least so far and last year',
          }),
        })
        .openapi('VacationPlanInput'),
    ),
    responses: { 202: jsonResponse(z.object({ jobId: z.uuid(), planId: z.uuid() }), 'Started') },
  }),
  plan: apiRoute({
    method: 'get',
    path: '/vacation-plans/{vacationPlanId}',
    tags,
    summary: 'One automatic plan with its summary',
    permission: 'vacation:write',
    request: { params: planParams },
    responses: { 200: jsonResponse(planSchema, 'The plan') },
  }),
  proposals: apiRoute({
    method: 'get',
    path: '/vacation-plans/{vacationPlanId}/proposals',
    tags,
    summary: 'Who gets what, and who does not and why',
    permission: 'vacation:write',
    request: { params: planParams, query: pageQuery },
    responses: { 200: jsonResponse(listResponse(proposalSchema), 'A page of proposals') },
  }),
  apply: apiRoute({
    method: 'post',
    path: '/vacation-plans/{vacationPlanId}/apply',
    tags,
    summary: 'Apply an automatic plan',
    permission: 'vacation:write',
    request: {
      params: planParams,
      ...jsonBody(z.object({ isApproved: z.boolean().default(false) }).openapi('VacationPlanApply')),
    },
    responses: {
      200: jsonResponse(z.object({ created: z.number(), moved: z.number(), skipped: z.number() }), 'What was done'),
    },
  }),
};

const nameCursor = z.tuple([z.string(), z.string(), z.uuid()]);
const wishCursor = z.tuple([z.string(), z.uuid(), z.number()]);
const offsetCursor = z.tuple([z.number().int().min(0)]);

export default function register(api: ApiApp): void {
  api.openapi(routes.balances, async (c) => {
    const actor = requireApiPermission(c, 'vacation:read');
    const { limit, cursor, asOf, departmentId, groupId } = c.req.valid('query');
    const input = readBalanceSearch(actor, new URLSearchParams({ asOf: asOf ?? epochDayToDate(defaultBalanceDay()) }));
    const { organizationId, scope } = input;
    const { rows, next } = await listEmployeesAfter({
      organizationId,
      scope,
      filter: { ...input.filter, departmentId, groupId },
      after: decodeCursor(cursor, nameCursor) ?? null,
      limit,
    });
    const items = await loadBalances(
      input,
      rows.map(({ id }) => id),
    );
    return c.json(
      { items: items.map((item) => balanceSchema.parse(item)), nextCursor: next ? encodeCursor(next) : null },
      200,
    );
  });
  api.openapi(routes.wishes, async (c) => {
    const actor = requireApiPermission(c, 'vacation:read');
    const { limit, cursor, ...filter } = c.req.valid('query');
    const rows = await listVacationWishes({
      organizationId: actor.organizationId,
      scope: requireVacationScope(actor),
      ...filter,
      after: decodeCursor(cursor, wishCursor),
      limit: limit + 1,
    });
    const page = toPage(rows, limit, (row) => [row.employeeName, row.employeeId, row.rank]);
    return c.json({ ...page, items: page.items.map((row) => wishSchema.parse(row)) }, 200);
  });
  api.openapi(routes.addWish, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { employeeId, year: wanted, ...values } = c.req.valid('json');
    return c.json({ id: await addVacationWishFor(actor, employeeId, wanted, values) }, 201);
  });
  api.openapi(routes.generate, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const started = await requestVacationPlan(actor, c.req.valid('json'));
    return c.json(started, 202, { Location: `/api/v1/jobs/${started.jobId}` });
  });
  api.openapi(routes.plan, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const planId = c.req.valid('param').vacationPlanId;
    const plan = await getVacationPlan({
      organizationId: actor.organizationId,
      scope: requirePlanScope(actor),
      planId,
    });
    return c.json(planSchema.parse(plan), 200);
  });
  api.openapi(routes.proposals, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const { limit, cursor } = c.req.valid('query');
    const { organizationId } = actor;
    const planId = c.req.valid('param').vacationPlanId;
    await getVacationPlan({ organizationId, scope: requirePlanScope(actor), planId });
    const offset = decodeCursor(cursor, offsetCursor)?.[0] ?? 0;
    const { rows } = await listVacationProposals({ organizationId, planId, limit: limit + 1, offset });
    const page = toPage(rows, limit, () => [offset + limit]);
    return c.json({ ...page, items: page.items.map((row) => proposalSchema.parse(row)) }, 200);
  });
  api.openapi(routes.apply, async (c) => {
    const actor = requireApiPermission(c, 'vacation:write');
    const planId = c.req.valid('param').vacationPlanId;
    return c.json(await applyVacationPlan({ actor, planId, ...c.req.valid('json') }), 200);
  });
}
