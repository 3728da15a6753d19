import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { listResponse } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { type Actor, scopeOf } from '~/auth/actor';
import {
  createDepartment,
  deactivateDepartment,
  getDepartment,
  listDepartments,
  moveDepartment,
  updateDepartment,
} from '~/models/department.server';
import { forbidden } from '~/platform/errors.server';

const params = z.object({ departmentId: z.uuid() });
const departmentSchema = z
  .object({
    id: z.uuid(),
    parentId: z.uuid().nullable(),
    name: z.string(),
    code: z.string(),
    depth: z.number().int().openapi({ description: '0 at the top' }),
    headEmployeeId: z.uuid().nullable(),
    headName: z.string().nullable(),
    siteId: z.uuid().nullable(),
    siteName: z.string().nullable(),
    costCentre: z.string().nullable(),
    participatesInApproval: z.boolean(),
    status: z.string(),
    memberCount: z.number().int().openapi({ description: 'People who belong to it today' }),
    subtreeCount: z.number().int().openapi({ description: 'With everything below' }),
    version: z.number().int(),
  })
  .openapi('Department');

const fields = {
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  headEmployeeId: z.uuid().nullish(),
  siteId: z.uuid().nullish(),
  costCentre: z.string().trim().max(40).nullish(),
  participatesInApproval: z.boolean().default(true),
  status: z.enum(['active', 'inactive']).default('active'),
};
const version = z.number().int().optional();
const common = { tags: ['Departments'] };
const answer = (description: string) => jsonResponse(departmentSchema, description);

const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/departments',
  summary: 'The departments within reach, each below its parent',
  permission: 'department:read',
  responses: { 200: jsonResponse(listResponse(departmentSchema), 'All departments; nextCursor is null') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/departments',
  summary: 'Create a department',
  permission: 'department:write',
  request: jsonBody(z.object({ ...fields, parentId: z.uuid().nullish() }).openapi('NewDepartment')),
  responses: { 201: answer('The new department') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/departments/{departmentId}',
  summary: 'Get a department',
  permission: 'department:read',
  request: { params },
  responses: { 200: answer('The department') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/departments/{departmentId}',
  summary: 'Change a department',
  permission: 'department:write',
  request: { params, ...jsonBody(z.object({ ...fields, version }).openapi('DepartmentInput')) },
  responses: { 200: answer('The department as it is now') },
});
const moveRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/departments/{departmentId}/move',
  summary: 'Move a department with everything below it',
  permission: 'department:write',
  request: {
    params,
    ...jsonBody(z.object({ parentId: z.uuid().nullable(), version: z.number().int() }).openapi('DepartmentMove')),
  },
  responses: { 200: answer('The department as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/departments/{departmentId}',
  summary: 'Make a department inactive',
  permission: 'department:write',
  request: { params },
  responses: { 200: answer('The department as it is now') },
});

function targetOf(actor: Actor, departmentId: string) {
  const scope = scopeOf(actor, 'department:read');
  if (!scope) throw forbidden();
  return { organizationId: actor.organizationId, scope, departmentId };
}

/** The department after a change; read in full, as the new one may not be among the actor's own yet. */
const readAfter = (actor: Actor, departmentId: string) =>
  getDepartment({ organizationId: actor.organizationId, scope: { kind: 'all' }, departmentId });

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const actor = requireApiPermission(c, 'department:read');
    return c.json({ items: await listDepartments(targetOf(actor, '')), nextCursor: null }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'department:write');
    const { id } = await createDepartment({ actor, values: c.req.valid('json') });
    const department = await readAfter(actor, id);
    return c.json(department, 201, { Location: `/api/v1/departments/${id}`, ETag: etagOf(department.version) });
  });
  api.openapi(getRoute, async (c) => {
    const actor = requireApiPermission(c, 'department:read');
    const department = await getDepartment(targetOf(actor, c.req.valid('param').departmentId));
    return c.json(department, 200, { ETag: etagOf(department.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'department:write');
    const { version: bodyVersion, ...values } = c.req.valid('json');
    const { departmentId } = c.req.valid('param');
    await updateDepartment({ actor, departmentId, version: requireIfMatch(c, bodyVersion), values });
    const department = await readAfter(actor, departmentId);
    return c.json(department, 200, { ETag: etagOf(department.version) });
  });
  api.openapi(moveRoute, async (c) => {
    const actor = requireApiPermission(c, 'department:write');
    const { departmentId } = c.req.valid('param');
    await moveDepartment({ actor, departmentId, ...c.req.valid('json') });
    const department = await readAfter(actor, departmentId);
    return c.json(department, 200, { ETag: etagOf(department.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'department:write');
    const { departmentId } = c.req.valid('param');
    await deactivateDepartment({ actor, departmentId, version: requireIfMatch(c) });
    const department = await readAfter(actor, departmentId);
    return c.json(department, 200, { ETag: etagOf(department.version) });
  });
}
