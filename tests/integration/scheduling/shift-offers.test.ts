import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '~/auth/actor';
import { acceptShiftOffer, declineShiftOffer } from '~/models/answer-shift-offer.server';
import { publishSchedule } from '~/models/schedule-publication.server';
import { loadShifts, type ShiftRow } from '~/models/schedule-shifts.server';
import { createShiftOffers, previewShiftOffer, withdrawShiftOffers } from '~/models/shift-offer.server';
import { listShiftOffers } from '~/models/shift-offer-list.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';
import { unique } from '../../factories/unique';

const hourMs = 3_600_000;
const all = { kind: 'all' } as const;

describe('offers of overtime and early leave', () => {
  let planner: Actor;
  let organizationId: string;
  let scheduleId: string;
  /** of different people on one date, none of whom would break a rule with an hour more; every test uses other shifts */
  let free: ShiftRow[];

  const expiresAt = () => new Date(Date.now() + hourMs).toISOString();
  const employee = (employeeId: string) => createActor({ organizationId, role: 'employee', employeeId });
  const read = async (id: string) => {
    const found = (await loadShifts({ organizationId, scheduleId })).find((row) => row.id === id);
    if (!found) throw new Error('no such shift');
    return found;
  };
  const values = (shifts: ShiftRow[], wanted = 1, more: object = {}) => ({
    scheduleId,
    kind: 'overtime',
    minutes: 60,
    wanted,
    expiresAt: expiresAt(),
    shiftIds: shifts.map((shift) => shift.id),
    ...more,
  });
  const offer = (shifts: ShiftRow[], wanted = 1, more: object = {}) =>
    createShiftOffers(planner, values(shifts, wanted, more));
  const list = () => listShiftOffers({ organizationId, scope: all, scheduleId, limit: 500 });
  const stateOf = async (id: string) => (await list()).find((item) => item.id === id)?.status;
  const take = (count: number) => {
    const taken = free.splice(0, count);
    if (taken.length < count) throw new Error('too few people in the centre');
    return taken;
  };
  const refusedBy = (rule: string) => ({ code: 'conflict', faults: [{ field: 'offer', rule }] });
  const createLogin = (id: string, employeeId?: string) =>
    prisma().user.create({
      data: {
        id,
        organizationId,
        username: unique('offered'),
        displayName: 'Offered',
        passwordHash: 'none',
        employeeId,
      },
    });

  beforeAll(async () => {
    const centre = await createForecastCentre();
    ({ organizationId, planner } = centre);
    const { startDate, endDate } = centre;
    const planned = await planSchedule(planner, { name: 'Offered', startDate, endDate, timeBudgetSec: 3 });
    scheduleId = planned.scheduleId;
    await createLogin(planner.id);
    const [first] = await loadShifts({ organizationId, scheduleId });
    await expect(offer([first]), 'not published yet').rejects.toMatchObject({ code: 'conflict' });
    await publishSchedule(planner, { scheduleId });
  });

  beforeEach(async () => {
    const rows = await loadShifts({ organizationId, scheduleId });
    const offered = new Set((await list()).map((item) => item.shiftId));
    const dates = [...new Set(rows.map((row) => row.date))].sort();
    const of = (date: string) =>
      rows.filter((row) => row.date === date && row.kind === 'normal' && !offered.has(row.id));
    const candidates = dates.map(of).sort((a, b) => b.length - a.length)[0];
    const { broken } = await previewShiftOffer(planner, values(candidates));
    const barred = new Set(broken.map((item) => item.employeeId));
    free = candidates.filter((row) => !barred.has(row.employeeId));
  });

  it('asks without changing anything; acceptance gives the shift its new end and closes the offer for the others', async () => {
    const [shift, other] = take(2);
    const known = await prisma().user.findFirst({ where: { employeeId: other.employeeId } });
    const login = known ?? (await createLogin(crypto.randomUUID(), other.employeeId));
    const { offerIds } = await offer([shift, other]);
    expect(await read(shift.id)).toEqual(shift);
    await acceptShiftOffer(employee(shift.employeeId), offerIds[0]);
    expect(await read(shift.id)).toMatchObject({
      startMs: shift.startMs,
      endMs: shift.endMs + hourMs,
      kind: 'overtime',
      paidMinutes: shift.paidMinutes + 60,
      version: shift.version + 1,
    });
    expect(await read(other.id)).toEqual(other);
    expect([await stateOf(offerIds[0]), await stateOf(offerIds[1])]).toEqual(['accepted', 'filled']);
    const audit = await prisma().auditEvent.findMany({ where: { entityId: { in: [shift.id, offerIds[0]] } } });
    expect(audit.map((event) => event.action).sort()).toEqual(['shift.updated', 'shift_offer.accepted']);
    const told = await prisma().notification.findMany({
      where: { userId: { in: [planner.id, login.id] }, kind: { startsWith: 'shift_offer' } },
    });
    expect(told.map((item) => item.kind).sort()).toEqual([
      'shift_offer_accepted',
      'shift_offer_filled',
      'shift_offer_overtime',
    ]);
    await expect(acceptShiftOffer(employee(other.employeeId), offerIds[1])).rejects.toMatchObject(refusedBy('filled'));
    await expect(acceptShiftOffer(employee(shift.employeeId), offerIds[0])).rejects.toMatchObject(
      refusedBy('accepted'),
    );
  });

  it('gives the last place to one of two who accept at once', async () => {
    const shifts = take(2);
    const { offerIds } = await offer(shifts);
    const answers = await Promise.allSettled(
      shifts.map((shift, i) => acceptShiftOffer(employee(shift.employeeId), offerIds[i])),
    );
    const lost = answers.filter((answer) => answer.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0].reason).toMatchObject(refusedBy('filled'));
    const changed = await Promise.all(
      shifts.map(async (shift) => (await read(shift.id)).version === shift.version + 1),
    );
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect((await Promise.all(offerIds.map(stateOf))).sort()).toEqual(['accepted', 'filled']);
  });

  it('shortens a shift that may end earlier, and previews what that does to the service level', async () => {
    const [shift] = take(1);
    const early = { kind: 'leave_early', minutes: 60 };
    const more = await previewShiftOffer(planner, values([shift]));
    const less = await previewShiftOffer(planner, values([shift], 1, early));
    expect(more.broken).toEqual([]);
    expect(more.serviceLevelBefore).not.toBeNull();
    expect(more.serviceLevelAfter!).toBeGreaterThanOrEqual(more.serviceLevelBefore!);
    expect(less.broken).toEqual([]);
    expect(less.serviceLevelAfter!).toBeLessThanOrEqual(less.serviceLevelBefore!);
    expect(await read(shift.id)).toEqual(shift);
    const { offerIds } = await offer([shift], 1, early);
    await acceptShiftOffer(employee(shift.employeeId), offerIds[0]);
    const now = await read(shift.id);
    expect(now).toMatchObject({ startMs: shift.startMs, endMs: shift.endMs - hourMs, kind: 'normal' });
    expect(Math.max(...now.activities.map((item) => item.endMs))).toBeLessThanOrEqual(now.endMs);
  });

  it('changes nothing when it is declined', async () => {
    const [shift] = take(1);
    const { offerIds } = await offer([shift]);
    const person = employee(shift.employeeId);
    await declineShiftOffer(person, offerIds[0]);
    expect(await read(shift.id)).toEqual(shift);
    expect(await stateOf(offerIds[0])).toBe('declined');
    await expect(acceptShiftOffer(person, offerIds[0])).rejects.toMatchObject(refusedBy('declined'));
  });

  it('is answered by the person who was asked only, and withdrawn by whoever plans them', async () => {
    const [shift, other] = take(2);
    const { offerIds } = await offer([shift]);
    const elsewhere = createActor({ organizationId: crypto.randomUUID(), role: 'planner' });
    const head = createActor({ organizationId, role: 'manager', departmentIds: [crypto.randomUUID()] });
    const foreigner = { ...employee(shift.employeeId), organizationId: elsewhere.organizationId };
    for (const answer of [acceptShiftOffer, declineShiftOffer]) {
      await expect(answer(employee(other.employeeId), offerIds[0])).rejects.toMatchObject({ code: 'not_found' });
      await expect(answer(foreigner, offerIds[0])).rejects.toMatchObject({ code: 'not_found' });
      await expect(answer(planner, offerIds[0])).rejects.toMatchObject({ code: 'forbidden' });
    }
    for (const actor of [elsewhere, head]) {
      await expect(withdrawShiftOffers(actor, offerIds)).rejects.toMatchObject({ code: 'not_found' });
      await expect(createShiftOffers(actor, values([other]))).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(withdrawShiftOffers(employee(shift.employeeId), offerIds)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const own = { kind: 'own' as const, employeeId: other.employeeId };
    const theirs = await listShiftOffers({ organizationId, scope: own, limit: 50 });
    expect(theirs.filter((item) => item.employeeId !== other.employeeId || offerIds.includes(item.id))).toEqual([]);
    expect(await stateOf(offerIds[0])).toBe('open');
    await withdrawShiftOffers(planner, offerIds);
    await expect(acceptShiftOffer(employee(shift.employeeId), offerIds[0])).rejects.toMatchObject(
      refusedBy('withdrawn'),
    );
    await expect(withdrawShiftOffers(planner, offerIds)).rejects.toMatchObject({ code: 'conflict' });
    expect(await read(shift.id)).toEqual(shift);
  });

  it('is over when its time is, and can be made anew', async () => {
    const [shift] = take(1);
    const { batchId, offerIds } = await offer([shift]);
    await expect(offer([shift]), 'one open offer for a shift').rejects.toMatchObject({ code: 'conflict' });
    await prisma().shiftOfferBatch.update({ where: { id: batchId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const person = employee(shift.employeeId);
    await expect(acceptShiftOffer(person, offerIds[0])).rejects.toMatchObject(refusedBy('expired'));
    await expect(declineShiftOffer(person, offerIds[0])).rejects.toMatchObject(refusedBy('expired'));
    expect(await stateOf(offerIds[0])).toBe('expired');
    expect(await read(shift.id)).toEqual(shift);
    const again = await offer([shift]);
    expect(await stateOf(again.offerIds[0])).toBe('open');
  });

  it('no longer holds for a shift that has changed since', async () => {
    const [shift] = take(1);
    const { offerIds } = await offer([shift]);
    await prisma().shift.update({ where: { id: shift.id }, data: { version: { increment: 1 } } });
    await expect(acceptShiftOffer(employee(shift.employeeId), offerIds[0])).rejects.toMatchObject(refusedBy('changed'));
    expect((await read(shift.id)).endMs).toBe(shift.endMs);
    expect(await stateOf(offerIds[0])).toBe('open');
  });

  it('cannot be accepted where a rule would be broken by then, nor made where it would be now', async () => {
    const [shift] = take(1);
    const { employeeId } = shift;
    const { offerIds } = await offer([shift]);
    const startsAt = new Date(shift.endMs + 1.5 * hourMs);
    const endsAt = new Date(shift.endMs + 3.5 * hourMs);
    const date = new Date(shift.date);
    await prisma().shift.create({
      data: { organizationId, scheduleId, employeeId, date, startsAt, endsAt, paidMinutes: 120 },
    });
    await expect(acceptShiftOffer(employee(employeeId), offerIds[0])).rejects.toMatchObject(refusedBy('rule'));
    expect(await read(shift.id)).toEqual(shift);
    expect(await stateOf(offerIds[0])).toBe('open');
    await withdrawShiftOffers(planner, offerIds);
    await expect(offer([shift])).rejects.toMatchObject({ code: 'invalid' });
    await expect(offer([shift])).rejects.toHaveProperty('faults.0.row', 0);
  });

  it('names what is wrong with an offer', async () => {
    const [shift] = take(1);
    const fault = (field: string, rule: string) => ({ code: 'invalid', faults: [{ field, rule }] });
    const late = new Date(shift.endMs + hourMs).toISOString();
    const past = new Date(Date.now() - hourMs).toISOString();
    await expect(offer([shift], 2)).rejects.toMatchObject(fault('wanted', 'too_many'));
    await expect(offer([shift], 1, { expiresAt: late })).rejects.toMatchObject(fault('expiresAt', 'late'));
    await expect(offer([shift], 1, { expiresAt: past })).rejects.toMatchObject(fault('expiresAt', 'past'));
    await expect(offer([shift], 1, { minutes: 61 })).rejects.toMatchObject({ code: 'invalid' });
    await expect(offer([shift, shift], 1)).rejects.toMatchObject(fault('shiftIds', 'duplicate'));
    expect(await stateOf(shift.id)).toBeUndefined();
  });
});
