import type { Actor } from '~/auth/actor';
import { createActor } from './actor';
import { createEmployee } from './employee';
import { createDepartment, createOrganization } from './organization';

/**
 * A company with two departments side by side, one of them with a department below, an employee in each, and an actor
 * for every role; the manager's scope is `north` with everything below.
 */
export async function createCompany() {
  const base = await createOrganization();
  const { organizationId } = base;
  const north = await createDepartment({ organizationId, name: 'North' });
  const northTeam = await createDepartment({ organizationId, parentId: north.id, name: 'North team' });
  const south = await createDepartment({ organizationId, name: 'South' });
  const place = { organizationId, siteId: base.site.id, workRuleId: base.workRule.id, groupId: base.group.id };
  const northerner = await createEmployee({ ...place, departmentId: northTeam.id, lastName: 'Northova' });
  const southerner = await createEmployee({ ...place, departmentId: south.id, lastName: 'Southova' });
  const departmentIds = [north.id, northTeam.id];
  const actors: Record<'administrator' | 'planner' | 'manager' | 'supervisor' | 'employee', Actor> = {
    administrator: createActor({ organizationId, role: 'administrator' }),
    planner: createActor({ organizationId, role: 'planner' }),
    manager: createActor({ organizationId, role: 'manager', departmentIds }),
    supervisor: createActor({ organizationId, role: 'supervisor', departmentIds }),
    employee: createActor({ organizationId, role: 'employee', employeeId: northerner.id }),
  };
  return { ...base, north, northTeam, south, northerner, southerner, actors, place };
}
