import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, toLocalDate } from '~/engine/time';
import { getEmployee } from '~/models/employee.server';
import {
  applyDueDismissals,
  dismissEmployee,
  reactivateEmployee,
  withdrawDismissal,
} from '~/models/employee-employment.server';
import { getEmployeeFacts } from '~/models/employee-facts.server';
import { prisma } from '~/platform/prisma.server';
import { createCompany } from '../../factories/people';
import { unique } from '../../factories/unique';

const today = toLocalDate(Date.now(), 'Europe/Moscow');
const tomorrow = addDays(today, 1);

let company: Awaited<ReturnType<typeof createCompany>>;
let userId: string;

beforeEach(async () => {
  company = await createCompany();
  const { organizationId, northerner } = company;
  const user = await prisma().user.create({
    data: { organizationId, username: unique('user'), displayName: 'N', passwordHash: 'x', employeeId: northerner.id },
  });
  userId = user.id;
  await prisma().userSession.create({
    data: {
      userId,
      tokenHash: Buffer.from(unique('token')),
      activeOrganizationId: organizationId,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
});

const edit = (version = 1) => ({ actor: company.actors.planner, employeeId: company.northerner.id, version });
const read = () => ({
  organizationId: company.organizationId,
  scope: { kind: 'all' } as const,
  employeeId: company.northerner.id,
});
const loginState = async () => {
  const user = await prisma().user.findUniqueOrThrow({ where: { id: userId }, include: { userSessions: true } });
  return { status: user.status, openSessions: user.userSessions.filter((session) => !session.revokedAt).length };
};

async function planShift(date: string) {
  const { organizationId, northerner } = company;
  const schedule = await prisma().schedule.create({
    data: {
      organizationId,
      name: unique('schedule'),
      startDate: new Date(date),
      endDate: new Date(date),
      status: 'applied',
    },
  });
  const startsAt = new Date(`${date}T06:00:00Z`);
  await prisma().shift.create({
    data: {
      organizationId,
      scheduleId: schedule.id,
      employeeId: northerner.id,
      date: new Date(date),
      startsAt,
      endsAt: new Date(startsAt.getTime() + 8 * 3_600_000),
      paidMinutes: 480,
    },
  });
}

describe('dismissal', () => {
  it('in effect ends facts, releases shifts, blocks the login and ends its sessions', async () => {
    await planShift(addDays(today, -3));
    await planShift(tomorrow);
    const result = await dismissEmployee({ ...edit(), values: { date: today, reason: 'moved away' } });
    expect(result).toMatchObject({ isInEffect: true, releasedShifts: 1 });
    expect(await loginState()).toEqual({ status: 'blocked', openSessions: 0 });
    const facts = await getEmployeeFacts(read());
    expect([facts.departments[0], facts.contracts[0], facts.groups[0]].map((fact) => fact.validTo)).toEqual([
      today,
      today,
      today,
    ]);
    expect(await prisma().shift.count({ where: { employeeId: company.northerner.id } })).toBe(1);
    expect(await getEmployee(read())).toMatchObject({ status: 'dismissed', departmentName: 'North team' });
  });

  it('ahead leaves the person working until its day, and can be taken back', async () => {
    await dismissEmployee({ ...edit(), values: { date: addDays(today, 10) } });
    expect(await getEmployee(read())).toMatchObject({ status: 'active', dismissalDate: addDays(today, 10) });
    expect(await loginState()).toEqual({ status: 'active', openSessions: 1 });
    await withdrawDismissal(edit(2));
    const facts = await getEmployeeFacts(read());
    expect(facts.departments).toMatchObject([{ validTo: null }]);
    expect(await getEmployee(read())).toMatchObject({ dismissalDate: null });
  });

  it('comes into effect by the job once its day has come, once', async () => {
    await dismissEmployee({ ...edit(), values: { date: tomorrow } });
    await prisma().employee.update({ where: { id: company.northerner.id }, data: { dismissalDate: new Date(today) } });
    expect(await applyDueDismissals()).toBe(1);
    expect(await applyDueDismissals()).toBe(0);
    expect(await loginState()).toEqual({ status: 'blocked', openSessions: 0 });
  });

  it('before the hire is refused; outside the scope is not found; a supervisor may not', async () => {
    await expect(dismissEmployee({ ...edit(), values: { date: '2019-01-01' } })).rejects.toMatchObject({
      faults: [{ rule: 'before_hire' }],
    });
    const southerner = { ...edit(), employeeId: company.southerner.id, values: { date: today } };
    await expect(dismissEmployee({ ...southerner, actor: company.actors.manager })).rejects.toMatchObject({
      status: 404,
    });
    await expect(dismissEmployee({ ...southerner, actor: company.actors.supervisor })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('return', () => {
  it('opens a new employment and keeps the former one', async () => {
    await dismissEmployee({ ...edit(), values: { date: addDays(today, -30) } });
    const values = { date: today, departmentId: company.south.id, restoreLogin: true };
    await reactivateEmployee({ ...edit(2), values });
    const facts = await getEmployeeFacts(read());
    expect(facts.periods).toEqual([{ hireDate: '2020-01-01', dismissalDate: addDays(today, -30), reason: null }]);
    expect(facts.departments.map((fact) => [fact.name, fact.validFrom, fact.validTo])).toEqual([
      ['South', today, null],
      ['North team', '2020-01-01', addDays(today, -30)],
    ]);
    expect(facts.contracts[0]).toMatchObject({ validFrom: today, weeklyMinutes: 2400 });
    expect(await getEmployee(read())).toMatchObject({ status: 'active', hireDate: today, dismissalDate: null });
    expect((await loginState()).status).toBe('active');
  });

  it('needs a dismissal, and a day not before it', async () => {
    const values = { date: today, departmentId: company.south.id };
    await expect(reactivateEmployee({ ...edit(), values })).rejects.toMatchObject({ status: 409 });
    await dismissEmployee({ ...edit(), values: { date: today } });
    await expect(
      reactivateEmployee({ ...edit(2), values: { ...values, date: addDays(today, -1) } }),
    ).rejects.toMatchObject({ faults: [{ field: 'date' }] });
  });
});
