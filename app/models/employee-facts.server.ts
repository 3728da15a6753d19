import { forgetAccess } from '~/auth/access-cache.server';
import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { beginFact, endFact, type FactChange, type FactTarget } from './dated-fact.server';
import { isEmployeeInScope } from './employee.server';
import { type FactChangeInput, factChangeSchema } from './employee-input';
import {
  bumpEmployeeVersion,
  type LockedEmployee,
  lockEmployee,
  requireDepartmentInScope,
  requireReferences,
} from './employee-lock.server';
import { parseInput } from './parse-input.server';

interface Period {
  id: string;
  validFrom: string;
  validTo: string | null;
}

/** Everything dated about an employee, newest first: past, present and planned. */
export interface EmployeeFacts {
  departments: (Period & { departmentId: string; name: string; parentName: string | null })[];
  contracts: (Period & {
    workRuleId: string;
    workRuleName: string;
    rate: number;
    weeklyMinutes: number;
    dailyMaxMinutes: number;
  })[];
  groups: (Period & {
    groupId: string;
    name: string;
    channelType: string;
    role: string;
    priority: number;
    proficiency: number;
  })[];
  skills: (Period & {
    skillId: string;
    name: string;
    category: string | null;
    proficiency: number;
    priority: number;
  })[];
  /** employments that ended before the present one */
  periods: { hireDate: string; dismissalDate: string; reason: string | null }[];
}

const period = (alias: string) => `'id', ${alias}.id, 'validFrom', ${alias}.valid_from, 'validTo', ${alias}.valid_to`;
const list = (fields: string, rest: string) =>
  `(select coalesce(json_agg(json_build_object(${fields}) order by f.valid_from desc), '[]') ${rest} and f.employee_id = $2::uuid)`;
const factsSql = `select
  ${list(`${period('f')}, 'departmentId', d.id, 'name', d.name, 'parentName', up.name`, 'from department_memberships f join departments d on d.id = f.department_id left join departments up on up.id = d.parent_id where f.organization_id = $1::uuid')} as departments,
  ${list(`${period('f')}, 'workRuleId', r.id, 'workRuleName', r.name, 'rate', f.rate, 'weeklyMinutes', f.weekly_minutes, 'dailyMaxMinutes', f.daily_max_minutes`, 'from contracts f join work_rules r on r.id = f.work_rule_id where f.organization_id = $1::uuid')} as contracts,
  ${list(`${period('f')}, 'groupId', g.id, 'name', g.name, 'channelType', g.channel_type, 'role', f.role, 'priority', f.priority, 'proficiency', f.proficiency`, 'from group_memberships f join groups g on g.id = f.group_id where f.organization_id = $1::uuid')} as groups,
  ${list(`${period('f')}, 'skillId', s.id, 'name', s.name, 'category', s.category, 'proficiency', f.proficiency, 'priority', f.priority`, 'from agent_skills f join skills s on s.id = f.skill_id where f.organization_id = $1::uuid')} as skills,
  (select coalesce(json_agg(json_build_object('hireDate', p.hire_date, 'dismissalDate', p.dismissal_date, 'reason', p.reason) order by p.hire_date desc), '[]')
     from employment_periods p where p.organization_id = $1::uuid and p.employee_id = $2::uuid) as periods`;

/**
 * The dated history of an employee in one statement.
 * @throws AppError not_found outside the organization or the scope
 */
export async function getEmployeeFacts(input: {
  organizationId: string;
  scope: AccessScope;
  employeeId: string;
}): Promise<EmployeeFacts> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  const [facts] = await query<EmployeeFacts>('employee-facts', factsSql, [input.organizationId, input.employeeId]);
  return facts;
}

/**
 * Begins or ends one dated fact of an employee from a date on; the past stays as it was.
 * @param change see `factChangeSchema`
 * @param version the version that the editor saw
 * @throws AppError not_found, forbidden, invalid; VersionConflict
 */
export async function changeEmployeeFact(input: {
  actor: Actor;
  employeeId: string;
  version: number;
  change: unknown;
}): Promise<{ version: number }> {
  const change = parseInput(factChangeSchema, input.change);
  const result = await writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const employee = await lockEmployee(tx, input);
    requireDateInEmployment(employee, change.from);
    const done = await applyFactChange(tx, { actor: input.actor, employee, change });
    const version = await bumpEmployeeVersion(tx, employee.id);
    return {
      result: { version },
      audit: {
        action: `employee.${auditNames[change.intent]}`,
        entity: 'employee',
        entityId: employee.id,
        before: { ended: done.ended, removed: done.removed },
        after: { from: change.from, begun: done.begun },
      },
    };
  });
  if (change.intent === 'move-department') await forgetAccess();
  return result;
}

const auditNames: Record<FactChangeInput['intent'], string> = {
  'move-department': 'department_changed',
  'change-contract': 'contract_changed',
  'set-group': 'group_set',
  'end-group': 'group_ended',
  'set-skill': 'skill_set',
  'end-skill': 'skill_ended',
};

function requireDateInEmployment(employee: LockedEmployee, from: string): void {
  if (from < employee.hireDate) throw invalid('from', 'before_hire', 'from: is before the date of hire.');
  if (employee.dismissalDate && from >= employee.dismissalDate) {
    throw invalid('from', 'after_dismissal', 'from: the employment has ended by then.');
  }
}

/** Applies a change to a locked employee; also used for skills as a whole. */
export async function applyFactChange(
  tx: PrismaTransaction,
  input: { actor: Actor; employee: Pick<LockedEmployee, 'id' | 'dismissalDate'>; change: FactChangeInput },
): Promise<FactChange> {
  const { actor, change } = input;
  const target = (table: FactTarget['table'], keyId?: string): FactTarget => ({
    table,
    organizationId: actor.organizationId,
    employeeId: input.employee.id,
    dismissalDate: input.employee.dismissalDate,
    keyId,
  });
  switch (change.intent) {
    case 'move-department':
      requireDepartmentInScope(actor, change.departmentId);
      await requireReferences(tx, actor.organizationId, {
        department: { field: 'departmentId', id: change.departmentId },
      });
      return beginFact(tx, target('department_memberships'), change.from, { department_id: change.departmentId });
    case 'change-contract':
      await requireReferences(tx, actor.organizationId, { workRule: { field: 'workRuleId', id: change.workRuleId } });
      return beginFact(tx, target('contracts'), change.from, {
        work_rule_id: change.workRuleId,
        rate: change.rate,
        weekly_minutes: change.weeklyMinutes,
        daily_max_minutes: change.dailyMaxMinutes,
      });
    case 'set-group':
      await requireReferences(tx, actor.organizationId, { group: { field: 'groupId', id: change.groupId } });
      await requireOneMainGroup(tx, input.employee.id, change);
      return beginFact(tx, target('group_memberships', change.groupId), change.from, {
        group_id: change.groupId,
        role: change.role,
        priority: change.priority,
        proficiency: change.proficiency,
      });
    case 'end-group':
      return endFact(tx, target('group_memberships', change.groupId), change.from);
    case 'set-skill':
      await requireReferences(tx, actor.organizationId, { skill: { field: 'skillId', id: change.skillId } });
      return beginFact(tx, target('agent_skills', change.skillId), change.from, {
        skill_id: change.skillId,
        proficiency: change.proficiency,
        priority: change.priority,
      });
    case 'end-skill':
      return endFact(tx, target('agent_skills', change.skillId), change.from);
  }
}

/** A person has one main group at a time; the other must step back first. */
async function requireOneMainGroup(
  tx: PrismaTransaction,
  employeeId: string,
  change: { groupId: string; role: string; from: string },
): Promise<void> {
  if (change.role !== 'MAIN') return;
  const [other] = await tx.$queryRawUnsafe<{ name: string }[]>(
    `select g.name from group_memberships m join groups g on g.id = m.group_id
     where m.employee_id = $1::uuid and m.group_id <> $2::uuid and m.role = 'MAIN' and (m.valid_to is null or m.valid_to > $3::date) limit 1`,
    employeeId,
    change.groupId,
    change.from,
  );
  if (other)
    throw invalid('role', 'one_main_group', `role: ${other.name} is the main group already; make it secondary first.`);
}
