import { beforeAll, describe, expect, it } from 'vitest';
import { validateSchedule } from '~/engine/scheduling';
import { buildScheduleProblem } from '~/models/build-schedule-problem.server';
import { getSchedule } from '~/models/schedule.server';
import { loadShifts, toEngineShift } from '~/models/schedule-shifts.server';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';

const all = { kind: 'all' } as const;

describe('planning the demo centre', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let scheduleId: string;

  beforeAll(async () => {
    centre = await createForecastCentre();
    const { startDate, endDate, planner } = centre;
    const planned = await planSchedule(planner, { name: 'Two weeks', startDate, endDate, timeBudgetSec: 6 });
    scheduleId = planned.scheduleId;
    expect(planned.result).toMatchObject({ scheduleId, stoppedBy: 'time' });
    expect(planned.reports.some((report) => Array.isArray(report.metrics?.curve))).toBe(true);
  });

  it('gives lawful shifts that cover most of the requirement', async () => {
    const { organizationId } = centre;
    const schedule = await getSchedule({ organizationId, scope: all, scheduleId });
    expect(schedule.status).toBe('planned');
    const built = await buildScheduleProblem({ ...schedule, organizationId });
    const rows = await loadShifts({ organizationId, scheduleId });
    expect(rows.length).toBe(schedule.result?.shiftCount);
    const shifts = rows.map((row) => toEngineShift(row, row.employeeId));
    const broken = validateSchedule(built.problem, shifts).filter(
      (violation) => !['weekly_min', 'days_min'].includes(violation.rule),
    );
    expect(broken).toEqual([]);
    const empty = schedule.result?.days.reduce((sum, day) => sum + day.demand, 0) ?? 0;
    const short = schedule.result?.days.reduce((sum, day) => sum + day.short, 0) ?? 0;
    console.log({
      short: schedule.shortPercent,
      over: schedule.overPercent,
      gap: schedule.gap,
      n: schedule.employeeCount,
      unmet: schedule.result?.unmet.slice(0, 5),
    });
    expect(empty).toBeGreaterThan(0);
    expect(short / empty).toBeLessThan(0.6);
  });
});
