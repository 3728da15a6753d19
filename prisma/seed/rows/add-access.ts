import { builtInRoles } from '~/auth/built-in-roles';
import type { SeedContext } from '../seed-context';
import type { SeededEmployee } from './add-people';

export interface DemoLogins {
  adminId: string;
}

interface UserInput {
  username: string;
  displayName: string;
  role: string;
  employee?: SeededEmployee;
  departmentId?: string;
}

/**
 * Roles and a login for everybody; the director, heads and leads act in their part of the tree.
 * @param domain tells the logins of this centre from those of another, e.g. `demo.wfm`
 */
export function addAccess(
  context: SeedContext,
  input: { people: SeededEmployee[]; passwordHash: string; domain: string },
): DemoLogins {
  const roleIds = addRoles(context);
  const addUser = ({ username, displayName, role, employee, departmentId }: UserInput): string => {
    const id = context.nextId();
    context.rows.add('users', {
      id,
      organization_id: context.organizationId,
      username: `${username}@${input.domain}`,
      display_name: displayName,
      password_hash: input.passwordHash,
      employee_id: employee?.id ?? null,
      locale: context.blueprint.locale,
    });
    grantRole(context, id, roleIds.get(role)!, departmentId);
    return id;
  };
  const adminId = addUser({ username: 'admin', displayName: 'Administrator', role: 'administrator' });
  const named = nameDemoLogins(context, input.people);
  for (const employee of input.people) {
    const role = roleOf[employee.duty];
    const isHead = role === 'manager' || role === 'supervisor';
    addUser({
      username: named.get(employee) ?? employee.personnelNumber,
      displayName: employee.displayName,
      role,
      employee,
      departmentId: isHead ? employee.department.id : undefined,
    });
  }
  return { adminId };
}

const roleOf: Record<SeededEmployee['duty'], string> = {
  director: 'manager',
  planner: 'planner',
  site_head: 'manager',
  lead: 'supervisor',
  agent: 'employee',
};

/** planner@, manager@, supervisor@ and employee@: the first of each duty, all on one site and in one team. */
function nameDemoLogins(context: SeedContext, people: SeededEmployee[]): Map<SeededEmployee, string> {
  const names = new Map<SeededEmployee, string>();
  if (!context.blueprint.hasDemoLogins) return names;
  const first = (duty: SeededEmployee['duty']) => people.find((person) => person.duty === duty);
  const lead = first('lead');
  const agent = people.find((person) => person.department === lead?.department && person.rule === 'full');
  const demo: [SeededEmployee | undefined, string][] = [
    [first('planner'), 'planner'],
    [first('site_head'), 'manager'],
    [lead, 'supervisor'],
    [agent, 'employee'],
  ];
  for (const [person, name] of demo) if (person) names.set(person, name);
  return names;
}

function addRoles(context: SeedContext): Map<string, string> {
  const ids = new Map<string, string>();
  for (const role of builtInRoles) {
    const id = context.nextId();
    ids.set(role.code, id);
    context.rows.add('roles', {
      id,
      organization_id: context.organizationId,
      code: role.code,
      name: role.name,
      permissions: role.permissions,
      is_system: true,
    });
  }
  return ids;
}

/** Gives a login a role in this organization. */
export function grantRole(context: SeedContext, userId: string, roleId: string, departmentId?: string): void {
  context.rows.add('user_roles', {
    id: context.nextId(),
    organization_id: context.organizationId,
    user_id: userId,
    role_id: roleId,
    department_id: departmentId ?? null,
    valid_from: new Date(context.nowMs),
  });
}

/** The role of this organization with a code. */
export const roleIdOf = (context: SeedContext, code: string): string =>
  context.rows.of('roles').find((role) => role.code === code)!.id as string;
