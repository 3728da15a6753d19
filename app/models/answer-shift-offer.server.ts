import type { PoolClient } from 'pg';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, forbidden, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { notifyUsers } from './notification.server';
import { loadOfferedCells, planShiftOffer } from './plan-shift-offer.server';
import { saveShiftEdits } from './save-shift-edits.server';
import { getSchedule } from './schedule.server';
import { notifyEmployees } from './shift-offer.server';
import type { OfferKind, OfferState } from './shift-offer-input';

interface OwnOffer {
  id: string;
  batchId: string;
  scheduleId: string;
  shiftId: string | null;
  shiftVersion: number;
  date: string;
  status: OfferState;
  kind: OfferKind;
  minutes: number;
  isExpired: boolean;
  expiresAt: Date;
  createdBy: string | null;
}

/** Why an offer can no longer be answered; the interface has the sentence in the reader's language. */
const refusals = {
  accepted: 'You have accepted this offer already.',
  declined: 'You have declined this offer already.',
  withdrawn: 'This offer was withdrawn.',
  expired: 'The time to answer this offer is over.',
  filled: 'All places of this offer were taken by others.',
  changed: 'Your shift was changed after the offer had been made: it no longer holds.',
  rule: 'Accepting would break a rule of your working time',
} as const;

function refuse(rule: keyof typeof refusals, detail?: string): AppError {
  const message = detail ? `${refusals[rule]}: ${detail}.` : refusals[rule];
  return new AppError('conflict', message, { faults: [{ field: 'offer', rule, message }] });
}

/** One's own offer. @throws AppError forbidden for whoever is no employee; not_found for an offer to somebody else */
async function readOwnOffer(actor: Actor, offerId: string): Promise<OwnOffer> {
  if (!actor.employeeId) throw forbidden('Offers are answered by the person who was asked.');
  const [offer] = await query<OwnOffer>(
    'shift-offer-own',
    `select o.id, o.batch_id as "batchId", b.schedule_id as "scheduleId", o.shift_id as "shiftId", o.shift_version as "shiftVersion",
       o.date, o.status, b.kind, b.minutes, b.expires_at <= now() as "isExpired", b.expires_at as "expiresAt", b.created_by as "createdBy"
     from shift_offers o join shift_offer_batches b on b.id = o.batch_id
     where o.organization_id = $1 and o.id = $2 and o.employee_id = $3`,
    [actor.organizationId, offerId, actor.employeeId],
  );
  if (!offer) throw notFound('The offer');
  return offer;
}

function requireOpen(offer: Pick<OwnOffer, 'status' | 'isExpired'>): void {
  if (offer.status !== 'open') throw refuse(offer.status);
  if (offer.isExpired) throw refuse('expired');
}

/** Versions of all shifts of a person in a schedule but one: rules about a person are judged by them. */
async function readOtherShifts(actor: Actor, offer: OwnOffer, on?: SqlExecutor): Promise<string> {
  const rows = await query<{ id: string; version: number }>(
    'shift-offer-others',
    `select id, version from shifts where organization_id = $1 and schedule_id = $2 and employee_id = $3 and id <> $4 order by id`,
    [actor.organizationId, offer.scheduleId, actor.employeeId, offer.shiftId],
    on,
  );
  return rows.map((row) => `${row.id} ${row.version}`).join();
}

/**
 * Accepts one's own offer: the shift gets its new end by the same edit as on the page of the day, in one transaction with the
 * place that is taken. The last place closes the offer for the others.
 * @throws AppError forbidden, not_found; conflict (with the reason as rule of the fault) where the offer is answered, withdrawn,
 * expired or filled, the shift has changed, or a rule would be broken
 */
export async function acceptShiftOffer(actor: Actor, offerId: string): Promise<void> {
  const offer = await readOwnOffer(actor, offerId);
  requireOpen(offer);
  const { organizationId } = actor;
  const { scheduleId, shiftId } = offer;
  if (!shiftId) throw refuse('changed');
  const others = await readOtherShifts(actor, offer);
  const [found, cells] = await Promise.all([
    getSchedule({ organizationId, scope: { kind: 'all' }, scheduleId }),
    loadOfferedCells({ organizationId, scheduleId, shiftIds: [shiftId] }),
  ]);
  const shift = cells.find((cell) => cell.id === shiftId);
  const isSame = shift?.version === offer.shiftVersion && shift.employeeId === actor.employeeId;
  if (!isSame || found.status !== 'applied') throw refuse('changed');
  const schedule = { ...found, organizationId };
  const { plan, broken } = await planShiftOffer(schedule, cells, { ...offer, offeredIds: new Set([shiftId]) });
  if (broken.length) throw refuse('rule', broken.map((item) => `${item.rule} (${item.detail})`).join('; '));
  if (plan.stale.length) throw refuse('changed');
  let passedOver: string[] = [];
  await saveShiftEdits(actor, schedule, {
    edits: plan.edits,
    conflicts: plan.conflicts,
    reason: null,
    alsoAudit: [auditOf(offer, 'accepted')],
    within: async (client) => {
      // why: the schedule is locked by its edit, so that no shift of it changes from here on
      if ((await readOtherShifts(actor, offer, client)) !== others) throw refuse('changed');
      passedOver = await takePlace(client, offer);
    },
  }).catch((error) => {
    // why: the same shift was written by somebody else in the meantime
    if (error instanceof AppError && error.code === 'conflict' && !error.faults.length) throw refuse('changed');
    throw error;
  });
  await notifyEmployees(organizationId, passedOver, 'shift_offer_filled', { date: offer.date });
  await tellPlanner(actor, offer);
}

/** Takes one of the places of a batch; the last one closes it. @returns people whose offers are closed by it */
async function takePlace(client: PoolClient, offer: OwnOffer): Promise<string[]> {
  const { rows: batches } = await client.query<{ wanted: number; isExpired: boolean }>(
    `select wanted, expires_at <= now() as "isExpired" from shift_offer_batches where id = $1 for update`,
    [offer.batchId],
  );
  // why: only a statement that starts after the lock is held sees what others have taken
  const { rows } = await client.query<{ id: string; status: OfferState }>(
    'select id, status from shift_offers where batch_id = $1 order by id for update',
    [offer.batchId],
  );
  const mine = rows.find((row) => row.id === offer.id);
  if (!mine || !batches.length) throw notFound('The offer');
  requireOpen({ status: mine.status, isExpired: batches[0].isExpired });
  const accepted = rows.filter((row) => row.status === 'accepted').length + 1;
  if (accepted > batches[0].wanted) throw refuse('filled');
  await client.query(`update shift_offers set status = 'accepted', answered_at = now() where id = $1`, [offer.id]);
  if (accepted < batches[0].wanted) return [];
  const closed = await client.query<{ employeeId: string }>(
    `update shift_offers set status = 'filled' where batch_id = $1 and status = 'open' returning employee_id as "employeeId"`,
    [offer.batchId],
  );
  return closed.rows.map((row) => row.employeeId);
}

/**
 * Declines one's own offer; nothing else changes.
 * @throws AppError forbidden, not_found; conflict where it is answered, withdrawn, expired or filled
 */
export async function declineShiftOffer(actor: Actor, offerId: string): Promise<void> {
  const offer = await readOwnOffer(actor, offerId);
  requireOpen(offer);
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `update shift_offers set status = 'declined', answered_at = now() where id = $1 and status = 'open'`,
      [offer.id],
    );
    if (!rowCount) throw refuse('filled');
    return { result: undefined, audit: auditOf(offer, 'declined') };
  });
  const { scheduleId } = offer;
  await publish({
    organizationId: actor.organizationId,
    type: 'schedule',
    rooms: [rooms.schedule(scheduleId)],
    data: { scheduleId, change: 'offer_declined' },
  });
}

const auditOf = (offer: OwnOffer, status: OfferState): AuditEntry => ({
  action: `shift_offer.${status}`,
  entity: 'shift_offer',
  entityId: offer.id,
  before: { status: 'open' },
  after: { status, kind: offer.kind, minutes: offer.minutes, shiftId: offer.shiftId },
});

async function tellPlanner(actor: Actor, offer: OwnOffer): Promise<void> {
  if (!offer.createdBy) return;
  await notifyUsers({
    organizationId: actor.organizationId,
    userIds: [offer.createdBy],
    kind: 'shift_offer_accepted',
    params: { name: actor.name, date: offer.date, minutes: offer.minutes },
    link: `/plan/schedules/${offer.scheduleId}/day?date=${offer.date}`,
  });
}
