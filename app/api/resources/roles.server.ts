import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { listResponse } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { createRole, deleteRole, getRole, listRoles, updateRole } from '~/models/role.server';
import { roleSchema } from '~/models/role-input';

const itemSchema = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    permissions: z.array(z.string()).openapi({ example: ['schedule:read:department'] }),
    isSystem: z.boolean(),
    status: z.string(),
    version: z.number().int(),
    userCount: z.number().int(),
  })
  .openapi('Role');

const inputSchema = roleSchema.openapi('RoleInput');
const updateSchema = roleSchema.extend({ version: z.number().int().optional() }).openapi('RoleUpdate');
const versionSchema = z.object({ id: z.uuid(), version: z.number().int() }).openapi('RoleVersion');
const roleParams = z.object({ roleId: z.uuid() });
const tags = ['Roles'];

const list = apiRoute({
  method: 'get',
  path: '/roles',
  tags,
  summary: 'List roles',
  permission: 'role:read',
  responses: { 200: jsonResponse(listResponse(itemSchema), 'All roles; there are few, so that they come as one page') },
});

const read = apiRoute({
  method: 'get',
  path: '/roles/{roleId}',
  tags,
  summary: 'A role',
  permission: 'role:read',
  request: { params: roleParams },
  responses: { 200: jsonResponse(itemSchema, 'The role') },
});

const create = apiRoute({
  method: 'post',
  path: '/roles',
  tags,
  summary: 'Create a role',
  description: 'Its permissions cannot reach beyond those of the caller.',
  permission: 'role:write',
  request: jsonBody(inputSchema),
  responses: { 201: jsonResponse(versionSchema, 'The new role') },
});

const update = apiRoute({
  method: 'put',
  path: '/roles/{roleId}',
  tags,
  summary: 'Change a role',
  permission: 'role:write',
  request: { params: roleParams, ...jsonBody(updateSchema) },
  responses: { 200: jsonResponse(versionSchema, 'The new version') },
});

const remove = apiRoute({
  method: 'delete',
  path: '/roles/{roleId}',
  tags,
  summary: 'Delete a role that nobody has held',
  permission: 'role:write',
  request: { params: roleParams },
  responses: { 204: { description: 'Deleted' } },
});

export default function register(api: ApiApp): void {
  api.openapi(list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'role:read');
    return c.json({ items: await listRoles({ organizationId }), nextCursor: null }, 200);
  });
  api.openapi(read, async (c) => {
    const { organizationId } = requireApiPermission(c, 'role:read');
    const role = await getRole({ organizationId, ...c.req.valid('param') });
    return c.json(role, 200, { ETag: etagOf(role.version) });
  });
  api.openapi(create, async (c) => {
    const role = await createRole({ actor: requireApiPermission(c, 'role:write'), role: c.req.valid('json') });
    return c.json(role, 201, { Location: `/api/v1/roles/${role.id}`, ETag: etagOf(role.version) });
  });
  api.openapi(update, async (c) => {
    const actor = requireApiPermission(c, 'role:write');
    const { version, ...role } = c.req.valid('json');
    const expectedVersion = requireIfMatch(c, version);
    const updated = await updateRole({ actor, ...c.req.valid('param'), expectedVersion, role });
    return c.json(updated, 200, { ETag: etagOf(updated.version) });
  });
  api.openapi(remove, async (c) => {
    await deleteRole({ actor: requireApiPermission(c, 'role:write'), ...c.req.valid('param') });
    return c.body(null, 204);
  });
}
