import { group } from 'd3-array';
import { z } from 'zod';
import { forgetAccess } from '~/auth/access-cache.server';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { type AuditActor, writeWithAudit } from '~/platform/audit.server';
import { conflict, invalid } from '~/platform/errors.server';
import { type PrismaTransaction, prisma } from '~/platform/prisma.server';
import { localTodaySql } from './access-scope.server';
import type { FactTable } from './dated-fact.server';
import { applyFactChange } from './employee-facts.server';
import { localDate } from './employee-input';
import { bumpEmployeeVersion, type LockedEmployee, lockEmployee, toDateColumn } from './employee-lock.server';
import { parseInput } from './parse-input.server';

const factTables: FactTable[] = ['department_memberships', 'contracts', 'group_memberships', 'agent_skills'];
const text = z.string().trim().max(500).nullish();

export const dismissalSchema = z.object({ date: localDate, reason: text });
export const reactivationSchema = z.object({
  date: localDate,
  departmentId: z.uuid(),
  restoreLogin: z.preprocess((value) => value === 'on' || value === true, z.boolean()).default(false),
});

interface EditInput {
  actor: Actor;
  employeeId: string;
  version: number;
}

/** What a dismissal released and closed. */
export interface DismissalResult {
  version: number;
  isInEffect: boolean;
  releasedShifts: number;
  cancelledAbsences: number;
  cancelledRequests: number;
}

/**
 * Dismisses an employee from a date: the first day without employment. Dated facts end there, later shifts are released,
 * later absences and open requests are cancelled. From that day on the login is blocked and its sessions are over; a
 * future date leaves both as they are until it comes (see `applyDueDismissals`).
 * @throws AppError not_found, invalid, conflict (already dismissed); VersionConflict
 */
export async function dismissEmployee(input: EditInput & { values: unknown }): Promise<DismissalResult> {
  const { date, reason } = parseInput(dismissalSchema, input.values);
  const { organizationId } = input.actor;
  const result = await writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const employee = await lockEmployee(tx, input);
    if (employee.status === 'dismissed') throw conflict('The employee is dismissed already.');
    if (date <= employee.hireDate) throw invalid('date', 'before_hire', 'date: must be after the date of hire.');
    const isInEffect = date <= employee.localToday;
    await endFactsFrom(tx, employee.id, date);
    const released = await releaseFuture(tx, organizationId, employee.id, date);
    await tx.employee.update({
      where: { id: employee.id },
      data: { dismissalDate: toDateColumn(date), status: isInEffect ? 'dismissed' : 'active' },
    });
    if (isInEffect) await closeLogins(tx, [employee.id]);
    const version = await bumpEmployeeVersion(tx, employee.id);
    const before = { status: employee.status, dismissalDate: employee.dismissalDate };
    const after = { dismissalDate: date, isInEffect, ...released };
    return {
      result: { version, isInEffect, ...released },
      audit: { action: 'employee.dismissed', entity: 'employee', entityId: employee.id, before, after, reason },
    };
  });
  await forgetAccess();
  return result;
}

async function endFactsFrom(tx: PrismaTransaction, employeeId: string, date: string): Promise<void> {
  for (const table of factTables) {
    await tx.$executeRawUnsafe(
      `delete from ${table} where employee_id = $1::uuid and valid_from >= $2::date`,
      employeeId,
      date,
    );
    await tx.$executeRawUnsafe(
      `update ${table} set valid_to = $2::date where employee_id = $1::uuid and (valid_to is null or valid_to > $2::date)`,
      employeeId,
      date,
    );
  }
}

async function releaseFuture(tx: PrismaTransaction, organizationId: string, employeeId: string, date: string) {
  const fromDate = toDateColumn(date);
  const shifts = await tx.shift.deleteMany({
    where: { organizationId, employeeId, date: { gte: fromDate }, schedule: { status: { not: 'archived' } } },
  });
  const absences = await tx.absence.updateMany({
    where: { organizationId, employeeId, startsAt: { gte: fromDate }, status: { not: 'cancelled' } },
    data: { status: 'cancelled' },
  });
  const requests = await tx.request.updateMany({
    where: { organizationId, employeeId, status: 'under_review', endsAt: { gte: fromDate } },
    data: { status: 'cancelled' },
  });
  return { releasedShifts: shifts.count, cancelledAbsences: absences.count, cancelledRequests: requests.count };
}

/** Blocks the logins of people who have left and ends every session and token of theirs. */
async function closeLogins(tx: PrismaTransaction, employeeIds: string[]): Promise<void> {
  const users = await tx.user.findMany({ where: { employeeId: { in: employeeIds } }, select: { id: true } });
  const userIds = users.map((user) => user.id);
  const revokedAt = new Date();
  await tx.user.updateMany({ where: { id: { in: userIds } }, data: { status: 'blocked' } });
  await tx.userSession.updateMany({ where: { userId: { in: userIds }, revokedAt: null }, data: { revokedAt } });
  await tx.refreshToken.updateMany({ where: { userId: { in: userIds }, revokedAt: null }, data: { revokedAt } });
}

/**
 * Takes back a dismissal that has not come into effect; the facts that it ended go on.
 * @throws AppError conflict where there is none; VersionConflict
 */
export async function withdrawDismissal(input: EditInput): Promise<{ version: number }> {
  return writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const employee = await lockEmployee(tx, input);
    const { dismissalDate } = employee;
    if (!dismissalDate || dismissalDate <= employee.localToday)
      throw conflict('There is no dismissal ahead to take back.');
    for (const table of factTables) {
      await tx.$executeRawUnsafe(
        `update ${table} set valid_to = null where employee_id = $1::uuid and valid_to = $2::date`,
        employee.id,
        dismissalDate,
      );
    }
    await tx.employee.update({ where: { id: employee.id }, data: { dismissalDate: null } });
    const version = await bumpEmployeeVersion(tx, employee.id);
    return {
      result: { version },
      audit: {
        action: 'employee.dismissal_withdrawn',
        entity: 'employee',
        entityId: employee.id,
        before: { dismissalDate },
      },
    };
  });
}

/** From now on a created employee is planned and may get a login. */
export async function activateEmployee(input: EditInput): Promise<{ version: number }> {
  return writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const employee = await lockEmployee(tx, input);
    if (employee.status !== 'created') throw conflict('The employee is active already.');
    await tx.employee.update({ where: { id: employee.id }, data: { status: 'active' } });
    const version = await bumpEmployeeVersion(tx, employee.id);
    const audit = {
      action: 'employee.activated',
      entity: 'employee',
      entityId: employee.id,
      before: { status: 'created' },
    };
    return { result: { version }, audit };
  });
}

/**
 * Opens a new employment of someone who was dismissed; the former one keeps its dates. The last contract goes on from the
 * new date where there was one; groups and skills are given anew.
 * @throws AppError not_found, invalid, conflict (not dismissed); VersionConflict
 */
export async function reactivateEmployee(input: EditInput & { values: unknown }): Promise<{ version: number }> {
  const values = parseInput(reactivationSchema, input.values);
  const result = await writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const employee = await lockEmployee(tx, input);
    const { dismissalDate } = employee;
    if (!dismissalDate || dismissalDate > employee.localToday) throw conflict('The employee is not dismissed.');
    if (values.date < dismissalDate) throw invalid('date', 'order', 'date: must not be before the date of dismissal.');
    await openPeriod(tx, { ...input, employee, dismissalDate, values });
    if (values.restoreLogin) {
      await tx.user.updateMany({ where: { employeeId: employee.id }, data: { status: 'active', failedLogins: 0 } });
    }
    const version = await bumpEmployeeVersion(tx, employee.id);
    const before = { status: employee.status, hireDate: employee.hireDate, dismissalDate };
    return {
      result: { version },
      audit: { action: 'employee.reactivated', entity: 'employee', entityId: employee.id, before, after: values },
    };
  });
  await forgetAccess();
  return result;
}

async function openPeriod(
  tx: PrismaTransaction,
  input: {
    actor: Actor;
    employee: LockedEmployee;
    dismissalDate: string;
    values: z.infer<typeof reactivationSchema>;
  },
): Promise<void> {
  const { actor, employee, values } = input;
  await tx.employmentPeriod.create({
    data: {
      organizationId: actor.organizationId,
      employeeId: employee.id,
      hireDate: toDateColumn(employee.hireDate),
      dismissalDate: toDateColumn(input.dismissalDate),
    },
  });
  await tx.employee.update({
    where: { id: employee.id },
    data: { status: 'active', hireDate: toDateColumn(values.date), dismissalDate: null },
  });
  const open = { id: employee.id, dismissalDate: null };
  const from = values.date;
  await applyFactChange(tx, {
    actor,
    employee: open,
    change: { intent: 'move-department', from, departmentId: values.departmentId },
  });
  const last = await tx.contract.findFirst({
    where: { employeeId: employee.id, organizationId: actor.organizationId, workRule: { status: 'active' } },
    orderBy: { validFrom: 'desc' },
  });
  if (last) {
    const { workRuleId, rate, weeklyMinutes, dailyMaxMinutes } = last;
    await applyFactChange(tx, {
      actor,
      employee: open,
      change: { intent: 'change-contract', from, workRuleId, rate, weeklyMinutes, dailyMaxMinutes },
    });
  }
}

/**
 * Brings dismissals into effect whose day has come where the employee works: status, login, sessions. Safe to repeat;
 * meant for a job that runs every hour.
 * @returns how many came into effect
 */
export async function applyDueDismissals(): Promise<number> {
  const due = await prisma().$queryRawUnsafe<{ id: string; organizationId: string }[]>(
    `select a.id, a.organization_id as "organizationId" from agents a
     where a.status = 'active' and a.dismissal_date <= ${localTodaySql('a')}`,
  );
  const byOrganization = group(due, (employee) => employee.organizationId);
  for (const [organizationId, employees] of byOrganization) {
    const ids = employees.map((employee) => employee.id);
    const system: AuditActor = {
      organizationId,
      actorId: null,
      actorKind: 'system',
      actorName: 'Dismissals',
      source: 'job',
    };
    await writeWithAudit(system, async (tx) => {
      await tx.employee.updateMany({
        where: { id: { in: ids } },
        data: { status: 'dismissed', version: { increment: 1 } },
      });
      await closeLogins(tx, ids);
      const audit = ids.map((id) => ({ action: 'employee.dismissal_in_effect', entity: 'employee', entityId: id }));
      return { result: null, audit };
    });
  }
  if (due.length) await forgetAccess();
  return due.length;
}
