import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import generateScheduleHandler from '~/jobs/generate-schedule.handler.server';
import { loadShifts } from '~/models/schedule-shifts.server';
import { prisma } from '~/platform/prisma.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createForecastCentre } from '../../factories/planned-centre';
import { runHandler } from '../../factories/running-job';
import { unique } from '../../factories/unique';

const day = (date: string) => new Date(`${date}T00:00:00Z`);

describe('schedules that cannot be, over REST', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let organizationId: string;
  let token: string;

  beforeAll(async () => {
    centre = await createForecastCentre();
    organizationId = centre.organizationId;
    token = await getAccessToken('planner@demo.wfm', 'demo-Wfm-2026');
  });

  const call = (method: string, path: string, body?: unknown) => callApi(method, path, { token, body });
  const create = (changes: Record<string, unknown> = {}) =>
    call('POST', '/schedules', {
      name: unique('Variant'),
      startDate: centre.startDate,
      endDate: addDays(centre.startDate, 6),
      timeBudgetSec: 1,
      ...changes,
    });
  /** Asks for planning, does what the worker does, and reads the variant. */
  const plan = async (scheduleId: string) => {
    const started = await call('POST', `/schedules/${scheduleId}/generate`, {});
    expect(started.status).toBe(202);
    const { jobId } = started.body;
    const { createdBy } = await prisma().job.findUniqueOrThrow({ where: { id: jobId } });
    const options = { organizationId, jobId, createdBy: createdBy ?? undefined };
    const fault = await runHandler(generateScheduleHandler, { scheduleId }, options).then(
      () => null,
      (error: Error) => error.message,
    );
    const { body } = await call('GET', `/schedules/${scheduleId}`);
    const { result } = await prisma().schedule.findUniqueOrThrow({ where: { id: scheduleId } });
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was stored
    return { fault, schedule: body, result: result as any };
  };
  const faultsOf = (answer: { body: { errors?: { field: string; rule: string }[] } }) =>
    answer.body.errors?.map((fault) => `${fault.field} ${fault.rule}`);

  it('refuses what no schedule can be, naming the field', async () => {
    const year = await create({ endDate: addDays(centre.startDate, 365) });
    expect(year.status).toBe(422);
    expect(faultsOf(year)).toEqual(['endDate too_long']);
    expect(faultsOf(await create({ endDate: addDays(centre.startDate, -1) }))).toEqual(['endDate order']);
    const beyond = await create({
      startDate: addDays(centre.startDate, 60),
      endDate: addDays(centre.startDate, 66),
    });
    expect(beyond.status).toBe(422);
    expect(faultsOf(beyond)).toContain('groupIds missing_requirement');
    expect(beyond.body.detail).toContain(centre.groups[0].name);
    expect((await create({ groupIds: [crypto.randomUUID()] })).status).toBe(422);
    expect((await create({ timeBudgetSec: 0 })).status).toBe(422);
    expect(await prisma().schedule.count({ where: { organizationId } })).toBe(0);
  });

  it('says that nobody can be planned where there are no employees', async () => {
    const department = await prisma().department.create({
      data: { organizationId, code: unique('D'), name: unique('Empty'), path: [], status: 'active' },
    });
    await prisma().department.update({ where: { id: department.id }, data: { path: [department.id] } });
    const created = await create({ departmentIds: [department.id] });
    expect(created.status).toBe(201);
    const { fault, schedule } = await plan(created.body.id);
    expect(fault).toContain('Nobody can be planned');
    expect(schedule).toMatchObject({ status: 'error', error: fault });
    expect((await call('POST', `/schedules/${created.body.id}/publish`, { version: schedule.version })).status).toBe(
      409,
    );
  });

  it('shows demand that nobody has the skill for as wholly short, and plans the rest', async () => {
    const [group, ...others] = centre.groups;
    const memberships = await prisma().groupMembership.findMany({ where: { organizationId, groupId: group.id } });
    await prisma().groupMembership.deleteMany({ where: { organizationId, groupId: group.id } });
    const created = await create({ groupIds: centre.groups.map(({ id }) => id) });
    expect(created.status).toBe(201);
    const { fault, schedule, result } = await plan(created.body.id);
    await prisma().groupMembership.createMany({ data: memberships });
    expect(fault).toBeNull();
    expect(schedule.status).toBe('planned');
    const shortOf = (id: string) =>
      result.coverage.groups.find((item: { groupId: string }) => item.groupId === id).shortPercent;
    expect(shortOf(group.id)).toBe(100);
    expect(Math.min(...others.map(({ id }) => shortOf(id)))).toBeLessThan(40);
  });

  it('keeps the law where rules contradict each other, and names the rule that gives way', async () => {
    const rules = await prisma().workRule.findMany({ where: { organizationId } });
    await prisma().workRule.updateMany({
      where: { organizationId },
      data: { minDaysPerWeek: 6, maxDaysPerWeek: 3, minDaysOffPerWeek: 4 },
    });
    const created = await create();
    const { fault, schedule, result } = await plan(created.body.id);
    for (const { id, minDaysPerWeek, maxDaysPerWeek, minDaysOffPerWeek } of rules) {
      const data = { minDaysPerWeek, maxDaysPerWeek, minDaysOffPerWeek };
      await prisma().workRule.update({ where: { id }, data });
    }
    expect(fault).toBeNull();
    expect(schedule.status).toBe('planned');
    const shifts = await loadShifts({ organizationId, scheduleId: created.body.id });
    const daysOf = new Map<string, Set<string>>();
    for (const { employeeId, date } of shifts) {
      daysOf.set(employeeId, new Set([...(daysOf.get(employeeId) ?? []), date]));
    }
    expect(Math.max(...[...daysOf.values()].map((dates) => dates.size))).toBeLessThanOrEqual(3);
    expect(result.unmet.map((item: { rule: string }) => item.rule)).toContain('weekly_min');
  });

  it('keeps fixed shifts that contradict a rule, and lists them as conflicts with ways out', async () => {
    const created = await create();
    const { id } = created.body;
    await plan(id);
    const shifts = await loadShifts({ organizationId, scheduleId: id });
    const next = shifts.find((row) => row.date === addDays(centre.startDate, 1));
    if (!next) throw new Error('nobody works on the second day');
    const { employeeId } = next;
    const ofDay = shifts.filter((row) => row.employeeId === employeeId && row.date === centre.startDate);
    for (const row of ofDay) await prisma().shift.delete({ where: { id: row.id } });
    const late = { employeeId, date: centre.startDate, startMinute: 900, spanMinutes: 480 };
    const early = { employeeId, date: addDays(centre.startDate, 1), startMinute: 300, spanMinutes: 480 };
    await prisma().shift.delete({ where: { id: next.id } });
    expect((await call('POST', `/schedules/${id}/shifts`, late)).status).toBe(201);
    const second = await call('POST', `/schedules/${id}/shifts`, early);
    expect(second.status).toBe(201);
    expect(second.body.conflicts.map((item: { rule: string }) => item.rule)).toContain('rest_between_shifts');
    const overlapping = await call('POST', `/schedules/${id}/shifts`, { ...early, startMinute: 360 });
    expect(overlapping.status).toBe(409);
    const { fault, schedule } = await plan(id);
    expect(fault).toBeNull();
    expect(schedule.status).toBe('planned');
    const kept = (await loadShifts({ organizationId, scheduleId: id })).filter((row) => row.employeeId === employeeId);
    expect(kept.filter((row) => row.isLocked)).toHaveLength(2);
    const { body } = await call('GET', `/schedules/${id}/conflicts`);
    const own = body.items.filter((item: { employeeId: string }) => item.employeeId === employeeId);
    expect(own.map((item: { rule: string }) => item.rule)).toContain('rest_between_shifts');
    expect(own.every((item: { waysOut: string[] }) => item.waysOut.length > 0)).toBe(true);
  });

  it('plans somebody hired in the middle from their first day on, and who leaves up to their last', async () => {
    const members = await prisma().groupMembership.findMany({ where: { organizationId, validTo: null } });
    const [hired, leaving] = await prisma().contract.findMany({
      where: { organizationId, validTo: null, employeeId: { in: members.map((member) => member.employeeId) } },
      orderBy: { id: 'asc' },
      take: 2,
    });
    const firstDay = addDays(centre.startDate, 3);
    await prisma().contract.update({ where: { id: hired.id }, data: { validFrom: day(firstDay) } });
    await prisma().contract.update({ where: { id: leaving.id }, data: { validTo: day(firstDay) } });
    const created = await create();
    const { fault } = await plan(created.body.id);
    expect(fault).toBeNull();
    const shifts = await loadShifts({ organizationId, scheduleId: created.body.id });
    const datesOf = (employeeId: string) =>
      shifts.filter((row) => row.employeeId === employeeId).map((row) => row.date);
    const late = datesOf(hired.employeeId);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every((date) => date >= firstDay)).toBe(true);
    expect(datesOf(leaving.employeeId).every((date) => date < firstDay)).toBe(true);
  });
});
