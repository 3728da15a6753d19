import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf } from '~/api/entity-tag.server';
import { decodeCursor, listResponse, pageQuery, toPage } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { type Actor, scopeOf } from '~/auth/actor';
import { createUser, endUserSessions, getUser, resetPassword, setUserStatus, unlockUser } from '~/models/user.server';
import { newUserSchema, roleGrantSchema } from '~/models/user-input';
import { listUsersAfter, type UserItem } from '~/models/user-list.server';
import { grantRole, type RoleGrant, revokeRole } from '~/models/user-roles.server';
import { forbidden } from '~/platform/errors.server';

const instant = z.iso.datetime();

const userSchema = z
  .object({
    id: z.uuid(),
    username: z.string(),
    displayName: z.string(),
    employeeId: z.uuid().nullable(),
    status: z.enum(['active', 'blocked']),
    isLocked: z.boolean(),
    mustChangePassword: z.boolean(),
    isGuest: z.boolean(),
    lastLoginAt: instant.nullable(),
    createdAt: instant,
    version: z.number().int(),
    roles: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
  })
  .openapi('User');

const grantSchema = z
  .object({
    id: z.uuid(),
    roleId: z.uuid(),
    roleName: z.string(),
    departmentId: z.uuid().nullable(),
    departmentName: z.string().nullable(),
    validFrom: instant,
    validTo: instant.nullable(),
  })
  .openapi('RoleGrant');

const detailSchema = userSchema.extend({ grants: z.array(grantSchema) }).openapi('UserDetail');
const passwordSchema = z.object({ temporaryPassword: z.string() }).openapi('TemporaryPassword');
const createdSchema = z
  .object({ id: z.uuid(), version: z.number().int(), temporaryPassword: z.string() })
  .openapi('CreatedUser');
const userParams = z.object({ userId: z.uuid() });
const grantParams = userParams.extend({ grantId: z.uuid() });
const tags = ['Users'];
const write = 'user:write';

const list = apiRoute({
  method: 'get',
  path: '/users',
  tags,
  summary: 'List users',
  permission: 'user:read',
  request: {
    query: pageQuery.extend({
      search: z.string().max(100).optional(),
      status: z.enum(['active', 'blocked', 'locked']).optional(),
      roleId: z.uuid().optional(),
    }),
  },
  responses: { 200: jsonResponse(listResponse(userSchema), 'A page of users, by login') },
});

const create = apiRoute({
  method: 'post',
  path: '/users',
  tags,
  summary: 'Create a user with a temporary password',
  permission: write,
  request: jsonBody(newUserSchema.openapi('NewUser')),
  responses: { 201: jsonResponse(createdSchema, 'The new user; the password is shown this once') },
});

const read = apiRoute({
  method: 'get',
  path: '/users/{userId}',
  tags,
  summary: 'A user with roles',
  permission: 'user:read',
  request: { params: userParams },
  responses: { 200: jsonResponse(detailSchema, 'The user') },
});

const setStatus = apiRoute({
  method: 'put',
  path: '/users/{userId}/status',
  tags,
  summary: 'Block or open an account',
  description: 'Blocking ends every session and token at once.',
  permission: write,
  request: { params: userParams, ...jsonBody(z.object({ status: z.enum(['active', 'blocked']) })) },
  responses: { 204: { description: 'Done' } },
});

const unlock = apiRoute({
  method: 'post',
  path: '/users/{userId}/unlock',
  tags,
  summary: 'Lift the lock after failed logins',
  permission: write,
  request: { params: userParams },
  responses: { 204: { description: 'Done' } },
});

const reset = apiRoute({
  method: 'post',
  path: '/users/{userId}/password-reset',
  tags,
  summary: 'Give a temporary password',
  permission: write,
  request: { params: userParams },
  responses: { 200: jsonResponse(passwordSchema, 'The password, shown this once') },
});

const logOut = apiRoute({
  method: 'delete',
  path: '/users/{userId}/sessions',
  tags,
  summary: 'Log a user out everywhere',
  permission: write,
  request: { params: userParams },
  responses: { 200: jsonResponse(z.object({ endedCount: z.number().int() }), 'How many logins were ended') },
});

const grant = apiRoute({
  method: 'post',
  path: '/users/{userId}/roles',
  tags,
  summary: 'Give a role, in a department and for a time where wanted',
  permission: write,
  request: { params: userParams, ...jsonBody(roleGrantSchema.openapi('NewRoleGrant')) },
  responses: { 201: jsonResponse(z.object({ id: z.uuid() }), 'The grant') },
});

const revoke = apiRoute({
  method: 'delete',
  path: '/users/{userId}/roles/{grantId}',
  tags,
  summary: 'End a role',
  permission: write,
  request: { params: grantParams },
  responses: { 204: { description: 'Done' } },
});

function reachOf(actor: Actor) {
  const scope = scopeOf(actor, 'user:read');
  if (!scope) throw forbidden();
  return { organizationId: actor.organizationId, scope };
}

const toWire = <T extends UserItem>(user: T) => ({
  ...user,
  lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
});

const toWireGrant = (grant: RoleGrant) => ({
  ...grant,
  validFrom: grant.validFrom.toISOString(),
  validTo: grant.validTo?.toISOString() ?? null,
});

export default function register(api: ApiApp): void {
  api.openapi(list, async (c) => {
    const { limit, cursor, ...filter } = c.req.valid('query');
    const after = decodeCursor(cursor, z.tuple([z.string()]));
    const reach = reachOf(requireApiPermission(c, 'user:read'));
    const rows = await listUsersAfter({ ...reach, filter, afterUsername: after?.[0], limit: limit + 1 });
    const page = toPage(rows, limit, (row) => [row.username]);
    return c.json({ ...page, items: page.items.map(toWire) }, 200);
  });
  api.openapi(create, async (c) => {
    const user = await createUser({ actor: requireApiPermission(c, write), user: c.req.valid('json') });
    return c.json(user, 201, { Location: `/api/v1/users/${user.id}`, ETag: etagOf(user.version) });
  });
  api.openapi(read, async (c) => {
    const reach = reachOf(requireApiPermission(c, 'user:read'));
    const { sessions: _, grants, ...user } = await getUser({ ...reach, ...c.req.valid('param') });
    return c.json({ ...toWire(user), grants: grants.map(toWireGrant) }, 200, { ETag: etagOf(user.version) });
  });
  api.openapi(setStatus, async (c) => {
    await setUserStatus({ actor: requireApiPermission(c, write), ...c.req.valid('param'), ...c.req.valid('json') });
    return c.body(null, 204);
  });
  api.openapi(unlock, async (c) => {
    await unlockUser({ actor: requireApiPermission(c, write), ...c.req.valid('param') });
    return c.body(null, 204);
  });
  api.openapi(reset, async (c) => {
    const actor = requireApiPermission(c, write);
    return c.json(await resetPassword({ actor, ...c.req.valid('param') }), 200, { 'Cache-Control': 'no-store' });
  });
  api.openapi(logOut, async (c) => {
    const actor = requireApiPermission(c, write);
    return c.json(await endUserSessions({ actor, ...c.req.valid('param') }), 200);
  });
  api.openapi(grant, async (c) => {
    const { userId } = c.req.valid('param');
    const created = await grantRole({ actor: requireApiPermission(c, write), userId, grant: c.req.valid('json') });
    return c.json(created, 201, { Location: `/api/v1/users/${userId}/roles/${created.id}` });
  });
  api.openapi(revoke, async (c) => {
    await revokeRole({ actor: requireApiPermission(c, write), ...c.req.valid('param') });
    return c.body(null, 204);
  });
}
