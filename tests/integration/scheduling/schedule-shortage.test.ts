import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import { loadShifts } from '~/models/schedule-shifts.server';
import { explainInterval, loadShortagePage } from '~/models/schedule-shortage.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';

describe('why a schedule is short', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let organizationId: string;
  let scheduleId: string;
  const page = (search: Record<string, string> = {}, actor = centre.planner) =>
    loadShortagePage(actor, scheduleId, new URLSearchParams(search));

  beforeAll(async () => {
    centre = await createForecastCentre();
    organizationId = centre.organizationId;
    const { startDate, endDate, planner } = centre;
    const values = { name: 'Short', startDate, endDate, timeBudgetSec: 2 };
    scheduleId = (await planSchedule(planner, values)).scheduleId;
  });

  it('lists the gaps of a day, the greatest first, and explains the one that is chosen', async () => {
    const { startDate: date } = centre;
    const { gaps, chosen, explanation } = await page({ date });
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.map((gap) => gap.missingHours)).toEqual([...gaps].map((gap) => gap.missingHours).sort((a, b) => b - a));
    expect(chosen).toEqual(gaps[0]);
    expect((explanation?.required ?? 0) - (explanation?.scheduled ?? 0)).toBeCloseTo(gaps[0].worstMissing, 1);
    const other = gaps[gaps.length - 1];
    const again = await page({ date, group: other.groupId, at: String(other.worstMs) });
    expect(again.chosen).toMatchObject({ groupId: other.groupId, startMs: other.startMs });
  });

  it('names everybody with the skill once, and the absence or the rule that keeps them away', async () => {
    const isOff = (person: { state: string }) => person.state === 'day_off' || person.state === 'other_hours';
    const findFree = async () => {
      for (let offset = 0; offset < 14; offset++) {
        const { gaps } = await page({ date: addDays(centre.startDate, offset) });
        for (const { groupId, worstMs } of gaps) {
          const { standby } = await explainInterval(centre.planner, { scheduleId, groupId, startMs: worstMs });
          const free = standby.find(isOff);
          if (free) return { groupId, worstMs, standby, free };
        }
      }
      throw new Error('nobody is off in any gap');
    };
    const { groupId, worstMs, standby, free } = await findFree();
    const ids = standby.map((person) => person.employeeId);
    expect(new Set(ids).size).toBe(ids.length);
    const reason = await prisma().absenceReason.findFirstOrThrow({ where: { organizationId } });
    await prisma().absence.create({
      data: {
        organizationId,
        employeeId: free.employeeId,
        reasonId: reason.id,
        startsAt: new Date(worstMs - 86_400_000),
        endsAt: new Date(worstMs + 86_400_000),
        status: 'planned',
      },
    });
    const after = await explainInterval(centre.planner, { scheduleId, groupId, startMs: worstMs });
    const now = after.standby.find((person) => person.employeeId === free.employeeId);
    expect(now).toMatchObject({ state: 'not_possible', blockedBy: ['absence'] });
    expect(after.rules.find((item) => item.rule === 'absence')?.people).toBeGreaterThan(0);
    const working = (await loadShifts({ organizationId, scheduleId })).filter((shift) =>
      shift.activities.some(
        (item) => item.kind === 'WORK' && item.groupId === groupId && item.startMs <= worstMs && item.endMs > worstMs,
      ),
    );
    expect(after.workingCount).toBe(new Set(working.map((shift) => shift.employeeId)).size);
  });

  it('keeps people of other departments unnamed, and other organizations out', async () => {
    const { startDate: date } = centre;
    const whole = await page({ date });
    const [shift] = await loadShifts({ organizationId, scheduleId });
    const { departmentId } = await prisma().departmentMembership.findFirstOrThrow({
      where: { employeeId: shift.employeeId, validTo: null },
    });
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [departmentId] });
    const part = await page({ date, at: String(whole.chosen?.worstMs) }, manager);
    const count = (view: typeof whole) =>
      (view.explanation?.standby.length ?? 0) + (view.explanation?.othersCount ?? 0);
    expect(count(part)).toBe(count(whole));
    const team = await prisma().departmentMembership.findMany({ where: { departmentId, validTo: null } });
    const ids = new Set(team.map((membership) => membership.employeeId));
    expect(part.explanation?.standby.every((person) => ids.has(person.employeeId))).toBe(true);
    const beyond = whole.explanation?.standby.filter((person) => !ids.has(person.employeeId)) ?? [];
    expect(part.explanation?.othersCount).toBe(beyond.length);
    const stranger = createActor({ organizationId: crypto.randomUUID(), role: 'planner' });
    await expect(page({ date }, stranger)).rejects.toMatchObject({ code: 'not_found' });
    const startMs = whole.chosen?.worstMs ?? 0;
    const wrong = explainInterval(centre.planner, { scheduleId, groupId: crypto.randomUUID(), startMs });
    await expect(wrong).rejects.toMatchObject({ faults: [expect.objectContaining({ field: 'groupId' })] });
    const groupId = whole.chosen?.groupId ?? '';
    const late = explainInterval(centre.planner, { scheduleId, groupId, startMs: startMs + 365 * 86_400_000 });
    await expect(late).rejects.toMatchObject({ faults: [expect.objectContaining({ field: 'at' })] });
  });
});
