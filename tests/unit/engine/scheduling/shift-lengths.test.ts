import { describe, expect, it } from 'vitest';
import {
  type Employee,
  estimateRelaxations,
  type GeneratedShift,
  generateSchedule,
  reoptimizeBreaks,
  reoptimizeSchedule,
  type ScheduleProblem,
  type ShiftTemplate,
  validateSchedule,
} from '~/engine/scheduling';
import { contract, employee, smallProblem } from './small-problem';

const HOUR_MS = 3_600_000;
const base = smallProblem({}, 14);
const run = (problem: ScheduleProblem) =>
  generateSchedule(problem, { seed: 1, timeBudgetMs: 20_000, iterations: 3000, withoutBound: true });
const demandAt = (hours: number[], days = 14) =>
  Float64Array.from({ length: days * 24 }, (_, hour) => (hours.includes(hour % 24) ? 1 : 0));
const problemOf = (
  template: Partial<ShiftTemplate>,
  hours: number[],
  person: Partial<Employee> = {},
  more: Partial<ScheduleProblem> = {},
): ScheduleProblem => ({
  ...base,
  groups: [{ ...base.groups[0], demand: demandAt(hours) }],
  templates: [{ ...base.templates[0], ...template }],
  employees: [employee('e0', { contract: contract({ maxConsecutiveDays: 31 }), ...person })],
  ...more,
});
const brokenRules = (problem: ScheduleProblem, shifts: GeneratedShift[]) => [
  ...new Set(validateSchedule(problem, shifts).map(({ rule }) => rule)),
];
const hourOf = (ms: number) => new Date(ms).getUTCHours();

const split: Partial<ShiftTemplate> = {
  id: 'split',
  startFromMinute: 420,
  startToMinute: 600,
  spanMinutes: 720,
  paidMinutes: 480,
  gap: { afterStartMinutes: 240, minutes: 240 },
};
const twoPeaks = [8, 9, 10, 11, 16, 17, 18, 19];

describe('split shifts', () => {
  it('work both peaks and are free between them', async () => {
    const problem = problemOf(split, twoPeaks);
    const { shifts, coverage } = await run(problem);
    expect(coverage.shortPercent).toBe(0);
    expect(coverage.overPercent).toBe(0);
    expect(shifts).toHaveLength(14);
    for (const shift of shifts) {
      expect(shift.pauses).toEqual([{ kind: 'gap', startMs: shift.startMs + 4 * HOUR_MS, minutes: 240, paid: false }]);
      expect(shift.work.map(({ startMs, endMs }) => [hourOf(startMs), hourOf(endMs)])).toEqual([
        [8, 12],
        [16, 20],
      ]);
    }
    expect(validateSchedule(problem, shifts)).toEqual([]);
  });

  it('are found out where the gap is missing, moved or paid', async () => {
    const problem = problemOf(split, twoPeaks);
    const { shifts } = await run(problem);
    const withGap = (change: (shift: GeneratedShift) => GeneratedShift['pauses']) =>
      brokenRules(problem, [{ ...shifts[0], work: [], pauses: change(shifts[0]) }]);
    expect(withGap(() => [])).toEqual(['template']);
    expect(withGap(({ pauses }) => [{ ...pauses[0], startMs: pauses[0].startMs + HOUR_MS }])).toEqual(['template']);
    expect(withGap(({ pauses }) => [{ ...pauses[0], paid: true }])).toEqual(['template']);
    expect(withGap(({ pauses }) => pauses)).toEqual([]);
  });

  it('take pauses inside their parts, and none is counted as resting at once in the gap', async () => {
    const breakRules = [
      {
        id: 'parts',
        edgeMinutes: 60,
        spacingMinutes: 60,
        pauses: [120, 540].map((earliestAfterStartMinutes) => ({
          kind: 'break' as const,
          minutes: 60,
          paid: true,
          earliestAfterStartMinutes,
          latestAfterStartMinutes: earliestAfterStartMinutes + 120,
        })),
      },
    ];
    const problem = problemOf(
      { ...split, breakRuleId: 'parts' },
      twoPeaks,
      {},
      { breakRules, pausesAtOncePercent: 100 },
    );
    const { shifts } = await run(problem);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    expect(shifts[0].pauses.map(({ kind }) => kind)).toEqual(['break', 'gap', 'break']);
    const swapped = shifts[0].pauses.map((pause, i) =>
      i === 0 ? { ...pause, startMs: shifts[0].startMs + 9 * HOUR_MS } : pause,
    );
    expect(brokenRules(problem, [{ ...shifts[0], work: [], pauses: swapped }])).toContain('break_rule');
  });

  it('keep their gap when breaks and one day are planned again', async () => {
    const problem = problemOf(split, twoPeaks);
    const { shifts } = await run(problem);
    const breaks = reoptimizeBreaks(problem, shifts, { date: '2026-01-06' });
    expect(breaks.shifts).toEqual(shifts);
    const again = await reoptimizeSchedule(
      problem,
      shifts,
      { dates: new Set(['2026-01-06']) },
      { seed: 1, timeBudgetMs: 5000, iterations: 500 },
    );
    expect(validateSchedule(problem, again.shifts)).toEqual([]);
  });

  it('across a clock change last by elapsed time', async () => {
    const startDate = '2026-03-28';
    const night = smallProblem({}, 2, startDate);
    const problem: ScheduleProblem = {
      ...night,
      employees: [employee('e0', { zone: 'Europe/Berlin' })],
      templates: [{ ...night.templates[0], ...split, startFromMinute: 1320, startToMinute: 1320 }],
      groups: [{ ...night.groups[0], demand: demandAt([21, 22, 23, 0], 2) }],
    };
    const { shifts } = await run(problem);
    expect(shifts).toHaveLength(2);
    // why: at two o'clock the clocks jump to three, in the gap of the first shift
    expect(new Date(shifts[0].pauses[0].startMs).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(shifts[0].endMs - shifts[0].startMs).toBe(12 * HOUR_MS);
    expect(validateSchedule(problem, shifts)).toEqual([]);
  });
});

describe('lengths of a shift', () => {
  const lengths = [300, 360, 420].map((minutes) => ({ spanMinutes: minutes, paidMinutes: minutes, breakRuleId: null }));

  it('follow the demand of each day', async () => {
    const demand = Float64Array.from({ length: 14 * 24 }, (_, hour) => {
      const day = Math.floor(hour / 24);
      return hour % 24 >= 8 && hour % 24 < 13 + (day % 4) ? 1 : 0;
    });
    const problem = { ...problemOf({ otherLengths: lengths }, []), groups: [{ ...base.groups[0], demand }] };
    const { shifts, coverage } = await run(problem);
    expect(coverage.shortPercent + coverage.overPercent).toBe(0);
    expect(shifts.map(({ paidMinutes }) => paidMinutes / 60)).toEqual([5, 6, 7, 8, 5, 6, 7, 8, 5, 6, 7, 8, 5, 6]);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const stretched = { ...shifts[0], endMs: shifts[0].endMs - 2 * HOUR_MS, work: [] };
    expect(brokenRules(problem, [stretched])).toEqual(['template']);
  });

  it('stay within the longest paid time of a day', async () => {
    const problem = problemOf({ otherLengths: lengths }, [8, 9, 10, 11, 12, 13, 14, 15], {
      contract: contract({ dailyMaxMinutes: 360 }),
    });
    const { shifts } = await run(problem);
    expect(new Set(shifts.map(({ paidMinutes }) => paidMinutes))).toEqual(new Set([360]));
  });
});

describe('core hours of a person', () => {
  const coreHours = { fromMinute: 780, toMinute: 960 };

  it('lie inside every shift', async () => {
    const problem = problemOf({}, [6, 7, 8, 9, 10, 11, 12, 13], { coreHours });
    const { shifts } = await run(problem);
    expect(new Set(shifts.map(({ startMs }) => hourOf(startMs)))).toEqual(new Set([8]));
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const early = { ...shifts[0], startMs: shifts[0].startMs - HOUR_MS, endMs: shifts[0].endMs - HOUR_MS, work: [] };
    expect(brokenRules(problem, [early])).toEqual(['core_hours']);
  });

  it('are not parted by a gap', async () => {
    const problem = problemOf(split, twoPeaks, { coreHours });
    expect((await run(problem)).shifts).toEqual([]);
    const free = { ...problem, employees: [{ ...problem.employees[0], coreHours: undefined }] };
    const { shifts } = await run(free);
    expect(brokenRules(problem, shifts)).toEqual(['core_hours']);
    const ignoring = { ...problem, employees: [{ ...problem.employees[0], rules: { core_hours: 'ignore' as const } }] };
    expect((await run(ignoring)).shifts).toHaveLength(14);
  });
});

describe('hours in a row of days worked', () => {
  const limited = contract({ maxConsecutiveDays: 31, maxRunMinutes: 2400 });
  const allDay = [8, 9, 10, 11, 12, 13, 14, 15];

  it('end with a day off at the latest when the limit is reached, over the edge of a week', async () => {
    const problem = problemOf({}, allDay, { contract: limited });
    const { shifts } = await run(problem);
    expect(shifts).toHaveLength(12);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const every = await run(problemOf({}, allDay));
    expect(validateSchedule(problem, every.shifts).map(({ rule }) => rule)).toEqual(new Array(9).fill('run_hours'));
  });

  it('begin with those before the horizon', async () => {
    const history = { consecutiveDays: 4, consecutiveMinutes: 1920 };
    const problem = problemOf({}, allDay, { contract: limited, history });
    const { shifts } = await run(problem);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const dates = shifts.map(({ date }) => date);
    expect(dates.includes('2026-01-05') && dates.includes('2026-01-06')).toBe(false);
  });

  it('leave the days around shifts that break them by themselves to be planned', async () => {
    const fixedShifts = ['05', '06', '07'].map((day) => {
      const startMs = Date.UTC(2026, 0, Number(day), 8);
      return { date: `2026-01-${day}`, startMs, endMs: startMs + 8 * HOUR_MS, paidMinutes: 480 };
    });
    const person = { contract: contract({ maxRunMinutes: 960, maxConsecutiveDays: 31 }), fixedShifts };
    const problem = problemOf({}, allDay, person);
    const { shifts } = await run(problem);
    expect(shifts.length).toBeGreaterThan(8);
    expect(validateSchedule(problem, shifts).map(({ rule, date }) => `${rule} ${date}`)).toEqual([
      'run_hours 2026-01-07',
    ]);
  });
});

describe('work without a pause', () => {
  const oneBreak = (earliest: number, latest: number) => [
    {
      id: 'one',
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
  const withLunch = { spanMinutes: 540, paidMinutes: 480, breakRuleId: 'one' };

  it('is never longer than allowed, wherever demand would have the pause', async () => {
    const quietFirst = [10, 11, 12, 13, 14, 15, 16];
    const open = problemOf(withLunch, quietFirst, {}, { breakRules: oneBreak(60, 420) });
    const limited = { ...open, longestWorkMinutes: 240 };
    const { shifts } = await run(limited);
    expect(shifts.length).toBeGreaterThan(0);
    expect(validateSchedule(limited, shifts)).toEqual([]);
    expect(new Set(shifts.map(({ startMs, pauses }) => (pauses[0].startMs - startMs) / HOUR_MS))).toEqual(new Set([4]));
    const free = await run(open);
    expect(brokenRules(limited, free.shifts)).toEqual(['continuous_work']);
  });

  it('rules out shifts that cannot keep it, and says so; where it is only considered they are used', async () => {
    const problem = problemOf(withLunch, [8, 9, 10], {}, { breakRules: oneBreak(60, 120), longestWorkMinutes: 240 });
    const none = await run(problem);
    expect(none.shifts).toEqual([]);
    expect(none.unmet.map(({ rule }) => rule)).toContain('template');
    const soft = await run({ ...problem, rules: { continuous_work: 'consider' } });
    expect(soft.shifts.length).toBeGreaterThan(0);
    expect(soft.unmet.map(({ rule }) => rule)).toContain('continuous_work');
  });
});

describe('overtime of two days in a row', () => {
  const long = { spanMinutes: 600, paidMinutes: 600, startFromMinute: 480, startToMinute: 480 };
  const short = { spanMinutes: 480, paidMinutes: 480, breakRuleId: null };
  const hours = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
  const overtime = { dailyNormMinutes: 480, twoDayMinutes: 180 };

  it('is kept: a long day is followed by one without as much', async () => {
    const problem = problemOf(
      { ...long, otherLengths: [short] },
      hours,
      { contract: contract({ maxConsecutiveDays: 31, weeklyMaxMinutes: 4200 }) },
      { overtime },
    );
    const { shifts } = await run(problem);
    expect(shifts).toHaveLength(14);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    expect(shifts.filter(({ paidMinutes }) => paidMinutes === 600)).toHaveLength(7);
    const free = await run({ ...problem, overtime: undefined });
    expect(validateSchedule(problem, free.shifts).map(({ rule }) => rule)).toEqual(new Array(13).fill('overtime'));
  });

  it('counts the day before the horizon', async () => {
    const person = { history: { lastDayMinutes: 600, consecutiveDays: 1 } };
    const problem = problemOf({ ...long, otherLengths: [short] }, hours, person, { overtime });
    const { shifts } = await run(problem);
    expect(shifts.find(({ date }) => date === '2026-01-05')?.paidMinutes).not.toBe(600);
    expect(validateSchedule(problem, shifts)).toEqual([]);
  });
});

describe('what relaxing a rule would bring', () => {
  it('is found for hours in a row, core hours and work without a pause', async () => {
    const problem = problemOf({}, [6, 7, 8, 9, 10, 11, 12, 13], {
      contract: contract({ maxConsecutiveDays: 31, maxRunMinutes: 1440 }),
      coreHours: { fromMinute: 600, toMinute: 960 },
    });
    const { shifts } = await run(problem);
    const found = estimateRelaxations(problem, shifts, ['run_hours', 'core_hours', 'continuous_work']);
    expect(found.map(({ rule, objectiveGain }) => [rule, objectiveGain > 0])).toEqual([
      ['run_hours', true],
      ['core_hours', true],
      ['continuous_work', false],
    ]);
  });
});
