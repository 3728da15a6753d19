import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '~/engine/random';
import {
  type GeneratedShift,
  generateSchedule,
  reoptimizeBreaks,
  type ScheduleProblem,
  validateSchedule,
} from '~/engine/scheduling';
import { Annealer } from '~/engine/scheduling/anneal/annealer';
import { compileProblem } from '~/engine/scheduling/model/compile-problem';
import { Roster } from '~/engine/scheduling/model/roster';
import { rosterCosts, totalCost } from '~/engine/scheduling/model/roster-cost';
import { buildPeople } from '~/engine/scheduling/start/build-start';
import { WeekImprover } from '~/engine/scheduling/start/improve-week';
import { weekdayOf } from '~/engine/time';
import { problemArbitrary } from './random-problem';
import { contract, employee, smallProblem } from './small-problem';

const run = (problem: ScheduleProblem, seed = 1) =>
  generateSchedule(problem, { seed, timeBudgetMs: 20_000, iterations: 4000, withoutBound: true });
const HOUR = 3_600_000;
const base = smallProblem({}, 14);
const flexible = { ...base.templates[0], id: 'any', startFromMinute: 0, startToMinute: 900, startStepMinutes: 60 };
const demand = (level: (hour: number) => number) => [
  { ...base.groups[0], demand: Float64Array.from({ length: 14 * 24 }, (_, i) => level(i % 24)) },
];
const pair = (more: Partial<ScheduleProblem>): ScheduleProblem => ({
  ...base,
  templates: [flexible],
  employees: [employee('e0', { contract: contract({}) }), employee('e1', { contract: contract({}) })],
  groups: demand((hour) => (hour < 8 ? 1 : hour < 18 ? 1 : 0)),
  ...more,
});
const byDate = (shifts: GeneratedShift[], id: string) =>
  new Map(shifts.filter((shift) => shift.employeeId === id).map((shift) => [shift.date, shift]));
const rulesOf = (problem: ScheduleProblem, shifts: GeneratedShift[]) =>
  validateSchedule(problem, shifts).map(({ rule }) => rule);

describe('bonds', () => {
  const bond = (kind: 'together' | 'apart' | 'transport', toleranceMinutes = 60) =>
    pair({ bonds: [{ id: 'b', kind, employeeIds: ['e0', 'e1'], toleranceMinutes }] });

  it('those who must work together have the same days and starts within the tolerance', async () => {
    const free = await run(pair({}));
    const problem = bond('together');
    expect(rulesOf(problem, free.shifts)).toContain('bond');
    const { shifts } = await run(problem);
    const [a, b] = [byDate(shifts, 'e0'), byDate(shifts, 'e1')];
    expect(a.size).toBeGreaterThan(4);
    expect([...b.keys()].sort()).toEqual([...a.keys()].sort());
    for (const [date, shift] of a)
      expect(Math.abs(shift.startMs - (b.get(date)?.startMs ?? 0))).toBeLessThanOrEqual(HOUR);
    expect(validateSchedule(problem, shifts)).toEqual([]);
  });

  it('those who must be apart never meet, even over midnight', async () => {
    const problem = { ...bond('apart'), groups: demand((hour) => (hour >= 8 && hour < 16 ? 2 : 0)) };
    const { shifts } = await run(problem);
    for (const a of byDate(shifts, 'e0').values())
      for (const b of byDate(shifts, 'e1').values()) expect(a.startMs < b.endMs && b.startMs < a.endMs).toBe(false);
    expect(shifts.length).toBeGreaterThan(8);
  });

  it('those who travel together start and end within the tolerance on days they both work', async () => {
    const problem = { ...bond('transport', 0), groups: demand((hour) => (hour >= 8 && hour < 16 ? 2 : 0)) };
    const { shifts } = await run(problem);
    const b = byDate(shifts, 'e1');
    let both = 0;
    for (const [date, shift] of byDate(shifts, 'e0')) {
      const other = b.get(date);
      if (other === undefined) continue;
      both++;
      expect([other.startMs, other.endMs]).toEqual([shift.startMs, shift.endMs]);
    }
    expect(both).toBeGreaterThan(2);
  });

  it('holds on its dates alone, and not where it is ignored', async () => {
    const problem = bond('apart');
    const dated = { ...problem, bonds: problem.bonds?.map((item) => ({ ...item, toDate: '2026-01-01' })) };
    const ignored: ScheduleProblem = { ...problem, rules: { bond: 'ignore' } };
    const together = { ...problem, groups: demand((hour) => (hour >= 8 && hour < 16 ? 2 : 0)), bonds: [] };
    const { shifts } = await run(together);
    expect(rulesOf(problem, shifts)).toContain('bond');
    expect(rulesOf(dated, shifts)).not.toContain('bond');
    expect(rulesOf(ignored, shifts)).not.toContain('bond');
  });

  it('keeps bound people with one thread, and the rule with several', async () => {
    const people = Array.from({ length: 40 }, (_, e) => employee(`e${e}`, { contract: contract({}) }));
    const bonds = Array.from({ length: 10 }, (_, i) => ({
      id: `b${i}`,
      kind: 'apart' as const,
      employeeIds: [`e${i}`, `e${39 - i}`],
      toleranceMinutes: 0,
    }));
    const problem = pair({ employees: people, bonds, groups: demand((hour) => (hour < 16 ? 14 : 0)) });
    const { shifts } = await generateSchedule(problem, { seed: 3, timeBudgetMs: 2500, threads: 2, withoutBound: true });
    expect(rulesOf(problem, shifts)).not.toContain('bond');
  }, 30_000);
});

describe('permits', () => {
  it('a minor works no nights, ends in time, and keeps the hours of day and week', async () => {
    const permit = { nightAllowed: false, dailyMaxMinutes: 420, weeklyMaxMinutes: 1200, latestEndMinute: 1080 };
    const short = { ...flexible, id: 'short', spanMinutes: 420, paidMinutes: 420 };
    const person = employee('e0', { contract: contract({ nightAllowed: true }), permits: [permit] });
    const problem = pair({ templates: [flexible, short], employees: [person], groups: demand(() => 2) });
    const { shifts } = await run(problem);
    expect(shifts.length).toBe(4);
    expect(shifts.every((shift) => shift.paidMinutes === 420)).toBe(true);
    expect(rulesOf(problem, shifts)).not.toContain('permit');
    const without = { ...problem, employees: [{ ...person, permits: [] }] };
    const longer = await run(without);
    expect(rulesOf(problem, longer.shifts)).toContain('permit');
  });

  it('a special permit allows nights from its first day, in spite of the contract', async () => {
    const fromDate = '2026-01-12';
    const person = employee('e0', {
      contract: contract({ nightAllowed: false }),
      permits: [{ fromDate, nightAllowed: true }],
    });
    const problem = pair({ employees: [person], groups: demand((hour) => (hour < 6 ? 5 : 0)) });
    const { shifts } = await run(problem);
    const isNight = (shift: GeneratedShift) => new Date(shift.startMs).getUTCHours() < 4;
    const nights = shifts.filter(isNight).map((shift) => shift.date);
    expect(nights.length).toBeGreaterThan(2);
    expect(nights.every((date) => date >= fromDate)).toBe(true);
    expect(rulesOf(problem, shifts)).not.toContain('night');
  });
});

describe('minimum notice', () => {
  it('keeps published shifts inside the period, adds none there, and changes those after it', async () => {
    const first = await run(pair({}));
    const published = (id: string) =>
      [...byDate(first.shifts, id).values()].map(({ date, startMs, endMs, paidMinutes }) => ({
        date,
        startMs,
        endMs,
        paidMinutes,
      }));
    const nowMs = Date.parse('2026-01-06T00:00:00Z');
    const groups = demand((hour) => (hour >= 12 && hour < 22 ? 2 : 0));
    const told = pair({ groups, notice: { nowMs, minutes: 4 * 1440 } });
    const problem: ScheduleProblem = {
      ...told,
      employees: told.employees.map((person) => ({ ...person, publishedShifts: published(person.id) })),
    };
    const { shifts } = await run(problem, 2);
    const limit = nowMs + 4 * 24 * HOUR;
    const early = (list: GeneratedShift[]) =>
      list
        .filter((shift) => shift.startMs < limit)
        .map((shift) => `${shift.employeeId} ${shift.startMs} ${shift.endMs}`)
        .sort();
    expect(early(shifts)).toEqual(early(first.shifts));
    expect(shifts.map(({ startMs }) => startMs)).not.toEqual(first.shifts.map(({ startMs }) => startMs));
    expect(rulesOf(problem, shifts)).not.toContain('minimum_notice');
    const moved = shifts.map((shift, i) => (i === 0 ? { ...shift, startMs: shift.startMs + HOUR } : shift));
    expect(rulesOf(problem, moved)).toContain('minimum_notice');
    const free = await run({ ...problem, rules: { minimum_notice: 'ignore' } }, 2);
    expect(early(free.shifts)).not.toEqual(early(first.shifts));
  });
});

describe('pay', () => {
  const priced = (pay: ScheduleProblem['pay'], more: Partial<ScheduleProblem> = {}) =>
    pair({
      employees: [
        employee('e0', { contract: contract({ nightAllowed: true }), payRate: 2 }),
        employee('e1', { contract: contract({ nightAllowed: true }) }),
      ],
      groups: demand(() => 0.5),
      pay,
      ...more,
    });

  it('avoids hours that are paid more where coverage does not ask for them', async () => {
    const plain = { pricePerHour: 2, night: 1, weekend: 1, holiday: 1 };
    const weekendShifts = (shifts: GeneratedShift[]) => shifts.filter(({ date }) => weekdayOf(date) >= 6).length;
    const cheap = await run(priced(plain));
    const dear = await run(priced({ ...plain, weekend: 20 }));
    expect(weekendShifts(dear.shifts)).toBeLessThan(weekendShifts(cheap.shifts) + 1);
    expect(weekendShifts(dear.shifts)).toBe(0);
    expect(cheap.costs.pay).toBeGreaterThan(0);
  });

  it('prices each shift by the share of its time at each multiplier', async () => {
    const problem = priced({ pricePerHour: 1, night: 1.5, weekend: 2, holiday: 3 });
    const instance = compileProblem(problem);
    const roster = new Roster(instance);
    // Monday 04:00-12:00: two hours of night; at the rate of two
    const option = instance.options[0].starts.indexOf(4);
    roster.placeShift(0, 0, instance.options[0].kinds[option], 4, []);
    const paidHours = instance.kindPaid[instance.options[0].kinds[option]] / 60;
    const span = instance.kindSpan[instance.options[0].kinds[option]];
    expect(rosterCosts(roster).pay).toBeCloseTo(((2 * (2 * 1.5 + (span - 2))) / span) * paidHours, 9);
  });

  it('counts overtime above the weekly target, the first two hours less than those beyond', () => {
    const problem = priced(undefined, { weights: { overtimeFirstPerHour: 1, overtimeNextPerHour: 4 } });
    const instance = compileProblem(problem);
    const roster = new Roster(instance);
    const target = instance.limits[0].targetMinutes;
    roster.weekMinutes[0] = target + 300;
    expect(rosterCosts(roster).pay).toBeCloseTo(2 * 1 + 3 * 4, 9);
  });
});

describe('unpopular shifts', () => {
  it('go to whoever had fewer in the months before', async () => {
    const night = { ...flexible, id: 'night', startFromMinute: 1320, startToMinute: 1320 };
    const rested = contract({ nightAllowed: true, weeklyMinMinutes: 0 });
    const problem = pair({
      templates: [flexible, night],
      employees: [
        employee('e0', { contract: rested, history: { lateShifts: 60 } }),
        employee('e1', { contract: rested, history: { lateShifts: 0 } }),
      ],
      groups: demand((hour) => (hour >= 22 || hour < 6 || (hour >= 8 && hour < 16) ? 1 : 0)),
      unpopular: { late: 1, night: 2, templates: { night: 1 } },
      weights: { lateShift: 0.2 },
    });
    const { shifts } = await run(problem);
    const nights = (id: string) => shifts.filter((s) => s.employeeId === id && s.templateId === 'night').length;
    expect(nights('e1')).toBeGreaterThan(nights('e0'));
  });
});

describe('pauses at once', () => {
  const lunch = {
    id: 'lunch',
    edgeMinutes: 60,
    spacingMinutes: 60,
    pauses: [
      {
        kind: 'lunch' as const,
        minutes: 60,
        paid: false,
        earliestAfterStartMinutes: 120,
        latestAfterStartMinutes: 300,
      },
    ],
  };
  const day = { ...base.templates[0], breakRuleId: 'lunch', startFromMinute: 480, startToMinute: 480 };
  const people = Array.from({ length: 8 }, (_, e) => employee(`e${e}`, { contract: contract({}) }));
  // nobody is needed at noon: without the limit all would rest then
  const crowded = pair({
    templates: [day],
    breakRules: [lunch],
    employees: people,
    groups: demand((hour) => (hour >= 8 && hour < 16 && hour !== 12 ? 6 : 0)),
  });

  it('never exceed the part of those present', async () => {
    const free = await run(crowded);
    const problem: ScheduleProblem = { ...crowded, pausesAtOncePercent: 34 };
    expect(rulesOf(problem, free.shifts)).toContain('pauses_at_once');
    const { shifts } = await run(problem);
    expect(rulesOf(problem, shifts)).not.toContain('pauses_at_once');
    expect(shifts.length).toBeGreaterThan(20);
  });

  it('hold when the breaks of a day are placed again', async () => {
    const { shifts } = await run(crowded);
    const problem: ScheduleProblem = { ...crowded, pausesAtOncePercent: 34 };
    const date = shifts[0].date;
    const again = reoptimizeBreaks(problem, shifts, { date });
    const ofDate = validateSchedule(problem, again.shifts).filter((item) => item.date === date);
    expect(ofDate.map(({ rule }) => rule)).not.toContain('pauses_at_once');
  });
});

describe('modes of a person', () => {
  it('come before those of the problem', async () => {
    const tired = contract({ maxConsecutiveDays: 2, minDaysOffPerWeek: 0 });
    const problem = pair({
      employees: [
        employee('e0', { contract: tired }),
        employee('e1', { contract: tired, rules: { consecutive_days: 'ignore' } }),
      ],
      groups: demand((hour) => (hour >= 8 && hour < 16 ? 4 : 0)),
    });
    const { shifts } = await run(problem);
    const longest = (id: string) => {
      const days = [...byDate(shifts, id).keys()].map((date) => Date.parse(date) / 86_400_000).sort((a, b) => a - b);
      let best = 0;
      let length = 0;
      days.forEach((day, i) => {
        length = i > 0 && days[i - 1] === day - 1 ? length + 1 : 1;
        best = Math.max(best, length);
      });
      return best;
    };
    expect(longest('e0')).toBeLessThanOrEqual(2);
    expect(longest('e1')).toBeGreaterThan(2);
    expect(rulesOf(problem, shifts)).not.toContain('consecutive_days');
  });
});

describe('rotations that name templates', () => {
  it('a mandatory one gives its templates on its days, and leaves open days to demand', async () => {
    const early = { ...flexible, id: 'early', startFromMinute: 360, startToMinute: 360 };
    const late = { ...flexible, id: 'late', startFromMinute: 720, startToMinute: 720 };
    const rotation = {
      pattern: 'WWARRRR',
      startDate: '2026-01-05',
      isMandatory: true,
      templateIds: [['early'], ['late'], null, null, null, null, null],
    };
    const person = employee('e0', { contract: contract({ weeklyMinMinutes: 0, daysPerWeekMin: 0 }), rotation });
    const problem = pair({ templates: [early, late], employees: [person], groups: demand(() => 1) });
    const { shifts } = await run(problem);
    const days = shifts.map(({ date, templateId }) => [weekdayOf(date), templateId]);
    for (const [weekday, template] of days) {
      expect(weekday).toBeLessThanOrEqual(3);
      if (weekday === 1) expect(template).toBe('early');
      if (weekday === 2) expect(template).toBe('late');
    }
    expect(days.filter(([weekday]) => weekday === 3)).toHaveLength(2);
    const swapped = shifts.map((shift) => ({ ...shift, templateId: 'late' }));
    expect(rulesOf(problem, swapped)).toContain('rotation');
  });
});

describe('incremental evaluation', () => {
  it('adds up to the cost counted from the beginning, under all rules', () => {
    fc.assert(
      fc.property(problemArbitrary, fc.integer({ min: 1, max: 1000 }), (problem, seed) => {
        const instance = compileProblem(problem);
        const roster = new Roster(instance);
        const people = Int32Array.from({ length: instance.employeeCount }, (_, e) => e);
        const random = createRandom(seed);
        for (const _ of buildPeople(roster, new WeekImprover(instance, roster, null), random, people));
        const days = Int32Array.from({ length: instance.dayCount }, (_, day) => day);
        const annealer = new Annealer(instance, roster, () => random.int(2 ** 32), { people, days });
        const before = totalCost(rosterCosts(roster));
        const change = annealer.run(3000, 5);
        expect(totalCost(rosterCosts(roster))).toBeCloseTo(before + change, 2);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
