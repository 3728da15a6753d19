import { beforeAll, describe, expect, it } from 'vitest';
import { readAbsenceYear } from '~/models/absence-year.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';

describe('absences of a year', () => {
  let organizationId: string;
  const year = 2031;
  const read = (search: string, actor = createActor({ organizationId, role: 'planner' })) =>
    readAbsenceYear(actor, new URLSearchParams(`year=${year}${search}`));

  beforeAll(async () => {
    ({ organizationId } = await createDemoCentre());
    const people = await prisma().employee.findMany({
      where: { organizationId, status: 'active', dismissalDate: null, timeZone: 'Europe/Moscow' },
      orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }],
      take: 3,
    });
    const reason = await prisma().absenceReason.findFirstOrThrow({ where: { organizationId, code: 'VAC' } });
    const day = (text: string) => new Date(`${text}T00:00:00+03:00`);
    const absences = [
      { employeeId: people[0].id, startsAt: day(`${year}-03-03`), endsAt: day(`${year}-03-13`), status: 'approved' },
      { employeeId: people[1].id, startsAt: day(`${year}-03-10`), endsAt: day(`${year}-03-17`), status: 'planned' },
      {
        employeeId: people[2].id,
        startsAt: day(`${year}-12-29`),
        endsAt: day(`${year + 1}-01-12`),
        status: 'approved',
      },
      { employeeId: people[2].id, startsAt: day(`${year}-05-01`), endsAt: day(`${year}-05-09`), status: 'cancelled' },
    ];
    for (const absence of absences) {
      await prisma().absence.create({ data: { ...absence, organizationId, reasonId: reason.id, allDay: true } });
    }
    await prisma().productionCalendarDay.createMany({
      data: [
        {
          organizationId,
          siteId: '00000000-0000-0000-0000-000000000000',
          date: new Date(`${year}-03-08`),
          dayType: 'holiday',
        },
      ],
    });
  });

  it('shows blocks inside the year, and who is away at once', async () => {
    const view = await read('');
    expect(view).toMatchObject({ year, days: 365 });
    const blocks = view.rows.flatMap((row) => row.blocks);
    expect(
      blocks.map(({ first, last, isPlanned }) => [first, last, isPlanned]).sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual([
      [61, 70, false],
      [68, 74, true],
      [362, 364, false],
    ]);
    expect(view.away[61]).toBe(1);
    expect(view.away[69]).toBe(2);
    expect(view.away[120]).toBe(0);
  });

  it('does not deduct public holidays, and names the days beyond the limit', async () => {
    const view = await read('&limit=1');
    const days = view.rows.map((row) => row.vacationDays).filter((value) => value > 0);
    expect(days.sort((a, b) => a - b)).toEqual([3, 7, 9]);
    expect(view.limit).toBe(Math.floor(view.peopleCount / 100));
    expect(view.daysOverLimit).toContain(69);
    expect((await read('&limit=100')).daysOverLimit).toEqual([]);
  });

  it('filters by name and pages; unreadable parameters fall back', async () => {
    const all = await read('');
    const { name } = all.rows[0];
    const found = await read(`&q=${encodeURIComponent(name)}&page=abc&group=nonsense`);
    expect(found.rows.map((row) => row.name)).toContain(name);
    expect(found.page).toBe(1);
    expect((await read('&page=9999')).rows).toEqual([]);
  });

  it('keeps to the organization, the department and the permission', async () => {
    const stranger = createActor({ organizationId: crypto.randomUUID(), role: 'planner' });
    expect(await read('', stranger)).toMatchObject({ rows: [], peopleCount: 0 });
    const membership = await prisma().departmentMembership.findFirstOrThrow({
      where: { organizationId, validTo: null },
    });
    const { departmentId } = membership;
    const team = await prisma().departmentMembership.findMany({ where: { departmentId, validTo: null } });
    const ids = new Set(team.map((row) => row.employeeId));
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [departmentId] });
    const view = await read('', manager);
    expect(view.rows.length).toBeGreaterThan(0);
    expect(view.rows.every((row) => ids.has(row.id) || row.id === manager.employeeId)).toBe(true);
    const employee = createActor({ organizationId, role: 'employee', employeeId: membership.employeeId });
    await expect(read('', employee)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
