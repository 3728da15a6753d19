import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden, notFound } from '~/platform/errors.server';
import { isEmployeeInScope } from './employee.server';
import { localDate } from './employee-input';
import { toDateColumn } from './employee-lock.server';
import { parseInput } from './parse-input.server';
import { optionalDate } from './rule-assignment-input';

export const permitKinds = ['minor', 'medical', 'parent', 'student', 'other'] as const;

const optionalMinutes = (max: number) =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.coerce.number().int().min(0).max(max).nullable().default(null),
  );

/** Limits of a person that stand above contract and rules: a minor, a medical certificate, a parent, a student. */
export const workPermitSchema = z
  .object({
    kind: z.enum(permitKinds),
    isNightAllowed: z.boolean().default(false),
    dailyMaxMinutes: optionalMinutes(1440),
    weeklyMaxMinutes: optionalMinutes(10_080),
    earliestStartMinute: optionalMinutes(1439),
    latestEndMinute: optionalMinutes(2880),
    note: z.preprocess((value) => (value === '' ? null : value), z.string().trim().max(500).nullish()),
    from: localDate,
    lastDate: optionalDate,
  })
  .refine((permit) => permit.lastDate === null || permit.lastDate >= permit.from, {
    path: ['lastDate'],
    message: 'The last day lies before the first.',
    params: { rule: 'order' },
  })
  .refine(
    (permit) =>
      permit.earliestStartMinute === null ||
      permit.latestEndMinute === null ||
      permit.earliestStartMinute < permit.latestEndMinute,
    { path: ['latestEndMinute'], message: 'The latest end lies before the earliest start.', params: { rule: 'order' } },
  );

/** @throws AppError forbidden, not_found */
async function requirePerson(actor: Actor, employeeId: string): Promise<void> {
  const scope = scopeOf(actor, 'employee:write');
  if (!scope) throw forbidden();
  const isReachable = await isEmployeeInScope({ organizationId: actor.organizationId, scope, employeeId });
  if (!isReachable) throw notFound('Employee');
}

/** Adds limits to a person. @throws AppError forbidden, not_found, invalid */
export async function addWorkPermit(actor: Actor, employeeId: string, values: unknown): Promise<{ id: string }> {
  const { from, lastDate, ...permit } = parseInput(workPermitSchema, values);
  await requirePerson(actor, employeeId);
  const { organizationId } = actor;
  return writeWithAudit(auditActorOf(actor), async (tx) => {
    const { id } = await tx.workPermit.create({
      data: {
        ...permit,
        organizationId,
        employeeId,
        validFrom: toDateColumn(from),
        validTo: lastDate === null ? null : toDateColumn(addDays(lastDate, 1)),
      },
      select: { id: true },
    });
    const after = { ...permit, from, lastDate };
    return { result: { id }, audit: { action: 'work_permit.added', entity: 'employee', entityId: employeeId, after } };
  });
}

/**
 * Ends a permit on a date, its first day out of force; one that has not begun is taken back whole.
 * @throws AppError forbidden, not_found, invalid
 */
export async function endWorkPermit(
  actor: Actor,
  employeeId: string,
  permitId: string,
  values: unknown,
): Promise<void> {
  const { from } = parseInput(z.object({ from: localDate }), values);
  await requirePerson(actor, employeeId);
  const { organizationId } = actor;
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const before = await tx.workPermit.findFirst({ where: { id: permitId, organizationId, employeeId } });
    if (!before) throw notFound('Permit');
    const day = toDateColumn(from);
    if (before.validFrom >= day) await tx.workPermit.delete({ where: { id: permitId } });
    else await tx.workPermit.update({ where: { id: permitId }, data: { validTo: day } });
    const audit = {
      action: 'work_permit.ended',
      entity: 'employee',
      entityId: employeeId,
      before: { kind: before.kind, validFrom: before.validFrom, validTo: before.validTo },
      after: { from },
    };
    return { result: null, audit };
  });
}
