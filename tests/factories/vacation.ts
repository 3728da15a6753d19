import { prisma } from '~/platform/prisma.server';
import { createEmployee } from './employee';
import { createDepartment, createOrganization } from './organization';
import { unique } from './unique';

/** A centre with two departments, a scheme of 28 days that advances all of them, and people of the first under it. */
export async function createVacationCentre(count = 2) {
  const base = await createOrganization();
  const { organizationId } = base;
  const other = await createDepartment({ organizationId });
  const scheme = await prisma().vacationScheme.create({
    data: { organizationId, name: unique('Scheme'), noticeDays: 0, advanceDays: 28, maxShiftDays: 5 },
  });
  const place = { organizationId, siteId: base.site.id, workRuleId: base.workRule.id, groupId: base.group.id };
  const people: Awaited<ReturnType<typeof createEmployee>>[] = [];
  for (let index = 0; index < count; index++) {
    const person = await createEmployee({ ...place, departmentId: base.department.id, lastName: `Person${index}` });
    await prisma().vacationAssignment.create({
      data: { organizationId, employeeId: person.id, schemeId: scheme.id, validFrom: new Date('2027-01-01') },
    });
    people.push(person);
  }
  const outsider = await createEmployee({ ...place, departmentId: other.id, lastName: 'Outsider' });
  return { ...base, scheme, people, outsider, other };
}
