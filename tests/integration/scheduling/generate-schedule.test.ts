import { beforeAll, describe, expect, it } from 'vitest';
import { validateSchedule } from '~/engine/scheduling';
import { addDays } from '~/engine/time';
import { createSchedule } from '~/jobs/request-schedule.server';
import { acknowledge, listAcknowledgements, listScheduleAcknowledgements } from '~/models/acknowledgement.server';
import { buildScheduleProblem } from '~/models/build-schedule-problem.server';
import { getSchedule, listSchedules } from '~/models/schedule.server';
import { findConflicts, findConflictsWithin } from '~/models/schedule-conflicts.server';
import { readCoverageCurves } from '~/models/schedule-coverage.server';
import type { ScheduleGrid } from '~/models/schedule-grid';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { checkPublication, publishSchedule } from '~/models/schedule-publication.server';
import { loadShifts, type ShiftRow, toEngineShift } from '~/models/schedule-shifts.server';
import { createShift, deleteShift, previewShift, updateShift } from '~/models/shift.server';
import { listShifts } from '~/models/shift-list.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';
import { createUserWithRole } from '../../factories/user';

const all = { kind: 'all' } as const;
const notAlwaysPossible = ['weekly_min', 'days_min'];

describe('a schedule of the demo centre', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let organizationId: string;
  let scheduleId: string;
  let shifts: ShiftRow[];

  const frame = async () => ({ ...(await getSchedule({ organizationId, scope: all, scheduleId })), organizationId });
  const read = async () => {
    shifts = await loadShifts({ organizationId, scheduleId });
    return shifts;
  };
  const inputOf = (shift: ShiftRow, startMinute: number, changes: Record<string, unknown> = {}) => ({
    employeeId: shift.employeeId,
    date: shift.date,
    startMinute,
    spanMinutes: (shift.endMs - shift.startMs) / 60_000,
    templateId: shift.templateId,
    ...changes,
  });

  beforeAll(async () => {
    centre = await createForecastCentre();
    organizationId = centre.organizationId;
    const { startDate, endDate, planner } = centre;
    const planned = await planSchedule(planner, { name: 'Two weeks', startDate, endDate, timeBudgetSec: 4 });
    scheduleId = planned.scheduleId;
    expect(planned.result).toMatchObject({ scheduleId, stoppedBy: 'time' });
    expect(planned.reports.some((report) => Array.isArray(report.metrics?.curve))).toBe(true);
    await read();
  });

  it('gives lawful shifts that cover most of the requirement', async () => {
    const schedule = await frame();
    expect(schedule.status).toBe('planned');
    const built = await buildScheduleProblem(schedule);
    expect(shifts.length).toBe(schedule.result?.shiftCount);
    const engineShifts = shifts.map((row) => toEngineShift(row, row.employeeId));
    const broken = validateSchedule(built.problem, engineShifts).filter((v) => !notAlwaysPossible.includes(v.rule));
    expect(broken).toEqual([]);
    expect(schedule.shortPercent).toBeLessThan(25);
    expect(schedule.gap).toBeGreaterThanOrEqual(0);
  });

  it('sums the coverage of days to the figures of the engine', async () => {
    const { result, startDate, endDate, ...schedule } = await frame();
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const demand = sum(result?.days.map((day) => day.demand) ?? []);
    const groups = result?.coverage.groups ?? [];
    expect(demand).toBeCloseTo(sum(groups.map((group) => group.demandAgentHours)), 0);
    const curves = await readCoverageCurves(
      { ...schedule, startDate, endDate },
      { fromDate: startDate, toDate: startDate },
    );
    const short =
      sum(curves.groups.flatMap((g) => g.required.map((need, i) => Math.max(0, need - g.scheduled[i])))) / 4;
    const stored = sum(result?.days.filter((day) => day.date === startDate).map((day) => day.short) ?? []);
    expect(short).toBeCloseTo(stored, 0);
  });

  it('keeps absences free and counts them in the grid', async () => {
    const schedule = await frame();
    const grid = JSON.parse(await readScheduleGridJson({ organizationId, scope: all, schedule })) as ScheduleGrid;
    expect(grid.shifts.length).toBe(shifts.length);
    expect(grid.people.length).toBe(grid.peopleCount);
    expect(grid.coverage.length).toBe(grid.groups.length * 14);
    for (const [person, first, last] of grid.absences) {
      const worked = grid.shifts.filter(([p, day]) => p === person && day >= first && day <= last);
      expect(worked).toEqual([]);
    }
    const wallStart = grid.shifts.map(([, , from]) => from);
    expect(Math.min(...wallStart)).toBeGreaterThanOrEqual(0);
    expect(grid.people[0][5]).toBeGreaterThan(0);
  });

  it('names the groups that have no requirement', async () => {
    const { planner, startDate, endDate, groups } = centre;
    const late = { name: 'Too late', startDate: addDays(startDate, 70), endDate: addDays(endDate, 70) };
    await expect(createSchedule(planner, late)).rejects.toMatchObject({ code: 'invalid' });
    const fault = await createSchedule(planner, late).catch((error) => error);
    expect(fault.faults.map((f: { message: string }) => f.message).sort()).toEqual(groups.map((g) => g.name).sort());
  });

  it('an edit places pauses, moves the coverage, reports conflicts, and refuses an old version', async () => {
    const [shift] = shifts.filter((row) => row.activities.some((a) => a.kind === 'LUNCH'));
    const day = shifts.filter((row) => row.employeeId === shift.employeeId);
    expect(await findConflicts(await frame(), { employeeIds: [shift.employeeId] })).toEqual([]);
    const change = await updateShift(centre.planner, {
      shiftId: shift.id,
      expectedVersion: shift.version,
      values: inputOf(shift, 60, { templateId: null }),
    });
    expect(change.shift).toMatchObject({ version: shift.version + 1, isLocked: true, paidMinutes: shift.paidMinutes });
    const pauses = change.shift?.activities.filter((a) => a.kind !== 'WORK') ?? [];
    expect(pauses.length).toBe(shift.activities.filter((a) => a.kind !== 'WORK').length);
    const minutes = (rows: { startMs: number; endMs: number; share: number }[]) =>
      rows.reduce((sum, a) => sum + ((a.endMs - a.startMs) / 60_000) * a.share, 0);
    const work = change.shift?.activities.filter((a) => a.kind === 'WORK') ?? [];
    expect(minutes(work) + minutes(pauses)).toBeCloseTo(inputOf(shift, 60).spanMinutes, 3);
    expect(change.after).not.toEqual(change.before);
    const rules = change.conflicts.map((item) => item.rule);
    expect(rules).toContain('night');
    expect(change.conflicts.every((item) => item.waysOut.length > 0)).toBe(true);
    await expect(
      updateShift(centre.planner, { shiftId: shift.id, expectedVersion: shift.version, values: inputOf(shift, 600) }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const stored = (await frame()).result?.conflicts.filter((item) => item.employeeId === shift.employeeId) ?? [];
    expect(stored.length).toBe(change.conflicts.length);
    await expect(createShift(centre.planner, { scheduleId, values: inputOf(shift, 120) })).rejects.toMatchObject({
      code: 'conflict',
    });
    const removed = await deleteShift(centre.planner, { shiftId: shift.id, expectedVersion: shift.version + 1 });
    expect(removed.shift).toBeNull();
    expect((await loadShifts({ organizationId, scheduleId, employeeIds: [shift.employeeId] })).length).toBe(
      day.length - 1,
    );
    const preview = await previewShift(centre.planner, { scheduleId, values: inputOf(shift, 60) });
    expect(preview.map((item) => item.rule)).toContain('night');
    await read();
  });

  it('planning again keeps locked shifts', async () => {
    const [shift] = shifts;
    const startMinute = 600;
    const change = await updateShift(centre.planner, {
      shiftId: shift.id,
      expectedVersion: shift.version,
      values: inputOf(shift, startMinute, { templateId: null, note: 'agreed' }),
    });
    const jobId = crypto.randomUUID();
    await prisma().schedule.update({ where: { id: scheduleId }, data: { status: 'planning', jobId } });
    const { default: handler } = await import('~/jobs/generate-schedule.handler.server');
    const { runHandler } = await import('../../factories/running-job');
    await runHandler(handler, { scheduleId }, { organizationId, jobId });
    const again = await read();
    const kept = again.find((row) => row.id === shift.id);
    expect(kept).toMatchObject({ startMs: change.shift?.startMs, note: 'agreed', isLocked: true });
    const sameDay = again.filter((row) => row.employeeId === shift.employeeId && row.date === shift.date);
    expect(sameDay).toHaveLength(1);
  });

  it('a cancel keeps the best so far', async () => {
    const { planner, startDate, endDate } = centre;
    const stop = new AbortController();
    setTimeout(() => stop.abort('cancelled'), 2500);
    const values = { name: 'Cancelled', startDate, endDate, timeBudgetSec: 300 };
    const planned = await planSchedule(planner, values, { signal: stop.signal });
    expect(planned.result).toMatchObject({ stoppedBy: 'cancelled' });
    const schedule = await getSchedule({ organizationId, scope: all, scheduleId: planned.scheduleId });
    expect(schedule.status).toBe('planned');
    expect(await findConflicts({ ...schedule, organizationId })).toSatisfy((items: { rule: string }[]) =>
      items.every((item) => notAlwaysPossible.includes(item.rule)),
    );
  });

  it('publishes, asks everyone to acknowledge, and asks again after a change', async () => {
    const { planner } = centre;
    const check = await checkPublication(planner, scheduleId);
    expect(check).toMatchObject({ canPublish: true, obstacle: null, overlaps: [] });
    const { version } = await frame();
    await expect(publishSchedule(planner, { scheduleId, expectedVersion: version - 1 })).rejects.toMatchObject({
      code: 'conflict',
    });
    const done = await publishSchedule(planner, { scheduleId, expectedVersion: version });
    expect(done.employeeCount).toBe(check.employeeCount);
    expect((await frame()).status).toBe('applied');
    const [shift] = await read();
    const user = await prisma().user.findFirst({ where: { employeeId: shift.employeeId } });
    const login = user ?? (await createUserWithRole({ organizationId, employeeId: shift.employeeId }));
    const employee = createActor({ organizationId, role: 'employee', employeeId: shift.employeeId, id: login.id });
    const [item] = await listAcknowledgements({ organizationId, employeeId: shift.employeeId });
    expect(item).toMatchObject({ scheduleId, acknowledgedAt: null, isSuperseded: false });
    const stranger = createActor({ organizationId, role: 'employee', employeeId: crypto.randomUUID() });
    await expect(acknowledge({ actor: stranger, id: item.id })).rejects.toMatchObject({ code: 'not_found' });
    const { acknowledgedAt } = await acknowledge({ actor: employee, id: item.id });
    expect(Math.abs(acknowledgedAt.getTime() - Date.now())).toBeLessThan(60_000);
    expect(await acknowledge({ actor: employee, id: item.id })).toEqual({ acknowledgedAt });
    const list = await listScheduleAcknowledgements({ organizationId, scope: all, scheduleId });
    expect(list.filter((row) => row.acknowledgedAt)).toHaveLength(1);
    await updateShift(planner, {
      shiftId: shift.id,
      expectedVersion: shift.version,
      values: inputOf(shift, 615, { templateId: null }),
    });
    const again = await listAcknowledgements({ organizationId, employeeId: shift.employeeId });
    expect(again.map((row) => [row.acknowledgedAt !== null, row.isSuperseded])).toEqual([
      [false, false],
      [true, true],
    ]);
    const told = await prisma().notification.findMany({ where: { userId: login.id, kind: 'schedule_changed' } });
    expect(told).toHaveLength(1);
  });

  it('a new publication replaces the shifts of the same people only when asked', async () => {
    const { planner, endDate } = centre;
    const startDate = addDays(endDate, -6);
    const planned = await planSchedule(planner, { name: 'Second week', startDate, endDate });
    await expect(publishSchedule(planner, { scheduleId: planned.scheduleId })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await checkPublication(planner, planned.scheduleId)).overlaps).toMatchObject([{ scheduleId }]);
    await publishSchedule(planner, { scheduleId: planned.scheduleId, replacesOverlapping: true });
    const applied = await prisma().shift.groupBy({
      by: ['employeeId', 'date'],
      where: { organizationId, schedule: { status: 'applied' } },
      _count: true,
    });
    expect(Math.max(...applied.map((row) => row._count))).toBe(1);
    const archived = await prisma().schedule.findMany({ where: { organizationId, status: 'archived' } });
    expect(archived).toHaveLength(1);
    const { items } = await listSchedules({ organizationId, scope: all, limit: 50 });
    expect(items.slice(0, 2).map((schedule) => schedule.status)).toEqual(['applied', 'applied']);
  });

  it('shows a manager only their own people, an employee only their applied shifts', async () => {
    const [shift] = shifts;
    const membership = await prisma().departmentMembership.findFirstOrThrow({
      where: { employeeId: shift.employeeId, validTo: null },
    });
    const { departmentId } = membership;
    const team = await prisma().departmentMembership.findMany({ where: { departmentId, validTo: null } });
    const ids = new Set(team.map((row) => row.employeeId));
    const scope = { kind: 'department' as const, departmentIds: [departmentId], employeeId: null };
    const schedule = await getSchedule({ organizationId, scope, scheduleId });
    const grid = JSON.parse(await readScheduleGridJson({ organizationId, scope, schedule })) as ScheduleGrid;
    expect(grid.people.length).toBeGreaterThan(0);
    expect(grid.people.every(([id]) => ids.has(id))).toBe(true);
    expect((await findConflictsWithin({ organizationId, scope, scheduleId })).every((c) => ids.has(c.employeeId))).toBe(
      true,
    );
    const outsider = shifts.find((row) => !ids.has(row.employeeId)) as ShiftRow;
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [departmentId] });
    const version = outsider.version;
    await expect(deleteShift(manager, { shiftId: outsider.id, expectedVersion: version })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(publishSchedule(manager, { scheduleId })).rejects.toMatchObject({ code: 'forbidden' });
    const own = { kind: 'own' as const, employeeId: shift.employeeId };
    const mine = await listShifts({ organizationId, scope: own, scheduleId, limit: 100 });
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every((row) => row.employeeId === shift.employeeId)).toBe(true);
    const draft = await prisma().schedule.findFirstOrThrow({ where: { organizationId, name: 'Cancelled' } });
    await expect(getSchedule({ organizationId, scope: own, scheduleId: draft.id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(getSchedule({ organizationId: crypto.randomUUID(), scope: all, scheduleId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
