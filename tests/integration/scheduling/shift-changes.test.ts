import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toLocalParts } from '~/engine/time';
import { type ChangesAnswer, runShiftChanges } from '~/models/apply-shift-changes.server';
import { getSchedule } from '~/models/schedule.server';
import { publishSchedule } from '~/models/schedule-publication.server';
import { loadShifts, type ShiftRow } from '~/models/schedule-shifts.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';

const all = { kind: 'all' } as const;

describe('edits of the schedule grid', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let organizationId: string;
  let scheduleId: string;
  let zones: Map<string, string>;

  const read = (employeeIds?: string[]) => loadShifts({ organizationId, scheduleId, employeeIds });
  const minuteOf = (row: ShiftRow) => toLocalParts(row.startMs, zones.get(row.employeeId) ?? 'UTC').minuteOfDay;
  const seen = (row: ShiftRow) => ({ startMinute: minuteOf(row), version: row.version });
  const asChanged = (row: ShiftRow) => ({
    startMinute: minuteOf(row),
    spanMinutes: (row.endMs - row.startMs) / 60_000,
    templateId: row.templateId,
    kind: row.kind,
    isLocked: true,
    origin: { employeeId: row.employeeId, date: row.date, startMinute: minuteOf(row) },
  });
  const send = (intent: 'preview' | 'save', cells: unknown[], extra: object = {}, actor = centre.planner) =>
    runShiftChanges(actor, scheduleId, { intent, cells, ...extra });
  /** two people with a shift on a date on which the other one is free */
  const findSwap = (rows: ShiftRow[]): [ShiftRow, ShiftRow] => {
    const worked = new Set(rows.map((row) => `${row.employeeId} ${row.date}`));
    for (const a of rows) {
      const b = rows.find((row) => row.employeeId !== a.employeeId && !worked.has(`${row.employeeId} ${a.date}`));
      if (b) return [a, b];
    }
    throw new Error('nobody is free');
  };

  beforeAll(async () => {
    centre = await createForecastCentre();
    organizationId = centre.organizationId;
    const { startDate, endDate, planner } = centre;
    const planned = await planSchedule(planner, { name: 'Edited', startDate, endDate, timeBudgetSec: 3 });
    scheduleId = planned.scheduleId;
    const people = await prisma().employee.findMany({ where: { organizationId } });
    zones = new Map(people.map((person) => [person.id, person.timeZone]));
  });

  it('previews without writing, then moves a shift to somebody else as the same shift', async () => {
    const [shift, other] = findSwap(await read());
    const cells = [
      { employeeId: shift.employeeId, date: shift.date, base: [seen(shift)], shifts: [] },
      { employeeId: other.employeeId, date: shift.date, base: [], shifts: [asChanged(shift)] },
    ];
    const preview = await send('preview', cells);
    expect(preview).toMatchObject({ status: 200, body: { isDone: true, changedShifts: 1, stale: [] } });
    expect(await read([shift.employeeId])).toContainEqual(shift);
    const saved = await send('save', cells);
    expect(saved.body).toMatchObject({ isDone: true, changedShifts: 1 });
    const moved = (await read([other.employeeId])).find((row) => row.id === shift.id);
    expect(moved).toMatchObject({ date: shift.date, startMs: shift.startMs, version: shift.version + 1 });
    const audit = await prisma().auditEvent.findFirstOrThrow({ where: { entityId: shift.id } });
    expect(audit).toMatchObject({ action: 'shift.updated', before: { employeeId: shift.employeeId } });
  });

  it('tells what the coverage becomes, as the schedule then stores it', async () => {
    const [shift] = await read();
    const cells = [{ employeeId: shift.employeeId, date: shift.date, base: [seen(shift)], shifts: [] }];
    const { body } = await send('save', cells);
    const short = (answer: ChangesAnswer, when: 'before' | 'after') =>
      answer[when].reduce((sum, day) => sum + day.short, 0);
    expect(short(body, 'after')).toBeGreaterThanOrEqual(short(body, 'before'));
    const { result } = await getSchedule({ organizationId, scope: all, scheduleId });
    const stored = result?.days.filter((day) => day.date === shift.date) ?? [];
    expect(short(body, 'after')).toBeCloseTo(
      stored.reduce((sum, day) => sum + day.short, 0),
      0,
    );
  });

  it('swaps two people, splits a shift and places given activities, all in one save', async () => {
    const rows = await read();
    const [date] = rows.map((row) => row.date);
    const [a, b, c] = rows.filter((row) => row.date === date);
    const start = minuteOf(c);
    const activities = [{ kind: 'TRAINING', startMinute: start + 60, endMinute: start + 90, isPaid: true }];
    const first = { ...asChanged(c), spanMinutes: 180, templateId: null, activities };
    const second = {
      startMinute: (start + 240) % 1440,
      spanMinutes: 120,
      templateId: null,
      kind: 'additional',
      isLocked: true,
    };
    const cells = [
      { employeeId: a.employeeId, date, base: [seen(a)], shifts: [asChanged(b)] },
      { employeeId: b.employeeId, date, base: [seen(b)], shifts: [asChanged(a)] },
      { employeeId: c.employeeId, date, base: [seen(c)], shifts: [first, second] },
    ];
    const { body, status } = await send('save', cells);
    expect(status, body.message ?? '').toBe(200);
    const now = await read([a.employeeId, b.employeeId, c.employeeId]);
    expect(now.find((row) => row.id === a.id)?.employeeId).toBe(b.employeeId);
    expect(now.find((row) => row.id === b.id)?.employeeId).toBe(a.employeeId);
    const parts = now.filter((row) => row.employeeId === c.employeeId && row.date === date);
    expect(parts.map((row) => row.kind)).toEqual(['normal', 'additional']);
    expect(parts[0].activities.filter((item) => item.kind === 'TRAINING')).toHaveLength(1);
    expect(body.conflicts.some((item) => item.rule === 'one_shift_per_day')).toBe(true);
  });

  it('refuses a lost update, names the cell and what it holds now, and writes nothing', async () => {
    const rows = await read();
    const [shift] = rows;
    const second = rows.find((row) => row.employeeId !== shift.employeeId) as ShiftRow;
    const later = { ...asChanged(shift), startMinute: (minuteOf(shift) + 15) % 1440, templateId: null };
    const cell = { employeeId: shift.employeeId, date: shift.date, base: [seen(shift)], shifts: [later] };
    expect((await send('save', [cell])).status).toBe(200);
    const other = { employeeId: second.employeeId, date: second.date, base: [seen(second)], shifts: [] };
    const { status, body } = await send('save', [cell, other]);
    expect(status).toBe(409);
    expect(body.stale).toMatchObject([{ employeeId: shift.employeeId, date: shift.date }]);
    expect(body.stale[0].shifts).toMatchObject([{ startMinute: later.startMinute, version: shift.version + 1 }]);
    expect(await read([second.employeeId])).toContainEqual(second);
  });

  it('assigns the same shift to many people at once with one record of the audit', async () => {
    const rows = await read();
    const dates = [0, 1, 2, 3].map((back) => addDays(centre.endDate, -back));
    const people = [...new Set(rows.map((row) => row.employeeId))];
    const hours = { startMinute: 600, spanMinutes: 240, templateId: null };
    const cells = people.flatMap((employeeId) =>
      dates.map((date) => ({
        employeeId,
        date,
        base: rows.filter((row) => row.employeeId === employeeId && row.date === date).map(seen),
        shifts: [hours],
      })),
    );
    expect(cells.length).toBeGreaterThan(50);
    const { body, status } = await send('save', cells);
    expect(status, body.message ?? '').toBe(200);
    const now = (await read()).filter((row) => dates.includes(row.date));
    expect(now).toHaveLength(cells.length);
    expect(new Set(now.map(minuteOf))).toEqual(new Set([600]));
    const record = await prisma().auditEvent.findFirst({ where: { action: 'schedule.shifts_changed' } });
    expect((record?.after as unknown[])?.length).toBe(cells.length);
  });

  it('refuses what cannot be: outside the period, off the grid, twice the same cell, strangers', async () => {
    const [shift] = await read();
    const cell = { employeeId: shift.employeeId, date: shift.date, base: [seen(shift)], shifts: [] };
    const outside = { ...cell, date: addDays(centre.endDate, 1), base: [] };
    expect((await send('preview', [outside])).body.faults[0]).toMatchObject({ rule: 'outside' });
    const offGrid = { ...cell, shifts: [{ ...asChanged(shift), startMinute: 7 }] };
    expect((await send('preview', [offGrid])).body.faults.length).toBeGreaterThan(0);
    expect((await send('preview', [cell, cell])).body.isDone).toBe(false);
    const stranger = createActor({ organizationId: crypto.randomUUID(), role: 'planner' });
    await expect(send('save', [cell], {}, stranger)).rejects.toMatchObject({ code: 'not_found' });
    const membership = await prisma().departmentMembership.findFirstOrThrow({
      where: { organizationId, employeeId: { not: shift.employeeId }, validTo: null },
    });
    const { departmentId } = membership;
    const inTeam = await prisma().departmentMembership.findFirst({
      where: { employeeId: shift.employeeId, departmentId, validTo: null },
    });
    if (!inTeam) {
      const manager = createActor({ organizationId, role: 'manager', departmentIds: [departmentId] });
      await expect(send('save', [cell], {}, manager)).rejects.toMatchObject({ code: 'not_found' });
    }
    const employee = createActor({ organizationId, role: 'employee', employeeId: shift.employeeId });
    await expect(send('save', [cell], {}, employee)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await read([shift.employeeId])).toContainEqual(shift);
  });

  it('a published schedule is corrected with a reason, and people are asked to acknowledge again', async () => {
    await publishSchedule(centre.planner, { scheduleId });
    const [shift] = await read();
    const cells = [{ employeeId: shift.employeeId, date: shift.date, base: [seen(shift)], shifts: [] }];
    expect((await send('save', cells)).body.faults).toMatchObject([{ field: 'reason' }]);
    const { body } = await send('save', cells, { reason: 'Fell ill' });
    expect(body.isDone).toBe(true);
    const audit = await prisma().auditEvent.findFirst({ where: { entityId: shift.id, action: 'shift.deleted' } });
    expect(audit?.reason).toBe('Fell ill');
    const asked = await prisma().scheduleAcknowledgement.count({
      where: { scheduleId, employeeId: shift.employeeId },
    });
    expect(asked).toBe(2);
  });
});
