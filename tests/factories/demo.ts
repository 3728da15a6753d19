import { prisma } from '~/platform/prisma.server';
import { seedDemo } from '../../prisma/seed/seed-demo';

/** The small demo centre in the worker's own database, with ids that tests ask for. */
export async function createDemoCentre() {
  const { organizationId } = await seedDemo({
    databaseUrl: process.env.DATABASE_URL as string,
    size: 'small',
    seed: 7,
  });
  const groups = await prisma().group.findMany({ where: { organizationId }, orderBy: { code: 'asc' } });
  const departments = await prisma().department.findMany({ where: { organizationId }, orderBy: { code: 'asc' } });
  return { organizationId, groups, departments };
}
