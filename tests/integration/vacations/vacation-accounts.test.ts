import { describe, expect, it } from 'vitest';
import { createRequest } from '~/models/request.server';
import { decideRequests } from '~/models/request-decision.server';
import { assignVacationScheme, previewVacationAssignment } from '~/models/vacation-assignment.server';
import { addVacationEntry, readVacationAccount } from '~/models/vacation-balance.server';
import { createVacationScheme, updateVacationScheme } from '~/models/vacation-scheme.server';
import { createVacation, updateVacation } from '~/models/vacation-write.server';
import { readVacationYear } from '~/models/vacation-year.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createDepartment } from '../../factories/organization';
import { createVacationCentre } from '../../factories/vacation';

const year = new Date().getUTCFullYear() + 1;
const date = (monthDay: string) => `${year}-${monthDay}`;
const extra = { name: 'Irregular hours', daysPerYear: 3, accrual: 'yearly', yearKind: 'calendar', minBlockDays: 1 };

/** People under a main scheme; those of the department also hold an additional one of three days from the year on. */
async function createCentre() {
  const centre = await createVacationCentre(2);
  const actor = createActor({ organizationId: centre.organizationId, role: 'planner' });
  const admin = createActor({ organizationId: centre.organizationId });
  const { id: extraId } = await createVacationScheme({
    actor: admin,
    values: { ...extra, longBlockDays: 0, noticeDays: 0, advanceDays: 3, isAdditional: true },
  });
  const ids = centre.people.map(({ id }) => id);
  const values = { schemeId: extraId, validFrom: date('01-01'), employeeIds: ids };
  expect((await previewVacationAssignment({ actor, values })).counts).toMatchObject({ apply: 2, override: 0 });
  await assignVacationScheme({ actor, values });
  const accountOf = (employeeId: string) =>
    readVacationAccount({ organizationId: centre.organizationId, scope: { kind: 'all' }, employeeId });
  return { ...centre, actor, admin, extraId, values, accountOf };
}

describe('an additional scheme', () => {
  it('stands beside the main one, with its own rules, account and blocks', async () => {
    const { people, actor, extraId, accountOf } = await createCentre();
    const [person] = people;
    const take = (values: Record<string, unknown>) => createVacation({ actor, employeeId: person.id, values });
    await take({ firstDate: date('06-01'), lastDate: date('06-14') });
    // why: three days are too short for the main scheme, and right behind a block that it pays
    await take({ firstDate: date('06-15'), lastDate: date('06-16'), schemeId: extraId });
    const account = await accountOf(person.id);
    expect(account.planned).toBe(14);
    expect(account.additional).toMatchObject([{ schemeId: extraId, name: 'Irregular hours', planned: 2 }]);
    expect(account.vacations.map(({ schemeName }) => schemeName).sort()).toEqual(['Irregular hours', null]);
    await expect(take({ firstDate: date('09-01'), lastDate: date('09-05'), schemeId: extraId })).rejects.toMatchObject({
      status: 422,
      faults: [{ field: 'firstDate', rule: 'forcible.balance' }],
    });
    await expect(take({ firstDate: date('06-16'), lastDate: date('06-29') })).rejects.toMatchObject({
      status: 422,
      faults: expect.arrayContaining([expect.objectContaining({ rule: 'overlap' })]),
    });
  });

  it('may begin to pay a block, or no longer; a scheme that the person does not hold never pays', async () => {
    const { organizationId, people, actor, extraId, outsider, accountOf } = await createCentre();
    const saved = await createVacation({
      actor,
      employeeId: people[0].id,
      values: { firstDate: date('03-02'), lastDate: date('03-03'), kind: 'extraordinary', schemeId: extraId },
    });
    expect((await accountOf(people[0].id)).additional[0].planned).toBe(0);
    const paid = await updateVacation({
      actor,
      vacationId: saved.id,
      version: saved.version,
      values: { kind: 'annual', schemeId: extraId },
    });
    expect((await accountOf(people[0].id)).additional[0].planned).toBe(2);
    await updateVacation({ actor, vacationId: saved.id, version: paid.version, values: { kind: 'extraordinary' } });
    expect(await prisma().vacation.findMany({ where: { organizationId }, select: { schemeId: true } })).toEqual([
      { schemeId: null },
    ]);
    await expect(
      createVacation({
        actor,
        employeeId: outsider.id,
        values: { firstDate: date('03-02'), lastDate: date('03-03'), schemeId: extraId },
      }),
    ).rejects.toMatchObject({ status: 422, faults: [{ field: 'schemeId', rule: 'unknown' }] });
  });

  it('judges a request to move its leave by its own rules', async () => {
    const { organizationId, people, actor, extraId, accountOf } = await createCentre();
    const [person] = people;
    const { id: vacationId } = await createVacation({
      actor,
      employeeId: person.id,
      values: { firstDate: date('06-15'), lastDate: date('06-16'), schemeId: extraId },
    });
    const employee = createActor({ organizationId, role: 'employee', employeeId: person.id });
    const move = (day: string) => ({ type: 'VACATION_TRANSFER' as const, vacationId, firstDate: day, lastDate: day });
    const requestId = await createRequest(employee, move(date('06-22')));
    await decideRequests(actor, { requestIds: [requestId], isApproved: true });
    const account = await accountOf(person.id);
    expect(account.vacations).toMatchObject([
      { firstDate: date('06-22'), lastDate: date('06-23'), schemeName: 'Irregular hours' },
    ]);
    expect(account.additional[0].planned).toBe(2);
  });

  it('takes corrections into its own account, of those who hold it', async () => {
    const { people, outsider, actor, extraId, accountOf } = await createCentre();
    const before = await accountOf(people[0].id);
    const values = { date: date('01-15'), days: 2, reason: 'Agreed', schemeId: extraId };
    await addVacationEntry({ actor, employeeId: people[0].id, values });
    const after = await accountOf(people[0].id);
    expect(after.entries).toMatchObject([{ schemeName: 'Irregular hours', days: 2 }]);
    expect(after.lines).toEqual(before.lines);
    await expect(addVacationEntry({ actor, employeeId: outsider.id, values })).rejects.toMatchObject({
      status: 422,
      faults: [{ field: 'schemeId' }],
    });
  });

  it('is ended without touching the main one, and begins once', async () => {
    const { organizationId, actor, values, scheme, extraId } = await createCentre();
    expect((await previewVacationAssignment({ actor, values })).counts).toMatchObject({ same: 2, apply: 0 });
    const ending = { ...values, validFrom: date('07-01'), action: 'end' };
    expect((await previewVacationAssignment({ actor, values: ending })).counts).toMatchObject({ end: 2 });
    expect(await assignVacationScheme({ actor, values: ending })).toEqual({ assigned: 2, skipped: 0 });
    const rows = await prisma().vacationAssignment.findMany({ where: { organizationId } });
    expect(rows.filter(({ schemeId }) => schemeId === scheme.id).map(({ validTo }) => validTo)).toEqual([null, null]);
    for (const row of rows.filter(({ schemeId }) => schemeId === extraId))
      expect(row.validTo?.toISOString().slice(0, 10)).toBe(date('07-01'));
  });

  it('stays what it is while somebody is or was under it', async () => {
    const { admin, extraId } = await createCentre();
    const values = { ...extra, longBlockDays: 0, isAdditional: false };
    await expect(updateVacationScheme({ actor: admin, schemeId: extraId, version: 1, values })).rejects.toMatchObject({
      status: 422,
      faults: [{ field: 'isAdditional', rule: 'in_use' }],
    });
  });
});

describe('accumulated days as a labour standard', () => {
  it('are kept as the mode says: refused unless forced, told, or left to planning', async () => {
    const { organizationId, people, actor } = await createCentre();
    const [person] = people;
    await prisma().vacationScheme.updateMany({ where: { organizationId }, data: { advanceDays: 0 } });
    const hired = new Date(`${year - 1}-12-01`);
    await prisma().employee.update({ where: { id: person.id }, data: { hireDate: hired } });
    const standard = (mode: string) =>
      prisma().labourStandard.upsert({
        where: { organizationId_code: { organizationId, code: 'vacation_balance' } },
        create: { organizationId, code: 'vacation_balance', value: {}, mode },
        update: { mode },
      });
    const take = (month: string) =>
      createVacation({
        actor,
        employeeId: person.id,
        values: { firstDate: date(`${month}-01`), lastDate: date(`${month}-14`) },
      });
    const refused = { status: 422, faults: [{ rule: 'forcible.balance' }] };
    await expect(take('02')).rejects.toMatchObject(refused);
    await standard('warn');
    await expect(take('02')).rejects.toMatchObject(refused);
    await standard('consider');
    expect((await take('02')).warnings).toMatchObject([{ rule: 'balance', severity: 'warning' }]);
    await standard('planning_only');
    expect((await take('03')).warnings).toEqual([]);
    await standard('ignore');
    expect((await take('04')).warnings).toEqual([]);
  });
});

describe('the year on one screen', () => {
  it('counts extraordinary days apart and can leave them out', async () => {
    const { people, actor, accountOf } = await createCentre();
    const [person] = people;
    const thisYear = new Date().getUTCFullYear();
    const today = new Date().toISOString().slice(0, 10);
    const values = { kind: 'extraordinary', firstDate: date('03-02'), lastDate: date('03-04'), isForced: true };
    await createVacation({ actor, employeeId: person.id, values });
    await createVacation({ actor, employeeId: person.id, values: { ...values, firstDate: today, lastDate: today } });
    expect((await accountOf(person.id)).extraordinary).toEqual({ taken: 1, planned: 0 });
    const yearOf = (search: string) => readVacationYear(actor, new URLSearchParams(search));
    const all = await yearOf(`year=${year}&q=Person0`);
    expect(all.rows[0]).toMatchObject({ extraordinary: 3, blocks: [{ kind: 'extraordinary' }] });
    expect(all.away.reduce((sum, count) => sum + count, 0)).toBe(3);
    const without = await yearOf(`year=${year}&q=Person0&kinds=desired`);
    expect(without.rows[0].blocks).toEqual([]);
    expect(without.away.reduce((sum, count) => sum + count, 0)).toBe(0);
    expect((await yearOf(`year=${thisYear}&q=Person0`)).rows[0].extraordinary).toBe(1);
  });

  it('shows the direct reports of whoever looks: people they head, and heads right below', async () => {
    const { organizationId, department, people, outsider, other } = await createCentre();
    const deep = await createDepartment({ organizationId });
    await prisma().department.update({ where: { id: department.id }, data: { headEmployeeId: people[0].id } });
    await prisma().department.update({
      where: { id: other.id },
      data: { parentId: department.id, headEmployeeId: outsider.id },
    });
    await prisma().department.update({ where: { id: deep.id }, data: { parentId: other.id } });
    const namesFor = async (employeeId: string | null) => {
      const actor = createActor({ organizationId, role: 'planner', employeeId });
      const { rows } = await readVacationYear(actor, new URLSearchParams(`year=${year}&who=direct`));
      return rows.map(({ id }) => id).sort();
    };
    expect(await namesFor(people[0].id)).toEqual([people[1].id, outsider.id].sort());
    expect(await namesFor(outsider.id)).toEqual([]);
    expect(await namesFor(null)).toEqual([]);
  });
});
