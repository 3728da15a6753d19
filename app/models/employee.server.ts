import type { AccessScope, Actor } from '~/auth/actor';
import { scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql, localTodaySql } from './access-scope.server';
import { changedFields } from './changed-fields';
import {
  type EmployeeProfileInput,
  employeeProfileSchema,
  type NewEmployeeInput,
  newEmployeeSchema,
} from './employee-input';
import { type EmployeeRow, loadEmployeeRows } from './employee-list.server';
import {
  bumpEmployeeVersion,
  lockEmployee,
  requireDepartmentInScope,
  requireReferences,
  toDateColumn,
} from './employee-lock.server';
import { isUniqueViolation, parseInput } from './parse-input.server';

/** The head of the employee card. */
export interface EmployeeDetail extends EmployeeRow {
  nightAllowed: boolean;
  weekendAllowed: boolean;
  overtimeAllowed: boolean;
  dailyMaxMinutes: number | null;
  workRuleId: string | null;
  workRuleName: string | null;
  /** names of the departments from the top down to the own one */
  departmentTrail: { id: string; name: string }[];
  login: { id: string; username: string; status: string; lastLoginAt: string | null } | null;
  localToday: string;
  createdAt: string;
  updatedAt: string;
}

const detailSql = `
select a.night_allowed as "nightAllowed", a.weekend_allowed as "weekendAllowed", a.overtime_allowed as "overtimeAllowed",
  a.created_at as "createdAt", a.updated_at as "updatedAt", ${localTodaySql('a')} as "localToday",
  (select json_build_object('id', u.id, 'username', u.username, 'status', u.status, 'lastLoginAt', u.last_login_at)
     from users u where u.employee_id = a.id) as login,
  (select coalesce(json_agg(json_build_object('id', up.id, 'name', up.name) order by cardinality(up.path)), '[]')
     from departments own join departments up on up.id = any(own.path) where own.id = $3::uuid) as "departmentTrail",
  c.daily_max_minutes as "dailyMaxMinutes", c.work_rule_id as "workRuleId", wr.name as "workRuleName"
from agents a
left join lateral (select * from contracts x where x.employee_id = a.id and x.valid_from <= greatest(${localTodaySql('a')}, a.hire_date)
  order by x.valid_from desc limit 1) c on true
left join work_rules wr on wr.id = c.work_rule_id
where a.id = $2::uuid and a.organization_id = $1::uuid`;

/** Whether an employee exists within a scope. */
export async function isEmployeeInScope(input: {
  organizationId: string;
  scope: AccessScope;
  employeeId: string;
}): Promise<boolean> {
  const condition = employeeScopeSql(input.scope, 'a', 3);
  const rows = await query(
    `employee-in-scope-${input.scope.kind}`,
    `select 1 from agents a where a.id = $1::uuid and a.organization_id = $2::uuid and ${condition.sql}`,
    [input.employeeId, input.organizationId, ...condition.values],
  );
  return rows.length > 0;
}

/**
 * An employee with the facts in force today.
 * @throws AppError not_found outside the organization or the scope
 */
export async function getEmployee(input: {
  organizationId: string;
  scope: AccessScope;
  employeeId: string;
}): Promise<EmployeeDetail> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  const [row] = await loadEmployeeRows(input.organizationId, [input.employeeId]);
  const [detail] = await query<Omit<EmployeeDetail, keyof EmployeeRow>>('employee-detail', detailSql, [
    input.organizationId,
    input.employeeId,
    row.departmentId,
  ]);
  return { ...row, ...detail };
}

/**
 * Creates an employee with the first department and contract from the hire date on.
 * @throws AppError invalid naming the field; forbidden for a department outside the actor's scope
 */
export async function createEmployee(input: {
  actor: Actor;
  values: unknown;
}): Promise<{ id: string; version: number }> {
  const { actor } = input;
  if (!scopeOf(actor, 'employee:write')) throw forbidden();
  const { departmentId, contract, ...values }: NewEmployeeInput = parseInput(newEmployeeSchema, input.values);
  requireDepartmentInScope(actor, departmentId);
  const { organizationId } = actor;
  const validFrom = toDateColumn(values.hireDate);
  return refuseDuplicate(() =>
    writeWithAudit(auditActorOf(actor), async (tx) => {
      await requireReferences(tx, organizationId, {
        site: { field: 'siteId', id: values.siteId },
        position: { field: 'positionId', id: values.positionId },
        department: { field: 'departmentId', id: departmentId },
        workRule: { field: 'contract.workRuleId', id: contract?.workRuleId },
      });
      const site = await tx.site.findUniqueOrThrow({ where: { id: values.siteId }, select: { timeZone: true } });
      const result = await tx.employee.create({
        data: {
          ...values,
          organizationId,
          timeZone: values.timeZone ?? site.timeZone,
          hireDate: validFrom,
          departments: { create: { organizationId, departmentId, validFrom } },
          contracts: contract ? { create: { organizationId, ...contract, validFrom } } : undefined,
        },
        select: { id: true, version: true },
      });
      const after = { ...values, departmentId, contract };
      return { result, audit: { action: 'employee.created', entity: 'employee', entityId: result.id, after } };
    }),
  );
}

/**
 * Changes the undated facts of an employee; dated ones have their own edits.
 * @param version the version that the editor saw
 * @throws AppError not_found, invalid; VersionConflict when somebody else was first
 */
export async function updateEmployee(input: {
  actor: Actor;
  employeeId: string;
  version: number;
  values: unknown;
}): Promise<{ id: string; version: number }> {
  const { actor, employeeId } = input;
  const values: EmployeeProfileInput = parseInput(employeeProfileSchema, input.values);
  return refuseDuplicate(() =>
    writeWithAudit(auditActorOf(actor), async (tx) => {
      const before = await lockEmployee(tx, input);
      const changes = changedFields(before, values);
      if (!changes) return { result: { id: employeeId, version: before.version }, audit: [] };
      if (before.dismissalDate && values.hireDate >= before.dismissalDate) {
        throw invalid('hireDate', 'order', 'hireDate: must be before the date of dismissal.');
      }
      await requireReferences(tx, actor.organizationId, {
        site: changes.after.siteId ? { field: 'siteId', id: values.siteId } : undefined,
        position: changes.after.positionId ? { field: 'positionId', id: values.positionId } : undefined,
      });
      await tx.employee.update({
        where: { id: employeeId },
        data: { ...values, hireDate: toDateColumn(values.hireDate) },
      });
      const version = await bumpEmployeeVersion(tx, employeeId);
      return {
        result: { id: employeeId, version },
        audit: { action: 'employee.updated', entity: 'employee', entityId: employeeId, ...changes },
      };
    }),
  );
}

async function refuseDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw invalid('personnelNumber', 'unique', 'personnelNumber: another employee has this personnel number.');
    }
    throw error;
  }
}
