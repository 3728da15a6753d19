import { describe, expect, it } from 'vitest';
import { createPosition, deletePosition, listPositions, updatePosition } from '~/models/position.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createEmployee } from '../../factories/employee';
import { createOrganization } from '../../factories/organization';

async function open() {
  const centre = await createOrganization();
  const { organizationId } = centre;
  const actor = createActor({ organizationId, role: 'planner' });
  const { id } = await createPosition({ actor, values: { name: 'Coach', code: 'COACH' } });
  return { centre, organizationId, actor, id };
}

const actionsOf = async (organizationId: string, entityId: string) =>
  (await prisma().auditEvent.findMany({ where: { organizationId, entityId }, orderBy: { id: 'asc' } })).map(
    (event) => event.action,
  );

describe('positions', () => {
  it('are made, changed and removed, each with a trace', async () => {
    const { organizationId, actor, id } = await open();
    expect(await listPositions({ organizationId })).toMatchObject([{ id, plannable: false, version: 1 }]);
    await updatePosition({
      actor,
      positionId: id,
      version: 1,
      values: { name: 'Lead', code: 'COACH', plannable: 'on' },
    });
    expect(await listPositions({ organizationId })).toMatchObject([{ name: 'Lead', plannable: true, version: 2 }]);
    await deletePosition({ actor, positionId: id, version: 2 });
    expect(await listPositions({ organizationId })).toEqual([]);
    expect(await actionsOf(organizationId, id)).toEqual(['position.created', 'position.updated', 'position.deleted']);
  });

  it('have codes of their own, and an edit of an older version is refused', async () => {
    const { actor, id } = await open();
    const values = { name: 'Other', code: 'COACH' };
    await expect(createPosition({ actor, values })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ field: 'code', rule: 'unique' }],
    });
    await updatePosition({ actor, positionId: id, version: 1, values: { name: 'Lead', code: 'LEAD' } });
    await expect(updatePosition({ actor, positionId: id, version: 1, values })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(deletePosition({ actor, positionId: id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that somebody holds stay, also when the person has left', async () => {
    const { centre, organizationId, actor, id } = await open();
    const { site, department, workRule } = centre;
    const person = await createEmployee({
      organizationId,
      siteId: site.id,
      departmentId: department.id,
      workRuleId: workRule.id,
    });
    await prisma().employee.update({ where: { id: person.id }, data: { positionId: id } });
    expect(await listPositions({ organizationId })).toMatchObject([{ id, employeeCount: 1 }]);
    await prisma().employee.update({ where: { id: person.id }, data: { status: 'dismissed' } });
    expect(await listPositions({ organizationId })).toMatchObject([{ id, employeeCount: 0 }]);
    await expect(deletePosition({ actor, positionId: id, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are out of reach for others', async () => {
    const { organizationId, id } = await open();
    const stranger = createActor({ organizationId: (await createOrganization()).organizationId, role: 'planner' });
    const target = { positionId: id, version: 1 };
    await expect(deletePosition({ actor: stranger, ...target })).rejects.toMatchObject({ code: 'not_found' });
    const values = { name: 'Mine', code: 'MINE' };
    await expect(updatePosition({ actor: stranger, ...target, values })).rejects.toMatchObject({ code: 'not_found' });
    const manager = createActor({ organizationId, role: 'manager' });
    await expect(deletePosition({ actor: manager, ...target })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createPosition({ actor: manager, values })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
