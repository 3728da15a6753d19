import { describe, expect, it } from 'vitest';
import { generateSchedule, recomputeCoverage, type ScheduleProgress, validateSchedule } from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';

describe('a generated centre of 240 people, four weeks, three zones', () => {
  const problem = createSampleCentre({
    employees: 240,
    weeks: 4,
    seed: 1,
    zones: ['Europe/Berlin', 'Europe/Moscow', 'Asia/Yekaterinburg'],
    startDate: '2026-03-16',
    hasWeeklyRest: true,
  });

  it('gets a lawful roster close to its demand within the time', async () => {
    const seen: ScheduleProgress[] = [];
    const result = await generateSchedule(problem, { seed: 1, timeBudgetMs: 10_000, onProgress: (p) => seen.push(p) });
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
    expect(result.unmet).toEqual([]);
    expect(result.elapsedMs).toBeLessThan(15_000);
    expect(recomputeCoverage(problem, result.shifts).shortPercent).toBeCloseTo(result.coverage.shortPercent, 3);
    expect(result.coverage.shortPercent).toBeLessThan(2.5);
    const objectives = seen.flatMap((progress) => (progress.objective === null ? [] : [progress.objective]));
    expect(objectives.every((value, i) => i === 0 || value <= objectives[i - 1] + 1e-6)).toBe(true);
    expect(seen.at(-1)?.phase).toBe('finish');
  }, 60_000);

  it('survives JSON', () => {
    const plain = JSON.parse(
      JSON.stringify(problem, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value)),
    );
    expect(plain.employees).toEqual(JSON.parse(JSON.stringify(problem.employees)));
    expect(plain.groups[0].demand).toHaveLength(problem.groups[0].demand.length);
  });
});

describe.each([1, 2, 3])('a generated centre of 500 people, one week, seed %i', (seed) => {
  const { employees, groups, horizon } = createSampleCentre({ employees: 500, weeks: 1, seed });
  const slotsPerDay = 1440 / horizon.intervalMinutes;

  it('asks at no time of day for more than those who may work then can give on five days, a twentieth left for pauses', () => {
    for (let slot = 0; slot < slotsPerDay; slot++) {
      let demand = 0;
      for (const group of groups) {
        for (let at = slot; at < group.demand.length; at += slotsPerDay) demand += group.demand[at];
      }
      const fromMinute = slot * horizon.intervalMinutes;
      const toMinute = fromMinute + horizon.intervalMinutes;
      const present = employees.filter(({ weeklyAvailability = [] }) =>
        weeklyAvailability.some((window) => window.fromMinute <= fromMinute && window.toMinute >= toMinute),
      );
      const givable = present.reduce(
        (sum, { contract, skills }) => sum + contract.daysPerWeekMax * skills[0].proficiency,
        0,
      );
      expect(demand, `at minute ${fromMinute}`).toBeLessThanOrEqual(0.95 * givable);
    }
  });
});
