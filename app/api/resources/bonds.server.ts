import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { bondKinds, bondSchema, createBond, getBond, listBonds, updateBond } from '~/models/bond.server';

const fields = {
  name: z.string(),
  kind: z.enum(bondKinds),
  toleranceMinutes: z
    .number()
    .int()
    .openapi({ description: 'How far starts (with transport also ends) may lie apart' }),
  employeeIds: z.array(z.uuid()),
  validFrom: z.iso.date(),
  lastDate: z.iso.date().nullable(),
  status: z.enum(['active', 'inactive']),
};
const bond = z.object({ id: z.uuid(), ...fields, version: z.number().int() }).openapi('ShiftBond');
const bondInput = z
  .object({ name: fields.name, kind: fields.kind, employeeIds: fields.employeeIds, validFrom: fields.validFrom })
  .extend(
    z.object({ toleranceMinutes: fields.toleranceMinutes, lastDate: fields.lastDate, status: fields.status }).partial()
      .shape,
  )
  .openapi('ShiftBondInput');
const bondChanges = z.object(fields).partial().extend({ version: z.number().int().optional() });
const params = z.object({ bondId: z.uuid() });

const routes = {
  list: apiRoute({
    method: 'get',
    path: '/shift-bonds',
    tags: ['Work rules'],
    summary: 'People whose shifts must be together, apart, or by one transport',
    permission: 'template:write:all',
    request: { query: z.object({ status: z.enum(['active', 'inactive']).optional() }) },
    responses: { 200: jsonResponse(z.object({ items: z.array(bond) }), 'Bonds by name') },
  }),
  create: apiRoute({
    method: 'post',
    path: '/shift-bonds',
    tags: ['Work rules'],
    summary: 'Bind people',
    permission: 'template:write:all',
    request: jsonBody(bondInput),
    responses: { 201: jsonResponse(bond, 'The new bond') },
  }),
  update: apiRoute({
    method: 'patch',
    path: '/shift-bonds/{bondId}',
    tags: ['Work rules'],
    summary: 'Change a bond',
    permission: 'template:write:all',
    request: { params, ...jsonBody(bondChanges) },
    responses: { 200: jsonResponse(bond, 'The bond as it is now') },
  }),
};

export default function register(api: ApiApp): void {
  api.openapi(routes.list, async (c) => {
    const { organizationId } = requireApiPermission(c, 'template:write:all');
    return c.json({ items: await listBonds({ organizationId, ...c.req.valid('query') }) }, 200);
  });
  api.openapi(routes.create, async (c) => {
    const actor = requireApiPermission(c, 'template:write:all');
    const { id } = await createBond({ actor, values: c.req.valid('json') });
    const made = await getBond({ organizationId: actor.organizationId, bondId: id });
    return c.json(made, 201, { ETag: etagOf(made.version) });
  });
  api.openapi(routes.update, async (c) => {
    const actor = requireApiPermission(c, 'template:write:all');
    const { version: bodyVersion, ...changes } = c.req.valid('json');
    const version = requireIfMatch(c, bodyVersion);
    const target = { organizationId: actor.organizationId, ...c.req.valid('param') };
    const values = { ...bondSchema.parse(await getBond(target)), ...changes };
    await updateBond({ actor, bondId: target.bondId, version, values });
    const changed = await getBond(target);
    return c.json(changed, 200, { ETag: etagOf(changed.version) });
  });
}
