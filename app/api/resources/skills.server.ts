import { z } from '@hono/zod-openapi';
import type { ApiApp } from '~/api/api-app';
import { apiRoute, jsonBody, jsonResponse } from '~/api/api-route.server';
import { etagOf, requireIfMatch } from '~/api/entity-tag.server';
import { listResponse } from '~/api/paging.server';
import { requireApiPermission } from '~/api/require-api-permission.server';
import { createSkill, getSkill, listSkills, updateSkill } from '~/models/skill.server';

const params = z.object({ skillId: z.uuid() });
const skillSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    code: z.string(),
    category: z.string().nullable(),
    status: z.string(),
    holderCount: z.number().int().openapi({ description: 'People who hold it today' }),
    meanProficiency: z.number().nullable(),
    groups: z.array(z.object({ id: z.uuid(), name: z.string() })).openapi({ description: 'Groups that ask for it' }),
    version: z.number().int(),
  })
  .openapi('Skill');

const fields = {
  name: z.string().trim().min(1).max(150),
  code: z.string().trim().min(1).max(40),
  category: z.string().trim().max(60).nullish(),
  status: z.enum(['active', 'inactive']).default('active'),
};
const common = { tags: ['Skills'] };
const answer = (description: string) => jsonResponse(skillSchema, description);

const listRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/skills',
  summary: 'List skills',
  permission: 'structure:read',
  request: { query: z.object({ status: z.enum(['active', 'inactive']).optional() }) },
  responses: { 200: jsonResponse(listResponse(skillSchema), 'All skills; nextCursor is null') },
});
const createRoute = apiRoute({
  ...common,
  method: 'post',
  path: '/skills',
  summary: 'Create a skill',
  permission: 'structure:write',
  request: jsonBody(z.object(fields).openapi('NewSkill')),
  responses: { 201: answer('The new skill') },
});
const getRoute = apiRoute({
  ...common,
  method: 'get',
  path: '/skills/{skillId}',
  summary: 'Get a skill',
  permission: 'structure:read',
  request: { params },
  responses: { 200: answer('The skill') },
});
const updateRoute = apiRoute({
  ...common,
  method: 'put',
  path: '/skills/{skillId}',
  summary: 'Change a skill',
  permission: 'structure:write',
  request: { params, ...jsonBody(z.object({ ...fields, version: z.number().int().optional() }).openapi('SkillInput')) },
  responses: { 200: answer('The skill as it is now') },
});
const deleteRoute = apiRoute({
  ...common,
  method: 'delete',
  path: '/skills/{skillId}',
  summary: 'Make a skill inactive',
  permission: 'structure:write',
  request: { params },
  responses: { 200: answer('The skill as it is now') },
});

export default function register(api: ApiApp): void {
  api.openapi(listRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const { status } = c.req.valid('query');
    return c.json({ items: await listSkills({ organizationId, status }), nextCursor: null }, 200);
  });
  api.openapi(createRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { organizationId } = actor;
    const { id } = await createSkill({ actor, values: c.req.valid('json') });
    const skill = await getSkill({ organizationId, skillId: id });
    return c.json(skill, 201, { Location: `/api/v1/skills/${id}`, ETag: etagOf(skill.version) });
  });
  api.openapi(getRoute, async (c) => {
    const { organizationId } = requireApiPermission(c, 'structure:read');
    const skill = await getSkill({ organizationId, ...c.req.valid('param') });
    return c.json(skill, 200, { ETag: etagOf(skill.version) });
  });
  api.openapi(updateRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { version, ...values } = c.req.valid('json');
    const { skillId } = c.req.valid('param');
    await updateSkill({ actor, skillId, version: requireIfMatch(c, version), values });
    const skill = await getSkill({ organizationId: actor.organizationId, skillId });
    return c.json(skill, 200, { ETag: etagOf(skill.version) });
  });
  api.openapi(deleteRoute, async (c) => {
    const actor = requireApiPermission(c, 'structure:write');
    const { skillId } = c.req.valid('param');
    const version = requireIfMatch(c);
    const before = await getSkill({ organizationId: actor.organizationId, skillId });
    await updateSkill({ actor, skillId, version, values: { ...before, status: 'inactive' } });
    const skill = await getSkill({ organizationId: actor.organizationId, skillId });
    return c.json(skill, 200, { ETag: etagOf(skill.version) });
  });
}
