import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { scopeOf } from '~/auth/actor';
import { assignToDepartment, assignToPeople, previewAssignment } from '~/models/rule-assignment.server';
import { assignedKinds } from '~/models/rule-assignment-input';
import { listRulesInForce } from '~/models/rules-in-force.server';

const date = z.iso.date();
const assignment = z
  .object({
    kind: z.enum(assignedKinds),
    targetId: z.uuid().nullable().openapi({ description: 'A work rule or a rotation; null ends what is in force' }),
    employeeIds: z.array(z.uuid()).min(1).max(5000),
    from: date,
    lastDate: date.nullish().openapi({ description: 'Inclusive; without it there is no end' }),
    cycleStart: date.nullish().openapi({ description: 'First day of the cycle; `from` when absent' }),
    staggerDays: z.number().int().min(0).max(55).nullish(),
  })
  .openapi('RuleAssignment');
const departmentAssignment = z
  .object({ departmentId: z.uuid(), workRuleId: z.uuid().nullable(), from: date, lastDate: date.nullish() })
  .openapi('DepartmentRuleAssignment');
const counts = z.record(z.string(), z.number().int());
const previewRow = z.object({
  employeeId: z.uuid(),
  name: z.string(),
  personnelNumber: z.string(),
  currentName: z.string().nullable(),
  verdict: z.enum(['assign', 'replace', 'same', 'end', 'nothing', 'left']),
  cycleStart: z.string().nullable(),
});
const inForce = z
  .object({
    employeeId: z.uuid(),
    name: z.string(),
    personnelNumber: z.string(),
    departmentName: z.string().nullable(),
    rule: z
      .object({ id: z.uuid(), name: z.string(), source: z.enum(['employee', 'department', 'contract']) })
      .nullable(),
    rotation: z.object({ id: z.uuid(), name: z.string(), cycleStart: z.string() }).nullable(),
  })
  .openapi('RulesInForce');

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/rule-assignments',
    tags: ['Work rules'],
    summary: 'The rule and the rotation that apply to each person on a date',
    permission: 'employee:read',
    request: {
      query: z.object({
        date,
        departmentId: z.uuid().optional(),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    },
    responses: {
      200: jsonResponse(z.object({ items: z.array(inForce), totalCount: z.number().int() }), 'People by name'),
    },
  }),
  preview: apiRoute({
    method: 'post',
    path: '/rule-assignments/preview',
    tags: ['Work rules'],
    summary: 'What an assignment would do to each person; nothing is written',
    permission: 'employee:write',
    request: jsonBody(assignment),
    responses: { 200: jsonResponse(z.object({ items: z.array(previewRow), counts }), 'The effect by person') },
  }),
  assign: apiRoute({
    method: 'post',
    path: '/rule-assignments',
    tags: ['Work rules'],
    summary: 'Assign a work rule or a rotation to people from a day on',
    permission: 'employee:write',
    request: jsonBody(assignment),
    responses: { 200: jsonResponse(z.object({ changed: z.number().int(), counts }), 'How many changed') },
  }),
  department: apiRoute({
    method: 'post',
    path: '/rule-assignments/department',
    tags: ['Work rules'],
    summary: 'Assign a work rule to a department from a day on',
    permission: 'template:write',
    request: jsonBody(departmentAssignment),
    responses: { 200: jsonResponse(z.object({ changed: z.number().int() }), 'Whether anything changed') },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const { date: on, departmentId, page, limit } = c.req.valid('query');
    const { rows, totalCount } = await listRulesInForce({
      organizationId: actor.organizationId,
      scope: scopeOf(actor, 'employee:read')!,
      filter: { departmentId },
      date: on,
      page,
      pageSize: limit,
    });
    return c.json({ items: rows, totalCount }, 200);
  });
  api.openapi(routes.preview, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    const { rows, counts } = await previewAssignment(actor, c.req.valid('json'));
    return c.json({ items: rows, counts }, 200);
  });
  api.openapi(routes.assign, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    return c.json(await assignToPeople(actor, c.req.valid('json')), 200);
  });
  api.openapi(routes.department, async (c) => {
    const actor = requireApiPermission(c, 'template:write');
    return c.json(await assignToDepartment(actor, c.req.valid('json')), 200);
  });
}
