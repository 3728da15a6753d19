import { prisma } from '~/platform/prisma.server';
import type { TargetIds } from './centre';

const day = (date: string) => new Date(date);

/** Overtime for the published shift that has no offer yet. */
export const shiftOfferOf = (ids: TargetIds) => ({
  scheduleId: ids.publishedId,
  kind: 'overtime',
  minutes: 60,
  wanted: 1,
  expiresAt: '2027-06-08T05:00:00Z',
  shiftIds: [ids.publishedShiftId],
});

/** A published plan of two shifts of the southerner; overtime is offered for the first of them. */
export async function createOffer(input: {
  organizationId: string;
  groupId: string;
  forecastId: string;
  owners: { southMark: string; south: { id: string }; southerner: { id: string } };
}) {
  const { organizationId, groupId, owners } = input;
  const employeeId = owners.southerner.id;
  const shiftOn = (date: string) => ({
    organizationId,
    employeeId,
    date: day(date),
    startsAt: new Date(`${date}T06:00:00Z`),
    endsAt: new Date(`${date}T10:00:00Z`),
    paidMinutes: 240,
    note: owners.southMark,
  });
  const plan = await prisma().schedule.create({
    data: {
      organizationId,
      name: `${owners.southMark} published`,
      startDate: day('2027-06-07'),
      endDate: day('2027-06-13'),
      status: 'applied',
      groupIds: [groupId],
      departmentIds: [owners.south.id],
      forecastIds: [input.forecastId],
      shifts: { create: [shiftOn('2027-06-07'), shiftOn('2027-06-08')] },
    },
    include: { shifts: { orderBy: { date: 'asc' } } },
  });
  const [first, second] = plan.shifts;
  const batch = await prisma().shiftOfferBatch.create({
    data: {
      organizationId,
      scheduleId: plan.id,
      kind: 'overtime',
      minutes: 60,
      wanted: 1,
      payNote: owners.southMark,
      expiresAt: new Date('2027-06-07T05:00:00Z'),
      offers: {
        create: {
          organizationId,
          employeeId,
          shiftId: first.id,
          shiftVersion: first.version,
          date: first.date,
          fromAt: first.endsAt,
          toAt: new Date('2027-06-07T11:00:00Z'),
        },
      },
    },
    include: { offers: true },
  });
  return { publishedId: plan.id, publishedShiftId: second.id, offerId: batch.offers[0].id };
}
