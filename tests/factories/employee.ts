import { prisma } from '~/platform/prisma.server';
import { unique } from './unique';

/** An active employee in a department, with a 40-hour contract, who serves a group where one is given. */
export async function createEmployee(input: {
  organizationId: string;
  siteId: string;
  departmentId: string;
  workRuleId: string;
  groupId?: string;
  lastName?: string;
  weeklyMinutes?: number;
  nightAllowed?: boolean;
  /** hired, in the department and in the group from this day on */
  since?: string;
}) {
  const { organizationId } = input;
  const validFrom = new Date(input.since ?? '2020-01-01');
  const site = await prisma().site.findUniqueOrThrow({ where: { id: input.siteId } });
  return prisma().employee.create({
    data: {
      organizationId,
      personnelNumber: unique('pn'),
      lastName: input.lastName ?? unique('Last'),
      firstName: 'Anna',
      siteId: input.siteId,
      timeZone: site.timeZone,
      hireDate: validFrom,
      nightAllowed: input.nightAllowed ?? false,
      departments: { create: { organizationId, departmentId: input.departmentId, validFrom } },
      contracts: {
        create: { organizationId, workRuleId: input.workRuleId, weeklyMinutes: input.weeklyMinutes ?? 2400, validFrom },
      },
      groups: input.groupId ? { create: { organizationId, groupId: input.groupId, validFrom } } : undefined,
    },
  });
}
