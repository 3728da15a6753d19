import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { type DayEffect, readDayEffect } from './day-effect.server';
import { notifyUsers } from './notification.server';
import { isUniqueViolation, parseInput } from './parse-input.server';
import { loadOfferedCells, type OfferedShift, offeredPeriod, planShiftOffer } from './plan-shift-offer.server';
import type { ScheduleConflict } from './schedule-conflicts.server';
import { type EditableSchedule, openForEdit } from './shift.server';
import { type ShiftOfferInput, shiftOfferSchema } from './shift-offer-input';

interface OpenedOffer {
  schedule: EditableSchedule;
  cells: OfferedShift[];
  /** in the order of the input */
  offered: OfferedShift[];
}

/** @throws AppError not_found, forbidden; conflict where the schedule is not published */
async function openOffer(actor: Actor, input: ShiftOfferInput): Promise<OpenedOffer> {
  const { scheduleId, shiftIds } = input;
  const cells = await loadOfferedCells({ organizationId: actor.organizationId, scheduleId, shiftIds });
  const schedule = await openForEdit(actor, scheduleId, [...new Set(cells.map((cell) => cell.employeeId))]);
  const offered = shiftIds.map((id) => {
    const found = cells.find((cell) => cell.id === id);
    if (!found) throw notFound('The shift');
    return found;
  });
  if (schedule.status !== 'applied') throw conflict('Only shifts of a published schedule can be offered a change.');
  return { schedule, cells, offered };
}

/** What an offer would bring, before it is made. */
export interface OfferPreview {
  /** expected share answered in time over the day, 0..1, now and if all wanted accept; null where nothing is forecast */
  serviceLevelBefore: DayEffect['serviceLevelBefore'];
  serviceLevelAfter: DayEffect['serviceLevelAfter'];
  /** rules that acceptance would break: these people cannot be asked */
  broken: ScheduleConflict[];
}

/**
 * What an offer would bring if the first of those asked, as many as are wanted, accepted it. Nothing is written.
 * @param groupId the service level of this group; of all when absent
 * @throws AppError not_found, forbidden, invalid, conflict
 */
export async function previewShiftOffer(actor: Actor, values: unknown, groupId?: string): Promise<OfferPreview> {
  const input = parseInput(shiftOfferSchema, values);
  const { schedule, cells, offered } = await openOffer(actor, input);
  const { broken } = await planShiftOffer(schedule, cells, { ...input, offeredIds: new Set(input.shiftIds) });
  const barred = new Set(broken.map((item) => item.employeeId));
  const taking = offered.filter((shift) => !barred.has(shift.employeeId)).slice(0, input.wanted);
  if (!taking.length) return { serviceLevelBefore: null, serviceLevelAfter: null, broken };
  const people = new Set(taking.map((shift) => shift.employeeId));
  const { plan } = await planShiftOffer(
    schedule,
    cells.filter((cell) => people.has(cell.employeeId)),
    { ...input, offeredIds: new Set(taking.map((shift) => shift.id)) },
  );
  const effect = await readDayEffect(schedule, plan, { date: taking[0].date, groupId });
  return { serviceLevelBefore: effect.serviceLevelBefore, serviceLevelAfter: effect.serviceLevelAfter, broken };
}

/** @throws AppError invalid that names every field and person at fault */
function requireOfferable(input: ShiftOfferInput, offered: OfferedShift[], broken: ScheduleConflict[]): void {
  const expiresMs = Date.parse(input.expiresAt);
  const first = Math.min(...offered.map((shift) => offeredPeriod(shift, input.kind, input.minutes).fromMs));
  if (first <= Date.now()) throw invalid('minutes', 'past', 'What is offered would have begun already.');
  if (expiresMs <= Date.now()) throw invalid('expiresAt', 'past', 'The time to answer would be over already.');
  if (expiresMs > first) throw invalid('expiresAt', 'late', 'Answers are due before what is offered begins.');
  if (!broken.length) return;
  const faults = broken.map((item) => ({
    field: 'shiftIds',
    row: offered.findIndex((shift) => shift.employeeId === item.employeeId),
    rule: item.rule,
    message: `${item.employeeName}, ${item.date}: ${item.rule} (${item.detail})`,
  }));
  throw new AppError('invalid', faults.map((fault) => fault.message).join('; '), { faults });
}

/**
 * Asks people whether they stay longer or go home earlier; nobody's shift changes before they accept.
 * @throws AppError not_found, forbidden; invalid where acceptance would break a rule, or there is no time to answer; conflict
 * where a shift has an open offer already
 */
export async function createShiftOffers(
  actor: Actor,
  values: unknown,
): Promise<{ batchId: string; offerIds: string[] }> {
  const input = parseInput(shiftOfferSchema, values);
  const { schedule, cells, offered } = await openOffer(actor, input);
  const { broken } = await planShiftOffer(schedule, cells, { ...input, offeredIds: new Set(input.shiftIds) });
  requireOfferable(input, offered, broken);
  const { organizationId } = actor;
  const { kind, minutes, wanted } = input;
  const batchId = createId();
  const offerIds = offered.map(() => createId());
  const periods = offered.map((shift) => offeredPeriod(shift, kind, minutes));
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into shift_offer_batches (id, organization_id, schedule_id, kind, minutes, wanted, pay_note, expires_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        batchId,
        organizationId,
        schedule.id,
        kind,
        minutes,
        wanted,
        input.payNote || null,
        input.expiresAt,
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    await client.query(
      `update shift_offers o set status = 'expired' from shift_offer_batches b
       where b.id = o.batch_id and o.status = 'open' and b.expires_at <= now() and o.shift_id = any($1::uuid[])`,
      [input.shiftIds],
    );
    await client.query(
      `insert into shift_offers (id, organization_id, batch_id, employee_id, shift_id, shift_version, date, from_at, to_at)
       select n.id, $1, $2, n.employee_id, n.shift_id, n.version, n.date, n.from_at, n.to_at
       from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::int[], $7::date[], $8::timestamptz[], $9::timestamptz[])
         as n(id, employee_id, shift_id, version, date, from_at, to_at)`,
      [
        organizationId,
        batchId,
        offerIds,
        offered.map((shift) => shift.employeeId),
        offered.map((shift) => shift.id),
        offered.map((shift) => shift.version),
        offered.map((shift) => shift.date),
        periods.map(({ fromMs }) => new Date(fromMs).toISOString()),
        periods.map(({ toMs }) => new Date(toMs).toISOString()),
      ],
    );
    const { expiresAt, payNote, shiftIds } = input;
    const after = { scheduleId: schedule.id, kind, minutes, wanted, expiresAt, payNote, shiftIds };
    return {
      result: undefined,
      audit: { action: 'shift_offer.created', entity: 'shift_offer_batch', entityId: batchId, after },
    };
  }).catch((error) => {
    if (isUniqueViolation(error)) throw conflict('One of these shifts has an open offer already: withdraw it first.');
    throw error;
  });
  const employeeIds = offered.map((shift) => shift.employeeId);
  await notifyEmployees(organizationId, employeeIds, `shift_offer_${kind}`, { date: offered[0].date, minutes });
  return { batchId, offerIds };
}

/** Tells people who have a login about an offer of theirs. */
export async function notifyEmployees(
  organizationId: string,
  employeeIds: string[],
  kind: string,
  params: Record<string, unknown>,
): Promise<void> {
  const users = await query<{ id: string }>(
    'shift-offer-users',
    `select id from users where employee_id = any($1::uuid[]) and status = 'active'`,
    [employeeIds],
  );
  await notifyUsers({ organizationId, userIds: users.map((user) => user.id), kind, params, link: '/my/offers' });
}

/**
 * Takes open offers back; those answered meanwhile stay as they are.
 * @returns how many were withdrawn
 * @throws AppError forbidden; not_found for offers beyond the scope; conflict where none of them is open any more
 */
export async function withdrawShiftOffers(actor: Actor, offerIds: string[]): Promise<{ withdrawn: number }> {
  const { organizationId } = actor;
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  const condition = employeeScopeSql(scope, 'a', 3);
  const employeeIds = await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ id: string; employeeId: string; status: string }>(
      `select o.id, o.employee_id as "employeeId", o.status from shift_offers o join agents a on a.id = o.employee_id
       where o.organization_id = $1 and o.id = any($2::uuid[]) and ${condition.sql} order by o.id for update of o`,
      [organizationId, offerIds, ...condition.values],
    );
    if (!rows.length || rows.length < new Set(offerIds).size) throw notFound('The offer');
    const open = rows.filter((row) => row.status === 'open');
    if (!open.length) throw conflict('This offer has been answered or closed already.');
    const ids = open.map((row) => row.id);
    await client.query(`update shift_offers set status = 'withdrawn' where id = any($1::uuid[])`, [ids]);
    const audit = ids.map((id) => ({
      action: 'shift_offer.withdrawn',
      entity: 'shift_offer',
      entityId: id,
      before: { status: 'open' },
      after: { status: 'withdrawn' },
    }));
    return { result: open.map((row) => row.employeeId), audit };
  });
  await notifyEmployees(organizationId, employeeIds, 'shift_offer_withdrawn', {});
  return { withdrawn: employeeIds.length };
}
