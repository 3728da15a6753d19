import { type Actor, scopeOf } from '~/auth/actor';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { employeeScopeSql, isDepartmentInScope, localTodaySql } from './access-scope.server';
import type { EmployeeProfileInput } from './employee-input';
import { requireVersion } from './version-conflict.server';

/** An employee as it stands while an edit holds it. */
export interface LockedEmployee extends EmployeeProfileInput {
  id: string;
  status: string;
  dismissalDate: string | null;
  /** today where the employee works */
  localToday: string;
  version: number;
}

/**
 * Locks an employee for an edit: nobody else changes it until the transaction ends.
 * @throws AppError not_found outside the actor's scope; VersionConflict when the version is no longer the one seen
 */
export async function lockEmployee(
  tx: PrismaTransaction,
  input: { actor: Actor; employeeId: string; version: number },
): Promise<LockedEmployee> {
  const { actor, employeeId } = input;
  const scope = scopeOf(actor, 'employee:write');
  if (!scope) throw forbidden();
  const condition = employeeScopeSql(scope, 'a', 3);
  const [row] = await tx.$queryRawUnsafe<LockedEmployee[]>(
    `select a.id, a.personnel_number as "personnelNumber", a.last_name as "lastName", a.first_name as "firstName", a.patronymic,
       a.email, a.phone, a.site_id as "siteId", a.position_id as "positionId", a.work_type as "workType", a.time_zone as "timeZone",
       a.hire_date::text as "hireDate", a.dismissal_date::text as "dismissalDate", a.night_allowed as "nightAllowed",
       a.weekend_allowed as "weekendAllowed", a.overtime_allowed as "overtimeAllowed", a.status, a.version,
       ${localTodaySql('a')}::text as "localToday"
     from agents a where a.id = $1::uuid and a.organization_id = $2::uuid and ${condition.sql} for update of a`,
    employeeId,
    actor.organizationId,
    ...condition.values,
  );
  if (!row) throw notFound('Employee');
  const { id, version, localToday: _, ...values } = row;
  await requireVersion(
    tx,
    { organizationId: actor.organizationId, entity: 'employee', id, version, values },
    input.version,
  );
  return row;
}

/** Marks a locked employee as changed; answers the new version. */
export async function bumpEmployeeVersion(tx: PrismaTransaction, employeeId: string): Promise<number> {
  const { version } = await tx.employee.update({
    where: { id: employeeId },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

type Lookup = 'site' | 'position' | 'department' | 'workRule' | 'group' | 'skill';

/**
 * Proves that ids given from outside belong to the organization; inactive ones cannot be chosen anew.
 * @throws AppError invalid naming the field
 */
export async function requireReferences(
  tx: PrismaTransaction,
  organizationId: string,
  references: Partial<Record<Lookup, { field: string; id: string | null | undefined }>>,
): Promise<void> {
  const where = (id: string) => ({ where: { id, organizationId }, select: { id: true, status: true } });
  const find: Record<Lookup, (id: string) => Promise<{ status?: string } | null>> = {
    site: (id) => tx.site.findFirst(where(id)),
    position: (id) =>
      tx.position.findFirst({ where: { id, organizationId }, select: { id: true } }).then((found) => found && {}),
    department: (id) => tx.department.findFirst(where(id)),
    // why: a rule of open positions is for nobody with a name
    workRule: (id) => tx.workRule.findFirst({ where: { ...where(id).where, isForVacancies: false } }),
    group: (id) => tx.group.findFirst(where(id)),
    skill: (id) => tx.skill.findFirst(where(id)),
  };
  for (const [lookup, reference] of Object.entries(references)) {
    if (!reference?.id) continue;
    const found = await find[lookup as Lookup](reference.id);
    if (!found) throw invalid(reference.field, 'unknown', `${reference.field}: there is no such ${lookup}.`);
    if (found.status === 'inactive') throw invalid(reference.field, 'inactive', `${reference.field}: it is inactive.`);
  }
}

/**
 * An actor may put people only into departments of their own scope.
 * @throws AppError forbidden
 */
export function requireDepartmentInScope(actor: Actor, departmentId: string): void {
  const scope = scopeOf(actor, 'employee:write');
  if (!scope || !isDepartmentInScope(scope, departmentId)) {
    throw forbidden('This department lies outside of those you manage.');
  }
}

/** A local date as the Date that Prisma stores into a DATE column. */
export const toDateColumn = (date: string): Date => new Date(`${date}T00:00:00Z`);
