import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { dateToEpochDay, epochDayToDate } from '~/engine/time/local-date';
import { type DayRange, findBlockEnd, type Violation } from '~/engine/vacations';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { parseInput } from './parse-input.server';
import { cancelVacationAbsences, recordVacationAbsences } from './vacation-absence.server';
import { vacationChange, vacationInput } from './vacation-input';
import {
  judgeBlock,
  listPublishedShifts,
  loadVacationFrame,
  type PublishedShift,
  toViolationView,
  type VacationFrame,
  type VacationViolation,
} from './vacation-judgement.server';
import { rulesOn, type VacationBlock, type VacationKind, type VacationPerson } from './vacation-person.server';

/** What became of a write: the block, the rules it breaks all the same, and shifts of published schedules in its days. */
export interface SavedVacation {
  id: string;
  version: number;
  warnings: VacationViolation[];
  publishedShifts: PublishedShift[];
}

function writeScope(actor: Actor) {
  const scope = scopeOf(actor, 'vacation:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  return scope;
}

/** Locks people of the actor's reach for a change of their vacations. @throws AppError not_found */
export async function lockPeople(client: PoolClient, actor: Actor, employeeIds: readonly string[]): Promise<void> {
  const ids = [...new Set(employeeIds)];
  const condition = employeeScopeSql(writeScope(actor), 'a', 3);
  const found = await client.query(
    `select a.id from agents a where a.organization_id = $1 and a.id = any($2::uuid[]) and ${condition.sql} order by a.id for no key update of a`,
    [actor.organizationId, ids, ...condition.values],
  );
  if (found.rows.length < ids.length) throw notFound('The employee');
}

/** The days of a block that is given by its end or by how many days it takes. */
function rangeOf(
  frame: VacationFrame,
  person: VacationPerson,
  input: { firstDate: string; lastDate?: string; days?: number; schemeId: string | null },
): DayRange & { schemeId: string | null } {
  const first = dateToEpochDay(input.firstDate);
  const { schemeId } = input;
  if (schemeId && !person.additional.some((scheme) => scheme.schemeId === schemeId))
    throw invalid('schemeId', 'unknown', 'schemeId: the person does not hold this additional scheme.');
  if (input.days !== undefined) {
    const dayKind = rulesOn(person, first, schemeId)?.rules.dayKind ?? 'calendar';
    return { first, last: findBlockEnd(frame.calendarOf(person.siteId), dayKind, first, input.days), schemeId };
  }
  if (!input.lastDate) throw invalid('lastDate', 'required', 'lastDate: give the last day, or the number of days.');
  const last = dateToEpochDay(input.lastDate);
  if (last < first) throw invalid('lastDate', 'before_first', 'lastDate: the last day is before the first.');
  if (last - first > 366) throw invalid('lastDate', 'too_long', 'lastDate: a block takes at most a year.');
  return { first, last, schemeId };
}

/** Refuses what can never be, and what may be only when forced. */
export function requireAllowed(violations: readonly Violation[], isForced: boolean): void {
  const refused = violations.filter(({ severity }) => severity === 'error' || (severity === 'breach' && !isForced));
  if (!refused.length) return;
  throw new AppError('invalid', refused.map(({ rule }) => rule).join(', '), {
    faults: refused.map((violation) => {
      const { figures, rule } = toViolationView(violation);
      const details = Object.entries(figures)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ');
      return {
        field: 'firstDate',
        rule: violation.severity === 'error' ? rule : `forcible.${rule}`,
        message: details ? `${rule}: ${details}` : rule,
        figures,
      };
    }),
  });
}

async function judge(client: PoolClient, actor: Actor, employeeId: string, span: DayRange) {
  const frame = await loadVacationFrame(
    { organizationId: actor.organizationId, employeeIds: [employeeId], first: span.first, last: span.last },
    client,
  );
  const person = frame.people.get(employeeId);
  if (!person) throw notFound('The employee');
  return { frame, person };
}

/**
 * Gives a person a block of leave, planned or at once approved.
 * @throws AppError not_found outside one's reach; invalid with a fault for every rule that forbids it (`forcible.` ones can be forced)
 */
export async function createVacation(input: {
  actor: Actor;
  employeeId: string;
  values: unknown;
  isApproved?: boolean;
}): Promise<SavedVacation> {
  const { actor, employeeId } = input;
  const values = parseInput(vacationInput, input.values);
  const id = createId();
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await lockPeople(client, actor, [employeeId]);
    const first = dateToEpochDay(values.firstDate);
    const { frame, person } = await judge(client, actor, employeeId, { first, last: first + 366 });
    const schemeId = values.kind === 'annual' ? (values.schemeId ?? null) : null;
    const range = rangeOf(frame, person, { ...values, schemeId });
    const { violations } = judgeBlock(frame, person, range, values.kind, null);
    requireAllowed(violations, values.isForced);
    const after = {
      employeeId,
      kind: values.kind,
      schemeId,
      firstDate: epochDayToDate(range.first),
      lastDate: epochDayToDate(range.last),
      state: input.isApproved ? 'approved' : 'planned',
      priority: values.priority,
      note: values.note ?? null,
    };
    await client.query(
      `insert into vacations (id, organization_id, employee_id, kind, first_date, last_date, state, priority, note, created_by, scheme_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        actor.organizationId,
        employeeId,
        after.kind,
        after.firstDate,
        after.lastDate,
        after.state,
        after.priority,
        after.note,
        actor.kind === 'user' ? actor.id : null,
        schemeId,
      ],
    );
    if (input.isApproved) await recordVacationAbsences(client, actor.organizationId, [{ id }]);
    return {
      result: await savedOf(client, actor, { id, version: 1, ...after }, violations),
      audit: { action: 'vacation.created', entity: 'vacation', entityId: id, after },
    };
  });
}

async function savedOf(
  client: PoolClient,
  actor: Actor,
  saved: { id: string; version: number; employeeId: string; firstDate: string; lastDate: string },
  violations: readonly Violation[],
): Promise<SavedVacation> {
  const { organizationId } = actor;
  return {
    id: saved.id,
    version: saved.version,
    warnings: violations.map(toViolationView),
    publishedShifts: await listPublishedShifts({ organizationId, ...saved }, client),
  };
}

interface LockedVacation {
  id: string;
  employeeId: string;
  kind: VacationKind;
  schemeId: string | null;
  firstDate: string;
  lastDate: string;
  state: VacationBlock['state'];
  priority: VacationBlock['priority'];
  note: string | null;
  version: number;
}

/** Locks blocks within one's reach. @throws AppError not_found */
async function lockVacations(client: PoolClient, actor: Actor, ids: readonly string[]): Promise<LockedVacation[]> {
  const condition = employeeScopeSql(writeScope(actor), 'a', 3);
  const found = await client.query<LockedVacation>(
    `select v.id, v.employee_id as "employeeId", v.kind, v.scheme_id as "schemeId", v.first_date as "firstDate", v.last_date as "lastDate", v.state, v.priority,
       v.note, v.version
     from vacations v join agents a on a.id = v.employee_id
     where v.organization_id = $1 and v.id = any($2::uuid[]) and ${condition.sql} order by v.id for update of v`,
    [actor.organizationId, ids, ...condition.values],
  );
  if (found.rows.length < new Set(ids).size) throw notFound('The vacation');
  return found.rows;
}

const requireVersion = (current: number, expected: number): void => {
  if (current !== expected) throw conflict(`The vacation was changed meanwhile; its version is now ${current}.`);
};

/**
 * Moves, lengthens or relabels a block; an approved one takes its absence along.
 * @throws AppError not_found, conflict for an old version, invalid as `createVacation`
 */
export async function updateVacation(input: {
  actor: Actor;
  vacationId: string;
  version: number;
  values: unknown;
}): Promise<SavedVacation> {
  const { actor, vacationId } = input;
  const values = parseInput(vacationChange, input.values);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const [before] = await lockVacations(client, actor, [vacationId]);
    await lockPeople(client, actor, [before.employeeId]);
    requireVersion(before.version, input.version);
    const span = dateToEpochDay(values.firstDate ?? before.firstDate);
    const { frame, person } = await judge(client, actor, before.employeeId, { first: span, last: span + 366 });
    const firstDate = values.firstDate ?? before.firstDate;
    const kept = dateToEpochDay(before.lastDate) - dateToEpochDay(before.firstDate);
    const kind = values.kind ?? before.kind;
    const schemeId = kind === 'annual' ? (values.schemeId === undefined ? before.schemeId : values.schemeId) : null;
    const range = rangeOf(frame, person, {
      schemeId,
      firstDate,
      days: values.days,
      lastDate: values.lastDate ?? epochDayToDate(dateToEpochDay(firstDate) + kept),
    });
    const { violations } = judgeBlock(frame, person, range, kind, vacationId);
    const isMoved =
      epochDayToDate(range.first) !== before.firstDate ||
      epochDayToDate(range.last) !== before.lastDate ||
      kind !== before.kind ||
      schemeId !== before.schemeId;
    if (isMoved) requireAllowed(violations, values.isForced);
    const after = {
      kind,
      schemeId,
      firstDate: epochDayToDate(range.first),
      lastDate: epochDayToDate(range.last),
      priority: values.priority ?? before.priority,
      note: values.note === undefined ? before.note : values.note,
    };
    const saved = await client.query<{ version: number }>(
      `update vacations set kind = $2, first_date = $3, last_date = $4, priority = $5, note = $6, scheme_id = $7, version = version + 1
       where id = $1 returning version`,
      [vacationId, after.kind, after.firstDate, after.lastDate, after.priority, after.note, schemeId],
    );
    await recordVacationAbsences(client, actor.organizationId, [{ id: vacationId }]);
    const result = { id: vacationId, version: saved.rows[0].version, employeeId: before.employeeId, ...after };
    return {
      result: await savedOf(client, actor, result, violations),
      audit: { action: 'vacation.updated', entity: 'vacation', entityId: vacationId, before, after },
    };
  });
}

/** Removes a block: its days return to the balance, its absence is cancelled. @throws AppError not_found, conflict */
export async function deleteVacation(input: { actor: Actor; vacationId: string; version?: number }): Promise<void> {
  const { actor, vacationId } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const [before] = await lockVacations(client, actor, [vacationId]);
    if (input.version !== undefined) requireVersion(before.version, input.version);
    await cancelVacationAbsences(client, actor.organizationId, [vacationId]);
    await client.query('delete from vacations where id = $1', [vacationId]);
    return {
      result: undefined,
      audit: { action: 'vacation.deleted', entity: 'vacation', entityId: vacationId, before },
    };
  });
}

/**
 * Splits a block in two, the second beginning on a day inside it; both stay as they were otherwise.
 * @returns id of the second
 * @throws AppError not_found, conflict; invalid where the day is not inside
 */
export async function splitVacation(input: {
  actor: Actor;
  vacationId: string;
  version: number;
  secondFirstDate: string;
}): Promise<string> {
  const { actor, vacationId, secondFirstDate } = input;
  const secondId = createId();
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const [before] = await lockVacations(client, actor, [vacationId]);
    requireVersion(before.version, input.version);
    if (
      !/^\d{4}-\d{2}-\d{2}$/.test(secondFirstDate) ||
      secondFirstDate <= before.firstDate ||
      secondFirstDate > before.lastDate
    )
      throw invalid('secondFirstDate', 'inside', 'secondFirstDate: the second part begins inside the block.');
    await client.query(`update vacations set last_date = $2::date - 1, version = version + 1 where id = $1`, [
      vacationId,
      secondFirstDate,
    ]);
    await client.query(
      `insert into vacations (id, organization_id, employee_id, kind, scheme_id, first_date, last_date, state, priority, origin, note, created_by)
       select $2, organization_id, employee_id, kind, scheme_id, $3, $4, state, priority, origin, note, created_by from vacations where id = $1`,
      [vacationId, secondId, secondFirstDate, before.lastDate],
    );
    await recordVacationAbsences(client, actor.organizationId, [{ id: vacationId }, { id: secondId }]);
    return {
      result: secondId,
      audit: {
        action: 'vacation.split',
        entity: 'vacation',
        entityId: vacationId,
        before,
        after: { secondFirstDate, secondId },
      },
    };
  });
}

/**
 * Approves planned blocks, or takes approvals back: all or none.
 * @returns how many changed
 * @throws AppError not_found
 */
export async function approveVacations(input: {
  actor: Actor;
  vacationIds: readonly string[];
  isApproved: boolean;
}): Promise<number> {
  const { actor, isApproved } = input;
  const { organizationId } = actor;
  const state = isApproved ? 'approved' : 'planned';
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const locked = await lockVacations(client, actor, input.vacationIds);
    const ids = locked.filter((vacation) => vacation.state !== state).map(({ id }) => id);
    if (!isApproved) await cancelVacationAbsences(client, organizationId, ids);
    await client.query('update vacations set state = $2, version = version + 1 where id = any($1::uuid[])', [
      ids,
      state,
    ]);
    if (isApproved)
      await recordVacationAbsences(
        client,
        organizationId,
        ids.map((id) => ({ id })),
      );
    const audit = ids.map(
      (entityId): AuditEntry => ({
        action: isApproved ? 'vacation.approved' : 'vacation.withdrawn',
        entity: 'vacation',
        entityId,
      }),
    );
    return { result: ids.length, audit };
  });
}

/** Planned blocks of a year within one's reach that wait for approval. */
export function listPlannedIds(input: {
  actor: Actor;
  year: number;
  departmentId?: string;
}): Promise<{ id: string }[]> {
  const condition = employeeScopeSql(writeScope(input.actor), 'a', 4);
  return query<{ id: string }>(
    `vacation-planned-${condition.values.length}`,
    `select v.id from vacations v join agents a on a.id = v.employee_id
     where v.organization_id = $1 and v.state = 'planned' and extract(year from v.first_date) = $2
       and ($3::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
         where m.employee_id = a.id and d.path @> array[$3::uuid] and (m.valid_to is null or m.valid_to > current_date)))
       and ${condition.sql} limit 5000`,
    [input.actor.organizationId, input.year, input.departmentId ?? null, ...condition.values],
  );
}
