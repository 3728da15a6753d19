import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Employee,
  generateSchedule,
  reoptimizeSchedule,
  type ScheduleProblem,
  validateSchedule,
} from '~/engine/scheduling';
import { bruteForceCost } from './brute-force';
import { problemArbitrary } from './random-problem';
import { contract, employee, smallProblem } from './small-problem';

const OPTIONS = { seed: 1, timeBudgetMs: 20_000, iterations: 3000, withoutBound: true };
const COVERAGE_ONLY = {
  lateShift: 0,
  weekendDay: 0,
  startPreferencePerHour: 0,
  preference: 0,
  weeklyTargetPerHour: 0,
  skillPriorityPerHour: 0,
};
const ASKED: ReadonlySet<number> = new Set([1, 5]);

/** One person and one agent of demand from 8 to 16 on some days of the horizon, which begins on a Monday. */
function problemOf(leastRun: number, days: number, isAsked: (day: number) => boolean, person: Partial<Employee> = {}) {
  const base = smallProblem({}, days);
  const demand = Float64Array.from({ length: days * 24 }, (_, hour) =>
    isAsked(Math.floor(hour / 24)) && hour % 24 >= 8 && hour % 24 < 16 ? 1 : 0,
  );
  return smallProblem(
    {
      weights: COVERAGE_ONLY,
      groups: [{ ...base.groups[0], demand }],
      employees: [
        employee('e0', { ...person, contract: contract({ minConsecutiveDays: leastRun, ...person.contract }) }),
      ],
    },
    days,
  );
}

const workedDates = async (problem: ScheduleProblem) =>
  (await generateSchedule(problem, OPTIONS)).shifts.map(({ date }) => Number(date.slice(-2))).sort((a, b) => a - b);
const fixed = (day: number) => {
  const startMs = Date.UTC(2026, 0, day, 8);
  return {
    date: `2026-01-${String(day).padStart(2, '0')}`,
    startMs,
    endMs: startMs + 8 * 3_600_000,
    paidMinutes: 480,
    templateId: 'day',
  };
};
/** What the validator says of fixed shifts on some days of January 2026, beginning with Monday the 5th. */
const foundIn = (dates: number[], person: Partial<Employee> = {}, days = 7) => {
  const problem = problemOf(2, days, () => true, person);
  const shifts = dates.map((day) => ({
    ...fixed(day),
    employeeId: 'e0',
    isFixed: false,
    pauses: [],
    work: [],
  }));
  return validateSchedule(problem, shifts)
    .filter(({ rule }) => rule === 'consecutive_days_min')
    .map(({ date }) => Number(date.slice(-2)));
};

describe('fewest days in a row, by the validator', () => {
  it('finds a single day between two days off, and none where the row is long enough', () => {
    expect(foundIn([6, 8, 9])).toEqual([6]);
    expect(foundIn([5, 6, 8, 9])).toEqual([]);
  });

  it('does not judge a row that touches the end of the horizon', () => {
    expect(foundIn([11])).toEqual([]);
    expect(foundIn([10])).toEqual([10]);
  });

  it('counts the days before the horizon', () => {
    expect(foundIn([5], { history: { consecutiveDays: 1 } })).toEqual([]);
    expect(foundIn([7, 8], { history: { consecutiveDays: 1 } })).toEqual([5]);
    expect(foundIn([5])).toEqual([5]);
  });

  it('does not judge a row beside a day on which the person could not work', () => {
    expect(foundIn([6], { absences: [{ date: '2026-01-07' }] })).toEqual([]);
    expect(foundIn([6], { absences: [{ date: '2026-01-05' }] })).toEqual([]);
    expect(foundIn([6], { absences: [{ date: '2026-01-07', fromMinute: 0, toMinute: 720 }] })).toEqual([6]);
    expect(foundIn([6], { employedTo: '2026-01-06' })).toEqual([]);
    expect(foundIn([5], { employedFrom: '2026-01-05' })).toEqual([]);
    expect(foundIn([6], { dateAvailability: [{ date: '2026-01-07', windows: [] }] })).toEqual([]);
    expect(foundIn([6], { dateAvailability: [{ date: '2026-01-07', windows: [], isFrozen: true }] })).toEqual([6]);
    const onTuesdays = [{ weekday: 2, fromMinute: 0, toMinute: 1440 }];
    expect(foundIn([6], { weeklyAvailability: onTuesdays })).toEqual([]);
  });

  it('holds in the mode it has', () => {
    expect(foundIn([6], { rules: { consecutive_days_min: 'ignore' } })).toEqual([]);
  });
});

describe('fewest days in a row, in the search', () => {
  it('gives neighbours to single days of demand, and single days without the rule', async () => {
    expect(await workedDates(problemOf(1, 8, (day) => ASKED.has(day)))).toEqual([6, 10]);
    const worked = await workedDates(problemOf(2, 8, (day) => ASKED.has(day)));
    expect(worked).toHaveLength(4);
    expect(worked).toEqual(expect.arrayContaining([6, 10]));
  });

  it('carries a row across the end of a week', async () => {
    const worked = await workedDates(problemOf(3, 14, (day) => day >= 5 && day <= 8));
    expect(worked).toEqual([10, 11, 12, 13]);
  });

  it('continues a row of the history', async () => {
    const nobodyAsked = problemOf(3, 7, () => false, { history: { consecutiveDays: 1 } });
    expect(await workedDates(nobodyAsked)).toEqual([5, 6]);
  });

  it('builds on shifts that are given', async () => {
    const given = problemOf(2, 14, () => false, { fixedShifts: [fixed(7)] });
    const worked = await workedDates(given);
    expect(worked).toHaveLength(2);
    expect(worked).toContain(7);
    expect(Math.abs(worked[1] - worked[0])).toBe(1);
  });

  it('chooses a cycle that keeps it, though another fits the demand better', async () => {
    const choice = { patterns: ['WRRWRRR', 'WWRRRRR'], isMandatory: true };
    const patternOf = async (leastRun: number) =>
      (
        await generateSchedule(
          problemOf(leastRun, 14, (day) => day % 7 === 0 || day % 7 === 3, { rotationChoice: choice }),
          OPTIONS,
        )
      ).rotations[0].pattern;
    expect(await patternOf(1)).toBe('WRRWRRR');
    expect(await patternOf(2)).toBe('WWRRRRR');
  });

  it('names who cannot reach it instead of failing', async () => {
    const narrow = [2].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 960 }));
    const others = [1, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 60 }));
    const stuck = problemOf(2, 7, () => true, { fixedShifts: [fixed(6)], weeklyAvailability: [...narrow, ...others] });
    const { unmet } = await generateSchedule(stuck, OPTIONS);
    expect(unmet).toMatchObject([{ employeeId: 'e0', rule: 'consecutive_days_min', date: '2026-01-06' }]);
    expect(unmet[0].reason).toBe('1 day worked in a row, at least 2');
    const terms = contract({ minConsecutiveDays: 3, maxConsecutiveDays: 2, weeklyMinMinutes: 2400 });
    const contradiction = { ...stuck, employees: [employee('e0', { contract: terms })] };
    const answer = await generateSchedule(contradiction, OPTIONS);
    expect(answer.unmet.map(({ rule }) => rule)).toEqual(['weekly_min']);
  });

  it('holds at the edge of what may change when a part is planned again', async () => {
    const problem = problemOf(2, 7, (day) => day === 3);
    const scope = { dates: new Set(['2026-01-08']) };
    const { shifts } = await reoptimizeSchedule(problem, [], scope, OPTIONS);
    expect(shifts).toEqual([]);
    const wider = { dates: new Set(['2026-01-08', '2026-01-09']) };
    expect((await reoptimizeSchedule(problem, [], wider, OPTIONS)).shifts).toHaveLength(2);
  });

  it('is lawful where everyone has it, while the same search without it breaks it', async () => {
    let found = 0;
    let broken = 0;
    await fc.assert(
      fc.asyncProperty(problemArbitrary, async (random) => {
        const employees = random.employees.map((person, e) => ({
          ...person,
          rotation: undefined,
          contract: { ...person.contract, minConsecutiveDays: 2 + (e % 2) },
        }));
        const problem = { ...random, employees };
        const { shifts } = await generateSchedule(problem, { ...OPTIONS, iterations: 2000 });
        const short = validateSchedule(problem, shifts).filter(({ rule }) => rule === 'consecutive_days_min');
        expect(short.filter(({ detail }) => !detail.endsWith('begun before this schedule'))).toEqual([]);
        found += shifts.length;
        const free = await generateSchedule({ ...problem, rules: { consecutive_days_min: 'ignore' } }, OPTIONS);
        const missing = validateSchedule(problem, free.shifts);
        broken += missing.filter(({ rule }) => rule === 'consecutive_days_min').length;
      }),
      { numRuns: 40, seed: 5 },
    );
    expect(found).toBeGreaterThan(150);
    expect(broken).toBeGreaterThan(20);
  }, 120_000);

  it('finds the best week of one person exactly, and the bound stays below it', async () => {
    const arbitrary = fc.record({
      leastRun: fc.constantFrom(2, 3, 4),
      runBefore: fc.integer({ min: 0, max: 3 }),
      absentDay: fc.integer({ min: -1, max: 6 }),
      mostDays: fc.constantFrom(3, 5, 7),
      demand: fc.array(fc.constantFrom(0, 0, 0.5, 1, 1.5), { minLength: 14, maxLength: 14 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ leastRun, runBefore, absentDay, mostDays, demand }) => {
        const base = problemOf(leastRun, 7, () => true);
        const absentDate = `2026-01-${String(5 + absentDay).padStart(2, '0')}`;
        const problem: ScheduleProblem = {
          ...base,
          groups: [
            {
              ...base.groups[0],
              demand: Float64Array.from({ length: 168 }, (_, hour) => demand[Math.floor(hour / 12)]),
            },
          ],
          templates: [{ ...base.templates[0], startFromMinute: 240, startToMinute: 720, startStepMinutes: 480 }],
          employees: [
            employee('e0', {
              history: { consecutiveDays: runBefore },
              absences: absentDay < 0 ? [] : [{ date: absentDate, creditMinutes: 0 }],
              contract: contract({
                minConsecutiveDays: leastRun,
                daysPerWeekMax: Math.max(mostDays, leastRun - runBefore),
              }),
            }),
          ],
        };
        const best = bruteForceCost(problem);
        const result = await generateSchedule(problem, { ...OPTIONS, iterations: 1000, withoutBound: false });
        expect(result.objective).toBeCloseTo(best, 3);
        expect(result.bound).toBeLessThanOrEqual(best + 1e-6);
      }),
      { numRuns: 30, seed: 3 },
    );
  }, 120_000);
});
