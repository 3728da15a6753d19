import { describe, expect, it } from 'vitest';
import { addVacationEntry, readVacationAccount } from '~/models/vacation-balance.server';
import { saveVacationLimit } from '~/models/vacation-limit.server';
import {
  approveVacations,
  createVacation,
  deleteVacation,
  splitVacation,
  updateVacation,
} from '~/models/vacation-write.server';
import { readVacationYear } from '~/models/vacation-year.server';
import { AppError } from '~/platform/errors.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createVacationCentre } from '../../factories/vacation';

const june = { firstDate: '2029-06-04', lastDate: '2029-06-17' };
const rulesOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('It was not refused.');
  return error.faults.map(({ rule }) => rule);
};

describe('leave', () => {
  it('becomes an absence when approved, moves with it, and takes it away', async () => {
    const { organizationId, people, organization } = await createVacationCentre();
    const actor = createActor({ organizationId });
    const employeeId = people[0].id;
    const made = await createVacation({ actor, employeeId, values: june });
    const absences = () => prisma().absence.findMany({ where: { employeeId }, include: { reason: true } });
    expect(await absences()).toEqual([]);
    await approveVacations({ actor, vacationIds: [made.id], isApproved: true });
    const [absence] = await absences();
    expect(organization.timeZone).toBe('Europe/Moscow');
    expect([absence.startsAt.toISOString(), absence.endsAt.toISOString(), absence.status, absence.reason.code]).toEqual(
      ['2029-06-03T21:00:00.000Z', '2029-06-17T21:00:00.000Z', 'approved', 'VAC'],
    );
    await updateVacation({ actor, vacationId: made.id, version: 2, values: { firstDate: '2029-07-02' } });
    expect((await absences())[0].startsAt.toISOString()).toBe('2029-07-01T21:00:00.000Z');
    await deleteVacation({ actor, vacationId: made.id });
    expect((await absences()).map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('is refused where it can never be, and only warned of when forced', async () => {
    const { organizationId, people } = await createVacationCentre();
    const actor = createActor({ organizationId });
    const employeeId = people[0].id;
    await createVacation({ actor, employeeId, values: june });
    expect(await rulesOf(createVacation({ actor, employeeId, values: june }))).toContain('overlap');
    const short = { firstDate: '2029-09-03', lastDate: '2029-09-05' };
    expect(await rulesOf(createVacation({ actor, employeeId, values: short }))).toEqual(['forcible.too_short']);
    const forced = await createVacation({ actor, employeeId, values: { ...short, isForced: true } });
    expect(forced.warnings.map(({ rule }) => rule)).toEqual(['too_short']);
  });

  it('ends later by the public holidays inside when given by days', async () => {
    const { organizationId, people } = await createVacationCentre();
    await prisma().productionCalendarDay.create({
      data: {
        organizationId,
        siteId: '00000000-0000-0000-0000-000000000000',
        date: new Date('2029-06-12'),
        dayType: 'holiday',
      },
    });
    const actor = createActor({ organizationId });
    const { id } = await createVacation({
      actor,
      employeeId: people[0].id,
      values: { firstDate: '2029-06-04', days: 14 },
    });
    const saved = await prisma().vacation.findUniqueOrThrow({ where: { id } });
    expect(saved.lastDate.toISOString().slice(0, 10)).toBe('2029-06-18');
  });

  it('splits in two that cost as much', async () => {
    const { organizationId, people } = await createVacationCentre();
    const actor = createActor({ organizationId });
    const made = await createVacation({ actor, employeeId: people[0].id, values: june, isApproved: true });
    await splitVacation({ actor, vacationId: made.id, version: 1, secondFirstDate: '2029-06-11' });
    const parts = await prisma().vacation.findMany({
      where: { employeeId: people[0].id },
      orderBy: { firstDate: 'asc' },
    });
    expect(parts.map(({ lastDate }) => lastDate.toISOString().slice(0, 10))).toEqual(['2029-06-10', '2029-06-17']);
    expect(await prisma().absence.count({ where: { employeeId: people[0].id, status: 'approved' } })).toBe(2);
  });

  it('keeps to limits, and tells when one more is too many', async () => {
    const { organizationId, people, group } = await createVacationCentre();
    const actor = createActor({ organizationId });
    const limit = { name: 'One', groupId: group.id, firstDate: '2029-01-01', lastDate: '2029-12-31', maxAway: 1 };
    await saveVacationLimit({ actor, values: limit });
    await createVacation({ actor, employeeId: people[0].id, values: june });
    expect(await rulesOf(createVacation({ actor, employeeId: people[1].id, values: june }))).toEqual([
      'forcible.limit',
    ]);
    await createVacation({ actor, employeeId: people[1].id, values: { ...june, isForced: true } });
    const year = await readVacationYear(actor, new URLSearchParams({ year: '2029' }));
    expect(Math.max(...year.limits[0].away)).toBe(2);
    expect(
      year.rows.flatMap(({ blocks }) => blocks.flatMap(({ violations }) => violations.map(({ rule }) => rule))),
    ).toEqual(['limit', 'limit']);
  });

  it('names the shifts of a published schedule that it takes a person out of', async () => {
    const { organizationId, people } = await createVacationCentre();
    const schedule = await prisma().schedule.create({
      data: {
        organizationId,
        name: 'Published',
        status: 'applied',
        startDate: new Date('2029-06-01'),
        endDate: new Date('2029-06-30'),
        shifts: {
          create: {
            organizationId,
            employeeId: people[0].id,
            date: new Date('2029-06-05'),
            startsAt: new Date('2029-06-05T06:00:00Z'),
            endsAt: new Date('2029-06-05T15:00:00Z'),
            paidMinutes: 480,
          },
        },
      },
    });
    const saved = await createVacation({
      actor: createActor({ organizationId }),
      employeeId: people[0].id,
      values: june,
      isApproved: true,
    });
    expect(saved.publishedShifts.map(({ scheduleId, date }) => [scheduleId, date])).toEqual([
      [schedule.id, '2029-06-05'],
    ]);
  });
});

describe('who may plan whom', () => {
  it('a manager only the departments below, an employee nobody, another organization nothing', async () => {
    const { organizationId, department, people, outsider } = await createVacationCentre();
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [department.id] });
    await createVacation({ actor: manager, employeeId: people[0].id, values: june });
    await expect(createVacation({ actor: manager, employeeId: outsider.id, values: june })).rejects.toMatchObject({
      status: 404,
    });
    const employee = createActor({ organizationId, role: 'employee', employeeId: people[0].id });
    await expect(createVacation({ actor: employee, employeeId: people[0].id, values: june })).rejects.toMatchObject({
      status: 403,
    });
    const elsewhere = createActor({ organizationId: (await createVacationCentre(0)).organizationId });
    await expect(createVacation({ actor: elsewhere, employeeId: people[0].id, values: june })).rejects.toMatchObject({
      status: 404,
    });
    const seen = await readVacationYear(manager, new URLSearchParams({ year: '2029' }));
    expect(seen.rows.map(({ name }) => name)).toEqual(['Person0 Anna', 'Person1 Anna']);
  });
});

describe('the account of a person', () => {
  it('holds what is earned, taken and entered by hand with its reason', async () => {
    const { organizationId, people } = await createVacationCentre();
    const actor = createActor({ organizationId });
    const employeeId = people[0].id;
    const today = new Date().toISOString().slice(0, 10);
    await addVacationEntry({ actor, employeeId, values: { date: today, days: 3, reason: 'Blood donor' } });
    const next = new Date().getUTCFullYear() + 1;
    const values = { firstDate: `${next}-06-07`, lastDate: `${next}-06-20`, isForced: true };
    await createVacation({ actor, employeeId, values });
    const account = await readVacationAccount({ organizationId, scope: { kind: 'all' }, employeeId });
    expect(account).toMatchObject({ corrected: 3, planned: 14 });
    expect(account.entries).toMatchObject([{ days: 3, reason: 'Blood donor' }]);
    await expect(addVacationEntry({ actor, employeeId, values: { date: today, days: 3 } })).rejects.toMatchObject({
      status: 422,
    });
  });
});
