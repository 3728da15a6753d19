import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { decodeCursor, encodeCursor, listResponse, pageQuery } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import type { Actor } from '~/auth/actor';
import { scopeOf } from '~/auth/actor';
import { createEmployee, getEmployee, updateEmployee } from '~/models/employee.server';
import { dismissEmployee } from '~/models/employee-employment.server';
import { contractSchema, employeeStatuses, workTypes } from '~/models/employee-input';
import { type EmployeeRow, listEmployeesAfter } from '~/models/employee-list.server';
import { listEmployeeSkills, setEmployeeSkills } from '~/models/employee-skills.server';
import { forbidden } from '~/platform/errors.server';

const date = z.iso.date().openapi({ example: '2026-03-01' });
const params = z.object({ employeeId: z.uuid() });

const employeeSchema = z
  .object({
    id: z.uuid(),
    personnelNumber: z.string(),
    lastName: z.string(),
    firstName: z.string(),
    patronymic: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    status: z.enum(employeeStatuses),
    workType: z.string(),
    timeZone: z.string(),
    hireDate: date,
    dismissalDate: date.nullable().openapi({ description: 'First day without employment' }),
    siteId: z.uuid(),
    siteName: z.string(),
    positionId: z.uuid().nullable(),
    positionName: z.string().nullable(),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    rate: z.number().nullable(),
    weeklyMinutes: z.number().int().nullable(),
    groups: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
    skills: z.array(z.object({ id: z.uuid(), name: z.string(), proficiency: z.number(), priority: z.number().int() })),
    version: z.number().int(),
  })
  .openapi('Employee');

const profileFields = {
  personnelNumber: z.string().trim().min(1).max(32),
  lastName: z.string().trim().min(1).max(100),
  firstName: z.string().trim().min(1).max(100),
  patronymic: z.string().trim().max(100).nullish(),
  email: z.email().max(254).nullish(),
  phone: z.string().trim().max(40).nullish(),
  siteId: z.uuid(),
  positionId: z.uuid().nullish(),
  workType: z.enum(workTypes).default('office'),
  hireDate: date,
  nightAllowed: z.boolean().default(false),
  weekendAllowed: z.boolean().default(true),
  overtimeAllowed: z.boolean().default(false),
};
const timeZone = z.string().max(60).openapi({ description: 'IANA zone', example: 'Europe/Moscow' });

const newEmployee = z
  .object({
    ...profileFields,
    timeZone: timeZone.nullish().openapi({ description: 'IANA zone; that of the site when missing' }),
    departmentId: z.uuid(),
    status: z.enum(['created', 'active']).default('active'),
    contract: contractSchema.nullish(),
  })
  .openapi('NewEmployee');
const employeeInput = z
  .object({ ...profileFields, timeZone, version: z.number().int().optional() })
  .openapi('EmployeeInput');

const heldSkill = z
  .object({
    skillId: z.uuid(),
    name: z.string(),
    proficiency: z.number().openapi({ description: '0 to 1' }),
    priority: z.number().int(),
    validFrom: date,
    validTo: date.nullable(),
  })
  .openapi('EmployeeSkill');
const skillsAnswer = z.object({ version: z.number().int(), skills: z.array(heldSkill) }).openapi('EmployeeSkills');
const skillsInput = z
  .object({
    from: date.optional().openapi({ description: 'First day of the new set; today when missing' }),
    skills: z
      .array(
        z.object({
          skillId: z.uuid(),
          proficiency: z.number().min(0).max(1),
          priority: z.number().int().min(1).max(9).default(1),
        }),
      )
      .max(200),
    version: z.number().int().optional(),
  })
  .openapi('EmployeeSkillsInput');

const common = { tags: ['Employees'] };
const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/employees',
  summary: 'List employees by name',
  permission: 'employee:read',
  request: {
    query: pageQuery.extend({
      departmentId: z.uuid().optional().openapi({ description: 'With everything below it' }),
      groupId: z.uuid().optional(),
      siteId: z.uuid().optional(),
      positionId: z.uuid().optional(),
      skillId: z.uuid().optional(),
      status: z.enum([...employeeStatuses, 'all']).default('active'),
      workType: z.enum(workTypes).optional(),
      search: z
        .string()
        .max(100)
        .optional()
        .openapi({ description: 'Words of the name, the personnel number, or an id' }),
    }),
  },
  responses: { 200: jsonResponse(listResponse(employeeSchema), 'A page of employees') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/employees',
  summary: 'Create an employee',
  permission: 'employee:write',
  request: jsonBody(newEmployee),
  responses: { 201: jsonResponse(employeeSchema, 'The new employee') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/employees/{employeeId}',
  summary: 'Get an employee',
  permission: 'employee:read',
  request: { params },
  responses: { 200: jsonResponse(employeeSchema, 'The employee') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/employees/{employeeId}',
  summary: 'Change the undated facts of an employee',
  permission: 'employee:write',
  request: { params, ...jsonBody(employeeInput) },
  responses: { 200: jsonResponse(employeeSchema, 'The employee as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/employees/{employeeId}',
  summary: 'Deactivate an employee',
  description: 'Dismisses from a date: facts end, later shifts are released, the login is blocked. History stays.',
  permission: 'employee:write',
  request: {
    params,
    query: z.object({
      date: date.optional().openapi({ description: 'First day without employment; today when missing' }),
      reason: z.string().max(500).optional(),
    }),
  },
  responses: {
    200: jsonResponse(
      z.object({
        version: z.number().int(),
        isInEffect: z.boolean(),
        releasedShifts: z.number().int(),
        cancelledAbsences: z.number().int(),
        cancelledRequests: z.number().int(),
      }),
      'What it released',
    ),
  },
});
const skillsRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/employees/{employeeId}/skills',
  summary: 'Skills that an employee holds today',
  permission: 'employee:read',
  request: { params },
  responses: { 200: jsonResponse(skillsAnswer, 'The skills') },
});
const setSkillsRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/employees/{employeeId}/skills',
  summary: 'Make the skills of an employee a given set from a date on',
  permission: 'employee:write',
  request: { params, ...jsonBody(skillsInput) },
  responses: { 200: jsonResponse(skillsAnswer, 'The skills held today') },
});

/** The fields of a row that the API shows. */
function toEmployee(row: EmployeeRow) {
  return employeeSchema.parse(row);
}

function targetOf(actor: Actor, employeeId: string) {
  const scope = scopeOf(actor, 'employee:read');
  if (!scope) throw forbidden();
  return { organizationId: actor.organizationId, scope, employeeId };
}

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.string(), z.string(), z.uuid()])) ?? null;
    const { organizationId, scope } = targetOf(actor, '');
    const page = await listEmployeesAfter({ organizationId, scope, filter, after, limit });
    return c.json({ items: page.rows.map(toEmployee), nextCursor: page.next && encodeCursor(page.next) }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    const { id } = await createEmployee({ actor, values: c.req.valid('json') });
    const employee = await getEmployee({
      organizationId: actor.organizationId,
      scope: { kind: 'all' },
      employeeId: id,
    });
    return c.json(toEmployee(employee), 201, { Location: `/api/v1/employees/${id}`, ETag: etagOf(employee.version) });
  });
  api.openapi(getRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const employee = await getEmployee(targetOf(actor, c.req.valid('param').employeeId));
    return c.json(toEmployee(employee), 200, { ETag: etagOf(employee.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    const { version, ...values } = c.req.valid('json');
    const { employeeId } = c.req.valid('param');
    await updateEmployee({ actor, employeeId, version: requireIfMatch(c, version), values });
    const employee = await getEmployee({ organizationId: actor.organizationId, scope: { kind: 'all' }, employeeId });
    return c.json(toEmployee(employee), 200, { ETag: etagOf(employee.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    const { employeeId } = c.req.valid('param');
    const { date: wanted, reason } = c.req.valid('query');
    const version = requireIfMatch(c);
    const { localToday } = await getEmployee(targetOf(actor, employeeId));
    const values = { date: wanted ?? localToday, reason };
    return c.json(await dismissEmployee({ actor, employeeId, version, values }), 200);
  });
  api.openapi(skillsRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:read');
    const held = await listEmployeeSkills(targetOf(actor, c.req.valid('param').employeeId));
    return c.json(held, 200, { ETag: etagOf(held.version) });
  });
  api.openapi(setSkillsRoute, async (c) => {
    const actor = requireApiPermission(c, 'employee:write');
    const { version, ...values } = c.req.valid('json');
    const { employeeId } = c.req.valid('param');
    await setEmployeeSkills({ actor, employeeId, version: requireIfMatch(c, version), values });
    const held = await listEmployeeSkills({ organizationId: actor.organizationId, scope: { kind: 'all' }, employeeId });
    return c.json(held, 200, { ETag: etagOf(held.version) });
  });
}
