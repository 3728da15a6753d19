import { beforeAll, describe, expect, it } from 'vitest';
import {
  estimateRelaxations,
  type GeneratedShift,
  generateSchedule,
  recomputeCoverage,
  reoptimizeBreaks,
  reoptimizeSchedule,
  type ScheduleProblem,
  validateSchedule,
} from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';
import { employee, smallProblem } from './small-problem';

const MINUTE_MS = 60_000;

describe('re-optimisation of a part', () => {
  const problem = createSampleCentre({ employees: 80, weeks: 1, seed: 6, groups: 2 });
  let shifts: GeneratedShift[] = [];

  beforeAll(async () => {
    const options = { seed: 1, timeBudgetMs: 60_000, iterations: 20_000, withoutBound: true };
    shifts = (await generateSchedule(problem, options)).shifts;
  }, 60_000);

  /** All pauses of a date at the latest lawful place: what a planner who never looked would leave. */
  const spoilPauses = (all: GeneratedShift[], date: string) =>
    all.map((shift) => {
      if (shift.date !== date) return shift;
      const template = problem.templates.find((item) => item.id === shift.templateId);
      const rule = problem.breakRules.find((item) => item.id === template?.breakRuleId);
      const pauses = shift.pauses.map((pause) => ({ ...pause }));
      let latestEndMs = shift.endMs - (rule?.edgeMinutes ?? 0) * MINUTE_MS;
      for (let i = pauses.length - 1; i >= 0; i--) {
        const latestMs = shift.startMs + (rule?.pauses[i].latestAfterStartMinutes ?? 0) * MINUTE_MS;
        pauses[i].startMs = Math.min(latestMs, latestEndMs - pauses[i].minutes * MINUTE_MS);
        latestEndMs = pauses[i].startMs - (rule?.spacingMinutes ?? 0) * MINUTE_MS;
      }
      const shares = [{ groupId: employeeOf(shift).skills[0].groupId, share: 1 }];
      const edges = [
        shift.startMs,
        ...pauses.flatMap((p) => [p.startMs, p.startMs + p.minutes * MINUTE_MS]),
        shift.endMs,
      ];
      const work = [];
      for (let i = 0; i < edges.length; i += 2) work.push({ startMs: edges[i], endMs: edges[i + 1], shares });
      return { ...shift, pauses, work };
    });
  const employeeOf = (shift: GeneratedShift) => {
    const found = problem.employees.find((item) => item.id === shift.employeeId);
    if (found === undefined) throw new Error(shift.employeeId);
    return found;
  };

  it('places the breaks of one day to serve the demand and touches nothing else', () => {
    const date = '2026-01-06';
    const spoilt = spoilPauses(shifts, date);
    expect(validateSchedule(problem, spoilt)).toEqual([]);
    const result = reoptimizeBreaks(problem, spoilt, { date, timeBudgetMs: 5000 });
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
    expect(result.changedShifts).toBeGreaterThan(10);
    expect(result.after.shortPercent).toBeLessThan(result.before.shortPercent * 0.6);
    result.shifts.forEach((shift, i) => {
      const { pauses: _, work: __, ...same } = shift;
      expect(spoilt[i]).toMatchObject(same);
      if (shift.date !== date) expect(shift).toBe(spoilt[i]);
    });
    const fallHours =
      recomputeCoverage(problem, spoilt).groups.reduce((sum, group) => sum + group.shortAgentHours, 0) -
      recomputeCoverage(problem, result.shifts).groups.reduce((sum, group) => sum + group.shortAgentHours, 0);
    const hours = (summary: typeof result.before) =>
      summary.groups.reduce((sum, group) => sum + group.shortAgentHours, 0);
    expect(hours(result.before) - hours(result.after)).toBeCloseTo(fallHours, 1);
  });

  it('changes fewer shifts when each change must pay for itself, and only the people asked for', () => {
    const date = '2026-01-06';
    const spoilt = spoilPauses(shifts, date);
    const all = reoptimizeBreaks(problem, spoilt, { date, timeBudgetMs: 5000 });
    const few = reoptimizeBreaks(problem, spoilt, { date, timeBudgetMs: 5000, minGainPerShift: 3 });
    expect(few.changedShifts).toBeGreaterThan(0);
    expect(few.changedShifts).toBeLessThan(all.changedShifts);
    const one = new Set([spoilt.find((shift) => shift.date === date)?.employeeId ?? '']);
    const single = reoptimizeBreaks(problem, spoilt, { date, timeBudgetMs: 5000, employeeIds: one });
    single.shifts.forEach((shift, i) => {
      if (!one.has(shift.employeeId)) expect(shift).toBe(spoilt[i]);
    });
  });

  it('plans one day anew after an absence, changing as little as asked', async () => {
    const date = '2026-01-07';
    // an absence counts as a fifth of the week: in place of a shorter shift it could alone pass the limit of the week
    const absent = shifts.find((shift) => shift.date === date && shift.paidMinutes >= 480)?.employeeId ?? '';
    const changed: ScheduleProblem = {
      ...problem,
      employees: problem.employees.map((item) =>
        item.id === absent ? { ...item, absences: [...(item.absences ?? []), { date, reason: 'sick' }] } : item,
      ),
    };
    const options = { seed: 1, timeBudgetMs: 60_000, iterations: 30_000, withoutBound: true };
    const scope = { dates: new Set([date]) };
    const calm = await reoptimizeSchedule(changed, shifts, { ...scope, stability: 1000 }, options);
    const free = await reoptimizeSchedule(changed, shifts, { ...scope, stability: 0 }, options);
    expect(calm.changedDays).toEqual([{ employeeId: absent, date }]);
    expect(free.changedDays.length).toBeGreaterThan(calm.changedDays.length);
    for (const result of [calm, free]) {
      expect(result.changedDays.every((day) => day.date === date)).toBe(true);
      expect(result.shifts.some((shift) => shift.employeeId === absent && shift.date === date)).toBe(false);
      const rules = validateSchedule(changed, result.shifts).map(({ employeeId, rule }) => `${employeeId} ${rule}`);
      expect(rules.filter((broken) => !broken.endsWith('weekly_min') && !broken.endsWith('days_min'))).toEqual([]);
    }
    expect(free.objective - free.costs.stability).toBeLessThanOrEqual(calm.objective - calm.costs.stability);
  }, 60_000);

  it('begins from a given schedule', async () => {
    const options = { seed: 1, timeBudgetMs: 60_000, iterations: 0, withoutBound: true, startFrom: shifts };
    const result = await generateSchedule(problem, options);
    const before = new Set(shifts.map((shift) => `${shift.employeeId} ${shift.date}`));
    const kept = result.shifts.filter((shift) => before.has(`${shift.employeeId} ${shift.date}`));
    expect(kept.length).toBeGreaterThan(shifts.length * 0.7);
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
  }, 60_000);
});

describe('estimateRelaxations', () => {
  it('names the rule that stands in the way and what dropping it would bring', async () => {
    // one person, demand by day, availability only at night: without the rule all demand could be covered
    const people = [
      employee('e0', {
        weeklyAvailability: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 360, toMinute: 840 })),
      }),
    ];
    const problem = smallProblem({ employees: people });
    const { shifts } = await generateSchedule(problem, { seed: 1, timeBudgetMs: 10_000, iterations: 500 });
    const found = estimateRelaxations(problem, shifts, ['availability', 'weekend']);
    expect(found.map((item) => item.rule)).toEqual(['availability', 'weekend']);
    expect(found[0].shortPercentGain).toBeGreaterThan(20);
    expect(found[0].objectiveGain).toBeGreaterThan(0);
    expect(found[1].shortPercentGain).toBe(0);
    expect(found[1].objectiveGain).toBe(0);
  });
});
