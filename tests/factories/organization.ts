import { builtInRoles } from '~/auth/built-in-roles';
import { prisma } from '~/platform/prisma.server';
import { unique } from './unique';

/** An organization with one site, one department, one service with one group, a work rule and the built-in roles. */
export async function createOrganization(overrides: { timeZone?: string } = {}) {
  const timeZone = overrides.timeZone ?? 'Europe/Moscow';
  const code = unique('org');
  const organization = await prisma().organization.create({ data: { name: code, code, timeZone } });
  const organizationId = organization.id;
  const site = await prisma().site.create({ data: { organizationId, name: 'Main', code: 'MAIN', timeZone } });
  const department = await createDepartment({ organizationId });
  const service = await prisma().service.create({ data: { organizationId, name: 'Support', code: 'SUP' } });
  const group = await prisma().group.create({
    data: {
      organizationId,
      serviceId: service.id,
      name: 'Support calls',
      code: 'SUP-C',
      channelType: 'CALLS',
      timeZone,
    },
  });
  const workRule = await prisma().workRule.create({ data: { organizationId, name: 'Standard' } });
  await prisma().role.createMany({
    data: builtInRoles.map((role) => ({ ...role, organizationId, isSystem: true })),
  });
  return { organization, organizationId, site, department, service, group, workRule };
}

/** A department below another, or at the top. */
export async function createDepartment(input: { organizationId: string; parentId?: string; name?: string }) {
  const parent = input.parentId ? await prisma().department.findUniqueOrThrow({ where: { id: input.parentId } }) : null;
  const code = unique('dep');
  const department = await prisma().department.create({
    data: { organizationId: input.organizationId, parentId: input.parentId, name: input.name ?? code, code, path: [] },
  });
  return prisma().department.update({
    where: { id: department.id },
    data: { path: [...(parent?.path ?? []), department.id] },
  });
}
