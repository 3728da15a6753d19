import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { forbidden, invalid, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { isEmployeeInScope } from './employee.server';
import { localDate } from './employee-input';
import { toDateColumn } from './employee-lock.server';
import { parseInput } from './parse-input.server';
import {
  findContradiction,
  type PreferenceDetails,
  type PreferenceDetailView,
  preferenceDetailFields,
  preferenceDetailSql,
} from './preference-details';

const minute = z.coerce.number().int().min(0);

/** A wish of an employee: for a date or for every such weekday, to work (at certain hours) or to be off. */
export const preferenceSchema = z
  .object({
    employeeId: z.uuid(),
    date: localDate.nullish(),
    /** 1 = Monday */
    weekday: z.coerce.number().int().min(1).max(7).nullish(),
    kind: z.enum(['work', 'off']),
    startMinute: minute.max(1439).nullish(),
    endMinute: minute.max(2880).nullish(),
    isPriority: z.boolean().default(false),
    ...preferenceDetailFields,
  })
  .refine((wish) => (wish.date == null) !== (wish.weekday == null), {
    path: ['date'],
    message: 'A wish is for a date or for a weekday.',
    params: { rule: 'date_or_weekday' },
  })
  .refine((wish) => wish.endMinute == null || wish.endMinute > (wish.startMinute ?? 0), {
    path: ['endMinute'],
    message: 'The hours end before they begin.',
    params: { rule: 'order' },
  })
  .refine((wish) => wish.kind === 'work' || (wish.startMinute == null && wish.endMinute == null), {
    path: ['startMinute'],
    message: 'A wish for a day off has no hours.',
    params: { rule: 'no_hours' },
  })
  .superRefine((wish, context) => {
    const hours = { ...wish, startMinute: wish.startMinute ?? null, endMinute: wish.endMinute ?? null };
    const found = findContradiction(hours);
    if (!found) return;
    const { field, rule, message } = found;
    context.addIssue({ code: 'custom', path: [field], message, params: { rule } });
  });

export interface PreferenceRow extends PreferenceDetailView {
  id: string;
  employeeId: string;
  employeeName: string;
  date: string | null;
  weekday: number | null;
  kind: 'work' | 'off';
  startMinute: number | null;
  endMinute: number | null;
  isPriority: boolean;
}

/** Most wishes of one person. */
const mostPerPerson = 200;

/**
 * Wishes of people in the scope after a cursor, by person and id.
 * @param from, to wishes for dates outside are left out; those for weekdays stay
 */
export function listPreferences(input: {
  organizationId: string;
  scope: AccessScope;
  employeeId?: string;
  from?: string;
  to?: string;
  afterId: string | null;
  limit: number;
}): Promise<PreferenceRow[]> {
  const reach = employeeScopeSql(input.scope, 'a', 7);
  return query<PreferenceRow>(
    `preferences-${input.scope.kind}`,
    `select p.id, p.employee_id as "employeeId", a.last_name || ' ' || a.first_name as "employeeName", p.date, p.weekday, p.kind,
       p.start_minute as "startMinute", p.end_minute as "endMinute", p.is_priority as "isPriority", ${preferenceDetailSql}
     from preferences p join agents a on a.id = p.employee_id
     where p.organization_id = $1 and ($2::uuid is null or p.employee_id = $2) and ($3::date is null or p.date is null or p.date >= $3)
       and ($4::date is null or p.date is null or p.date <= $4) and ($5::uuid is null or p.id > $5) and ${reach.sql}
     order by p.id limit $6`,
    [
      input.organizationId,
      input.employeeId ?? null,
      input.from ?? null,
      input.to ?? null,
      input.afterId,
      input.limit,
      ...reach.values,
    ],
  );
}

async function requirePerson(actor: Actor, employeeId: string): Promise<void> {
  const scope = scopeOf(actor, 'employee:write');
  if (!scope) throw forbidden();
  if (!(await isEmployeeInScope({ organizationId: actor.organizationId, scope, employeeId })))
    throw notFound('Employee');
}

/**
 * Proves that what a wish points at exists: an active template, a group that the person serves, a site.
 * @throws AppError invalid, naming the field
 */
export async function requireKnownDetails(
  input: { organizationId: string; employeeId: string; details: PreferenceDetails },
  on?: SqlExecutor,
): Promise<void> {
  const { shiftTemplateId, groupId, siteId } = input.details;
  if (!shiftTemplateId && !groupId && !siteId) return;
  const [known] = await query<Record<'shiftTemplateId' | 'groupId' | 'siteId', boolean>>(
    'preference-details-known',
    `select $3::uuid is null or exists (select 1 from shift_templates where organization_id = $1 and id = $3 and status = 'active') as "shiftTemplateId",
       $4::uuid is null or exists (select 1 from group_memberships where organization_id = $1 and employee_id = $2 and group_id = $4
         and (valid_to is null or valid_to > current_date)) as "groupId",
       $5::uuid is null or exists (select 1 from sites where organization_id = $1 and id = $5 and status = 'active') as "siteId"`,
    [input.organizationId, input.employeeId, shiftTemplateId, groupId, siteId],
    on,
  );
  for (const field of ['shiftTemplateId', 'groupId', 'siteId'] as const)
    if (!known[field]) throw invalid(field, 'unknown', `${field}: there is none that this person can wish for.`);
}

/** Records a wish of an employee. @throws AppError forbidden, not_found (employee), invalid */
export async function addPreference(actor: Actor, values: unknown): Promise<{ id: string }> {
  const { date, ...wish } = parseInput(preferenceSchema, values);
  await requirePerson(actor, wish.employeeId);
  const { organizationId } = actor;
  await requireKnownDetails({ organizationId, employeeId: wish.employeeId, details: wish });
  return writeWithAudit(auditActorOf(actor), async (tx) => {
    const count = await tx.preference.count({ where: { organizationId, employeeId: wish.employeeId } });
    if (count >= mostPerPerson)
      throw invalid('employeeId', 'too_many', `A person has at most ${mostPerPerson} wishes.`);
    const { id } = await tx.preference.create({
      data: { ...wish, organizationId, date: date == null ? null : toDateColumn(date) },
      select: { id: true },
    });
    const audit = {
      action: 'preference.added',
      entity: 'employee',
      entityId: wish.employeeId,
      after: { date, ...wish },
    };
    return { result: { id }, audit };
  });
}

/** Takes a wish back. @throws AppError forbidden, not_found */
export async function deletePreference(actor: Actor, preferenceId: string): Promise<void> {
  const { organizationId } = actor;
  const [found] = await query<{ employeeId: string }>(
    'preference-employee',
    'select employee_id as "employeeId" from preferences where organization_id = $1 and id = $2',
    [organizationId, preferenceId],
  );
  if (!found) throw notFound('Preference');
  await requirePerson(actor, found.employeeId);
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const before = await tx.preference.delete({ where: { id: preferenceId, organizationId } });
    const { date, weekday, kind } = before;
    const audit = {
      action: 'preference.deleted',
      entity: 'employee',
      entityId: before.employeeId,
      before: { date, weekday, kind },
    };
    return { result: null, audit };
  });
}
