import type { PoolClient } from 'pg';
import { z } from 'zod';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { toLocalDate } from '~/engine/time';
import { dateToEpochDay, epochDayToDate } from '~/engine/time/local-date';
import { firstDayOfYear, listAccountLines, yearOfDay } from '~/engine/vacations';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { defaultEmployeeSort, type EmployeeFilter } from './employee-filter';
import { countEmployees, findEmployeeIds } from './employee-list.server';
import { parseInput } from './parse-input.server';
import { additionalBalances, balanceOf, extraordinaryOf } from './vacation-account.server';
import type { VacationBalanceRow } from './vacation-balance';
import { loadVacationFrame, type VacationFrame } from './vacation-judgement.server';
import { accountOf, daysOfBlock, rulesOn, usesOf, type VacationPerson } from './vacation-person.server';
import { lockPeople } from './vacation-write.server';
import { requireVacationScope } from './vacation-year.server';

interface BalanceSelection {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  /** epoch day */
  asOf: number;
}

/** Today in UTC, the day of a balance where none is given. */
export const defaultBalanceDay = (): number => dateToEpochDay(toLocalDate(Date.now(), 'UTC'));

/** Balances of the people with these ids, in their order. */
export async function loadBalances(
  input: Omit<BalanceSelection, 'scope' | 'filter'>,
  ids: readonly string[],
): Promise<VacationBalanceRow[]> {
  const { organizationId, asOf } = input;
  const frame = await loadVacationFrame({ organizationId, employeeIds: ids, first: asOf, last: asOf });
  return ids.flatMap((id) => {
    const person = frame.people.get(id);
    return person ? [toBalanceRow(person, frame, asOf)] : [];
  });
}

function toBalanceRow(person: VacationPerson, frame: VacationFrame, asOf: number): VacationBalanceRow {
  const balance = balanceOf(person, frame, asOf);
  return {
    employeeId: person.id,
    name: person.name,
    personnelNumber: person.personnelNumber,
    departmentName: person.departmentName,
    schemeName: rulesOn(person, asOf)?.name ?? null,
    ...balance,
    expiring: balance.expiring && { date: epochDayToDate(balance.expiring.day), days: balance.expiring.days },
    extraordinary: extraordinaryOf(person, asOf),
    additional: additionalBalances(person, frame, asOf),
  };
}

/** A page of balances by name. @param page from 1 */
export async function listVacationBalances(
  input: BalanceSelection & { page: number; pageSize: number },
): Promise<{ rows: VacationBalanceRow[]; total: number }> {
  const total = await countEmployees(input);
  const ids = await findEmployeeIds({
    ...input,
    sort: defaultEmployeeSort,
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  });
  return { rows: await loadBalances(input, ids), total };
}

const batchSize = 500;

/** Every balance of a selection, by name, in batches; for files. */
export async function* readBalanceBatches(input: BalanceSelection): AsyncGenerator<VacationBalanceRow[]> {
  const ids = await findEmployeeIds({ ...input, sort: defaultEmployeeSort });
  for (let start = 0; start < ids.length; start += batchSize)
    yield await loadBalances(input, ids.slice(start, start + batchSize));
}

/** Writes down that balances or vacations left the system as a file. */
export async function recordExport(actor: Actor, action: string, details: Record<string, unknown>): Promise<void> {
  await bulkWriteWithAudit(auditActorOf(actor), async () => ({
    result: undefined,
    audit: { action, entity: 'vacation', after: details },
  }));
}

/** Proves that a person lies within one's reach. @throws AppError not_found */
async function requirePerson(organizationId: string, scope: AccessScope, employeeId: string): Promise<void> {
  const condition = employeeScopeSql(scope, 'a', 3);
  const found = await query(
    `vacation-person-reach-${scope.kind}`,
    `select 1 from agents a where a.organization_id = $1 and a.id = $2 and ${condition.sql}`,
    [organizationId, employeeId, ...condition.values],
  );
  if (!found.length) throw notFound('The employee');
}

/**
 * A person's account of leave days: the balance, every line up to the end of next year, the blocks, the schemes over time and
 * what was entered by hand.
 * @param scope null for one's own account
 * @throws AppError not_found
 */
export async function readVacationAccount(input: {
  organizationId: string;
  scope: AccessScope | null;
  employeeId: string;
}) {
  const { organizationId, employeeId, scope } = input;
  if (scope) await requirePerson(organizationId, scope, employeeId);
  const asOf = defaultBalanceDay();
  const frame = await loadVacationFrame({ organizationId, employeeIds: [employeeId], first: asOf, last: asOf });
  const person = frame.people.get(employeeId);
  if (!person) throw notFound('The employee');
  const calendar = frame.calendarOf(person.siteId);
  const until = firstDayOfYear(yearOfDay(asOf) + 2) - 1;
  const from = firstDayOfYear(yearOfDay(asOf) - 1);
  return {
    ...toBalanceRow(person, frame, asOf),
    asOf: epochDayToDate(asOf),
    rules: rulesOn(person, asOf)?.rules ?? null,
    lines: listAccountLines(accountOf(person, until), usesOf(person, calendar), until)
      .filter(({ day, days }) => day >= from && days !== 0)
      .map(({ day, ...line }) => ({ ...line, date: epochDayToDate(day), isFuture: day > asOf })),
    vacations: person.vacations
      .filter(({ last }) => last >= from)
      .map((block) => ({
        id: block.id,
        kind: block.kind,
        schemeName: person.additional.find(({ schemeId }) => schemeId === block.schemeId)?.name ?? null,
        state: block.state,
        priority: block.priority,
        origin: block.origin,
        note: block.note,
        firstDate: epochDayToDate(block.first),
        lastDate: epochDayToDate(block.last),
        days: daysOfBlock(person, calendar, block),
      })),
    schemes: [
      ...person.schemes.map((scheme) => ({ ...scheme, isAdditional: false })),
      ...person.additional.flatMap(({ spans }) => spans.map((scheme) => ({ ...scheme, isAdditional: true }))),
    ].map((scheme) => ({
      name: scheme.name,
      isAdditional: scheme.isAdditional,
      validFrom: epochDayToDate(scheme.from),
      validTo: scheme.until === null ? null : epochDayToDate(scheme.until - 1),
    })),
    entries: await listEntries(organizationId, employeeId),
  };
}

export type VacationAccountView = Awaited<ReturnType<typeof readVacationAccount>>;

const listEntries = (organizationId: string, employeeId: string) =>
  query<{
    id: string;
    date: string;
    days: number;
    kind: string;
    reason: string;
    /** the additional scheme whose account it is */
    schemeName: string | null;
    byName: string | null;
    createdAt: Date;
  }>(
    'vacation-entries',
    `select e.id, e.date, e.days, e.kind, e.reason, s.name as "schemeName", u.display_name as "byName", e.created_at as "createdAt"
     from vacation_entries e left join users u on u.id = e.created_by left join vacation_schemes s on s.id = e.scheme_id
     where e.organization_id = $1 and e.employee_id = $2 order by e.date desc, e.id desc limit 200`,
    [organizationId, employeeId],
  );

const entrySchema = z.object({
  date: z.iso.date(),
  days: z.coerce
    .number()
    .min(-365)
    .max(365)
    .refine((days) => days !== 0, { message: 'Zero days change nothing.', params: { rule: 'required' } }),
  kind: z.enum(['opening', 'correction']).default('correction'),
  reason: z.string().trim().min(1).max(300),
  /** an additional scheme of the person; none = the main account */
  schemeId: z
    .preprocess((value) => (value === '' || value === undefined ? null : value), z.uuid().nullable())
    .default(null),
});

/**
 * Enters days by hand: a correction with its reason, or the balance with which the account begins on a day.
 * @throws AppError forbidden, not_found, invalid
 */
export async function addVacationEntry(input: { actor: Actor; employeeId: string; values: unknown }): Promise<string> {
  const { actor, employeeId } = input;
  const values = parseInput(entrySchema, input.values);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await lockPeople(client, actor, [employeeId]);
    if (values.schemeId) await requireAdditional(client, employeeId, values.schemeId);
    const made = await client.query<{ id: string }>(
      `insert into vacation_entries (id, organization_id, employee_id, date, days, kind, reason, created_by, scheme_id)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        actor.organizationId,
        employeeId,
        values.date,
        values.days,
        values.kind,
        values.reason,
        actor.kind === 'user' ? actor.id : null,
        values.schemeId,
      ],
    );
    const { id } = made.rows[0];
    return {
      result: id,
      audit: {
        action: 'vacation_entry.created',
        entity: 'vacation_entry',
        entityId: id,
        after: { employeeId, ...values },
        reason: values.reason,
      },
    };
  });
}

async function requireAdditional(client: PoolClient, employeeId: string, schemeId: string): Promise<void> {
  const found = await client.query(
    'select 1 from vacation_assignments where employee_id = $1 and scheme_id = $2 and is_additional limit 1',
    [employeeId, schemeId],
  );
  if (!found.rows.length)
    throw invalid('schemeId', 'unknown', 'schemeId: the person does not hold this additional scheme.');
}

/** What the address of the balances asks for. */
export function readBalanceSearch(actor: Actor, search: URLSearchParams): BalanceSelection {
  const optional = z.uuid().optional().catch(undefined);
  const day = z.iso.date().safeParse(search.get('asOf'));
  return {
    organizationId: actor.organizationId,
    scope: requireVacationScope(actor),
    asOf: day.success ? dateToEpochDay(day.data) : defaultBalanceDay(),
    filter: {
      departmentId: optional.parse(search.get('department') || undefined),
      groupId: optional.parse(search.get('group') || undefined),
      search: search.get('q')?.trim().slice(0, 100).replaceAll('\0', '') || undefined,
      status: 'active',
    },
  };
}

/** Whether somebody may enter days by hand. */
export const mayCorrect = (actor: Actor): boolean => {
  const scope = scopeOf(actor, 'vacation:write');
  return scope !== null && scope.kind !== 'own';
};
