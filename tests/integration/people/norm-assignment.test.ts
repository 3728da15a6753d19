import { describe, expect, it } from 'vitest';
import { buildScheduleProblem } from '~/models/build-schedule-problem.server';
import { assignNorms, previewNormAssignment } from '~/models/norm-assignment.server';
import { listNorms } from '~/models/norm-report.server';
import { getSchedule } from '~/models/schedule.server';
import type { ScheduleGrid } from '~/models/schedule-grid';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createEmployee } from '../../factories/employee';
import { createDepartment, createOrganization } from '../../factories/organization';

const year = 2028;

async function createCentre() {
  const base = await createOrganization();
  const { organizationId, department } = base;
  const other = await createDepartment({ organizationId });
  const place = { organizationId, siteId: base.site.id, workRuleId: base.workRule.id, groupId: base.group.id };
  const full = await createEmployee({ ...place, departmentId: department.id, lastName: 'Full' });
  const half = await createEmployee({ ...place, departmentId: department.id, lastName: 'Half' });
  const outsider = await createEmployee({ ...place, departmentId: other.id, lastName: 'Outsider' });
  await prisma().contract.updateMany({ where: { employeeId: half.id }, data: { rate: 0.5, weeklyMinutes: 1200 } });
  const actor = createActor({ organizationId, role: 'planner' });
  const normOf = async (employeeId: string, from: string, to: string) => {
    const list = await listNorms({
      organizationId,
      scope: { kind: 'all' },
      filter: {},
      from,
      to,
      page: 1,
      pageSize: 50,
    });
    return list.rows.find((row) => row.employeeId === employeeId)!;
  };
  return { ...base, full, half, outsider, actor, normOf };
}

describe('norm hours given in bulk', () => {
  it('take the place of the calendar, month by month, by rate where asked', async () => {
    const { actor, full, half, normOf } = await createCentre();
    const january = await normOf(full.id, `${year}-01-01`, `${year}-01-31`);
    expect(january).toMatchObject({ source: 'calendar', normMinutes: january.calendarMinutes });
    const values = {
      year,
      per: 'month',
      source: 'manual',
      hours: [150, null, 160],
      isByRate: true,
      employeeIds: [full.id, half.id],
    };
    expect((await previewNormAssignment(actor, values)).counts).toMatchObject({ apply: 2, override: 0 });
    expect(await assignNorms(actor, values)).toEqual({ changed: 2, skipped: 0 });
    const after = await normOf(full.id, `${year}-01-01`, `${year}-01-31`);
    expect(after).toMatchObject({ source: 'manual', normMinutes: 9000, calendarMinutes: january.calendarMinutes });
    expect((await normOf(half.id, `${year}-01-01`, `${year}-01-31`)).normMinutes).toBe(4500);
    expect((await normOf(full.id, `${year}-02-01`, `${year}-02-29`)).source).toBe('calendar');
    const quarter = await normOf(full.id, `${year}-01-01`, `${year}-03-31`);
    const february = await normOf(full.id, `${year}-02-01`, `${year}-02-29`);
    expect(quarter).toMatchObject({ source: 'mixed', normMinutes: 9000 + february.normMinutes + 9600 });
  });

  it('of a year owe each month its part', async () => {
    const { actor, full, normOf } = await createCentre();
    const before = await normOf(full.id, `${year}-05-01`, `${year}-05-31`);
    const whole = await normOf(full.id, `${year}-01-01`, `${year}-12-31`);
    const values = { year, per: 'year', source: 'hr', hours: [1000], employeeIds: [full.id] };
    await assignNorms(actor, values);
    const may = await normOf(full.id, `${year}-05-01`, `${year}-05-31`);
    expect(may.source).toBe('hr');
    expect(may.normMinutes).toBe(Math.round((before.normMinutes * 60_000) / whole.normMinutes));
  });

  it('replace those of shorter periods, leave alone what a longer one holds, and go back to the calendar', async () => {
    const { organizationId, actor, full } = await createCentre();
    const ids = { employeeIds: [full.id] };
    const months = { year, per: 'month', source: 'manual', hours: [150, 150], ...ids };
    await assignNorms(actor, months);
    expect((await previewNormAssignment(actor, months)).counts).toMatchObject({ same: 1, override: 0 });
    const whole = { year, per: 'year', source: 'manual', hours: [1900], ...ids };
    expect((await previewNormAssignment(actor, whole)).rows).toMatchObject([
      { beforeMinutes: null, afterMinutes: 114_000, verdict: 'override' },
    ]);
    await assignNorms(actor, whole);
    expect(await prisma().normAssignment.count({ where: { organizationId } })).toBe(1);
    expect((await previewNormAssignment(actor, months)).counts).toMatchObject({ conflict: 1 });
    expect(await assignNorms(actor, months)).toEqual({ changed: 0, skipped: 1 });
    expect(await assignNorms(actor, { year, per: 'year', source: 'calendar', ...ids })).toEqual({
      changed: 1,
      skipped: 0,
    });
    expect(await prisma().normAssignment.count({ where: { organizationId } })).toBe(0);
  });

  it('are what a schedule aims at, and bound it by what is left of the period', async () => {
    const { organizationId, group, actor, full, half } = await createCentre();
    const frame = { id: crypto.randomUUID(), startDate: `${year}-01-03`, endDate: `${year}-01-16` };
    const build = async () => {
      const schedule = {
        ...frame,
        organizationId,
        groupIds: [group.id],
        departmentIds: [],
        forecastIds: [],
        parameters: {},
      };
      const { entriesOf } = await buildScheduleProblem(schedule, { withoutDemand: true });
      return (employeeId: string) => entriesOf.get(employeeId)![0].contract;
    };
    const plain = await build();
    expect(plain(full.id)).toMatchObject({ weeklyTargetMinutes: 2400 });
    expect(plain(full.id).periodMaxMinutes).toBeUndefined();
    const months = { year, per: 'month', source: 'manual', hours: [84], employeeIds: [full.id] };
    await assignNorms(actor, months);
    const given = await build();
    // why: January 2028 has 21 working days, 168 hours without a calendar
    expect(given(full.id)).toMatchObject({ weeklyTargetMinutes: 1200 });
    const tolerance = given(full.id).weeklyMaxMinutes - 1200;
    expect(given(full.id).periodMaxMinutes).toBe(84 * 60 + 2 * tolerance);
    expect(given(half.id)).toEqual(plain(half.id));
  });

  it('are the norm of a person in the grid of a schedule', async () => {
    const { organizationId, group, actor, full, half } = await createCentre();
    const { id: scheduleId } = await prisma().schedule.create({
      data: {
        organizationId,
        name: 'Around the month',
        startDate: new Date(`${year}-01-24`),
        endDate: new Date(`${year}-02-06`),
        groupIds: [group.id],
        departmentIds: [],
      },
    });
    const normsInGrid = async () => {
      const schedule = await getSchedule({ organizationId, scope: { kind: 'all' }, scheduleId });
      const grid = JSON.parse(
        await readScheduleGridJson({ organizationId, scope: { kind: 'all' }, schedule }),
      ) as ScheduleGrid;
      return new Map(grid.people.map(([id, , , , , normMinutes]) => [id, normMinutes]));
    };
    const plain = await normsInGrid();
    expect(plain.get(full.id)).toBe(10 * 480);
    await assignNorms(actor, { year, per: 'month', source: 'manual', hours: [84], employeeIds: [full.id] });
    const given = await normsInGrid();
    // why: of ten working days six lie in January, which owes half of its hours
    expect(given.get(full.id)).toBe(6 * 240 + 4 * 480);
    expect(given.get(half.id)).toBe(plain.get(half.id));
  });

  it('reach only the people of whoever gives them, and are written down', async () => {
    const { organizationId, department, actor, outsider, full } = await createCentre();
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [department.id] });
    const values = { year, per: 'year', source: 'manual', hours: [1900] };
    await expect(assignNorms(manager, { ...values, employeeIds: [outsider.id] })).rejects.toMatchObject({
      status: 404,
    });
    expect((await previewNormAssignment(manager, values)).total).toBe(2);
    const foreign = createActor({ organizationId: (await createOrganization()).organizationId, role: 'planner' });
    await expect(assignNorms(foreign, { ...values, employeeIds: [full.id] })).rejects.toMatchObject({ status: 404 });
    await assignNorms(actor, { ...values, filter: { departmentId: department.id } });
    const [event] = await prisma().auditEvent.findMany({ where: { organizationId, action: 'norm.assigned' } });
    expect(event.after).toMatchObject({ changed: 2, per: 'year', hours: [1900] });
  });

  it('are refused without hours, and with more than the year has periods', async () => {
    const { actor } = await createCentre();
    await expect(
      previewNormAssignment(actor, { year, per: 'month', source: 'manual', hours: [] }),
    ).rejects.toMatchObject({ status: 422, faults: [{ field: 'hours', rule: 'required' }] });
    await expect(
      previewNormAssignment(actor, { year, per: 'quarter', source: 'hr', hours: [1, 2, 3, 4, 5] }),
    ).rejects.toMatchObject({ status: 422, faults: [{ field: 'hours', rule: 'too_big' }] });
  });
});
