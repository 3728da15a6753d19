import { describe, expect, it } from 'vitest';
import {
  type Contract,
  type Employee,
  estimateRelaxations,
  generateSchedule,
  isRuleInForce,
  type ScheduleProblem,
  type ShiftTemplate,
  validateSchedule,
} from '~/engine/scheduling';
import { relaxableRules } from '~/models/relaxation-input';
import { contract, employee, smallProblem } from './small-problem';

type Relaxable = (typeof relaxableRules)[number];

const DAYS = 14;
const DAY = [8, 9, 10, 11, 12, 13, 14, 15];
const demandAt = (hoursOf: (day: number) => number[], agents = 1) =>
  Float64Array.from({ length: DAYS * 24 }, (_, hour) =>
    hoursOf(Math.floor(hour / 24)).includes(hour % 24) ? agents : 0,
  );
const base = smallProblem({}, DAYS);

/** One person, eight hours of demand a day, and what the rule needs to be in the way. */
function problemOf(
  terms: Partial<Contract>,
  person: Partial<Employee> = {},
  template: Partial<ShiftTemplate> = {},
  more: Partial<ScheduleProblem> & { hoursOf?: (day: number) => number[]; agents?: number; people?: number } = {},
): ScheduleProblem {
  const { hoursOf = () => DAY, agents = 1, people = 1, ...shared } = more;
  return {
    ...base,
    groups: [{ ...base.groups[0], demand: demandAt(hoursOf, agents) }],
    templates: [{ ...base.templates[0], ...template }],
    employees: Array.from({ length: people }, (_, e) =>
      employee(`e${e}`, { contract: contract({ maxConsecutiveDays: 31, ...terms }), ...person }),
    ),
    ...shared,
  };
}

const lunch = (earliest: number, latest: number) => [
  {
    id: 'lunch',
    edgeMinutes: 60,
    spacingMinutes: 60,
    pauses: [
      {
        kind: 'lunch' as const,
        minutes: 60,
        paid: false,
        earliestAfterStartMinutes: earliest,
        latestAfterStartMinutes: latest,
      },
    ],
  },
];
const withLunch = {
  spanMinutes: 540,
  paidMinutes: 480,
  breakRuleId: 'lunch',
  startFromMinute: 480,
  startToMinute: 480,
};
const early = [6, 7, 8, 9, 10, 11, 12, 13];
const late = [14, 15, 16, 17, 18, 19, 20, 21];

/** For each rule, data in which it alone stands in the way of a cheaper schedule. */
const problems: Record<Relaxable, ScheduleProblem> = {
  availability: problemOf(
    {},
    { weeklyAvailability: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 360, toMinute: 840 })) },
  ),
  bond: problemOf(
    {},
    {},
    {},
    {
      people: 2,
      agents: 2,
      bonds: [{ id: 'b', kind: 'apart', employeeIds: ['e0', 'e1'], toleranceMinutes: 0 }],
    },
  ),
  break_rule: problemOf({}, {}, withLunch, { breakRules: lunch(120, 300) }),
  consecutive_days: problemOf({ maxConsecutiveDays: 3 }),
  consecutive_days_min: problemOf({ minConsecutiveDays: 2 }, {}, {}, { hoursOf: (day) => (day % 3 === 1 ? DAY : []) }),
  continuous_work: problemOf({}, {}, withLunch, {
    breakRules: lunch(60, 420),
    longestWorkMinutes: 240,
    hoursOf: () => [10, 11, 12, 13, 14, 15, 16],
  }),
  core_hours: problemOf({}, { coreHours: { fromMinute: 360, toMinute: 780 } }),
  daily_max: problemOf(
    { dailyMaxMinutes: 240 },
    {},
    { otherLengths: [{ spanMinutes: 240, paidMinutes: 240, breakRuleId: null }] },
  ),
  days_max: problemOf({ daysPerWeekMax: 3 }),
  days_min: problemOf({ daysPerWeekMin: 7 }, {}, {}, { hoursOf: (day) => (day % 7 < 3 ? DAY : []) }),
  days_off: problemOf({ minDaysOffPerWeek: 4 }),
  free_weekends: problemOf({ freeWeekendsPer4: 4 }),
  minimum_notice: problemOf(
    {},
    { publishedShifts: [] },
    {},
    {
      notice: { nowMs: Date.UTC(2026, 0, 4), minutes: 7 * 1440 },
    },
  ),
  night: problemOf(
    { nightAllowed: false },
    {},
    { startFromMinute: 1320, startToMinute: 1320 },
    {
      hoursOf: () => [22, 23, 0, 1, 2, 3, 4, 5],
    },
  ),
  overtime: problemOf({}, {}, {}, { overtime: { dailyNormMinutes: 420, twoDayMinutes: 60 } }),
  pauses_at_once: problemOf({}, {}, withLunch, {
    people: 2,
    agents: 2,
    breakRules: lunch(120, 300),
    pausesAtOncePercent: 10,
    hoursOf: () => [8, 9, 10, 11, 13, 14, 15, 16],
  }),
  period_max: problemOf({ periodMaxMinutes: 1440 }),
  permit: problemOf({}, { permits: [{ nightAllowed: true, weeklyMaxMinutes: 960 }] }),
  rest_between_shifts: problemOf({ minRestMinutes: 1020 }),
  rotation: problemOf({}, { rotation: { pattern: 'WR', startDate: '2026-01-05', isMandatory: true } }),
  run_hours: problemOf({ maxRunMinutes: 960 }),
  shift_type_max: problemOf({}, { shiftTypeLimits: [{ templateIds: ['day'], maxPerWeek: 2 }] }),
  start_spread: problemOf(
    { maxStartSpreadMinutes: 0, minRestMinutes: 480 },
    {},
    {},
    {
      hoursOf: (day) => (day % 2 === 0 ? early : late),
    },
  ),
  succession: problemOf({}, {}, {}, { forbiddenSuccessions: [{ fromTemplateId: 'day', toTemplateId: 'day' }] }),
  weekend: problemOf({ weekendAllowed: false }),
  weekly_max: problemOf({ weeklyMaxMinutes: 960, weeklyTargetMinutes: 960 }),
  weekly_min: problemOf({ weeklyMinMinutes: 2880 }, {}, {}, { hoursOf: (day) => (day % 7 < 3 ? DAY : []) }),
  weekly_rest: problemOf({ weeklyRestMinutes: 5760 }),
};

describe('what relaxing a rule would bring', () => {
  it.each(relaxableRules)('is found for %s, which alone stands in the way', async (rule) => {
    const problem = problems[rule];
    expect(isRuleInForce(problem, rule)).toBe(true);
    const options = { seed: 1, timeBudgetMs: 20_000, iterations: 2000, withoutBound: true };
    const { shifts } = await generateSchedule(problem, options);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const [found] = estimateRelaxations(problem, shifts, [rule], { timeBudgetMs: 20_000 });
    expect(found.rule).toBe(rule);
    expect(found.objectiveGain).toBeGreaterThan(0.1);
  });

  it('holds for people who have a mode of their own', async () => {
    const problem = problemOf(
      { maxRunMinutes: 960 },
      { rules: { run_hours: 'warn' } },
      {},
      { rules: { run_hours: 'ignore' } },
    );
    expect(isRuleInForce(problem, 'run_hours')).toBe(true);
    const { shifts } = await generateSchedule(problem, { seed: 1, timeBudgetMs: 20_000, iterations: 2000 });
    const [found] = estimateRelaxations(problem, shifts, ['run_hours']);
    expect(found.shortPercentGain).toBeGreaterThan(10);
  });

  it('is not asked of rules that hold nothing back', () => {
    const plain = problemOf({});
    const inForce = relaxableRules.filter((rule) => isRuleInForce(plain, rule));
    expect(inForce).toEqual([
      'consecutive_days',
      'daily_max',
      'days_max',
      'days_min',
      'days_off',
      'rest_between_shifts',
      'weekly_max',
      'weekly_min',
    ]);
  });
});
