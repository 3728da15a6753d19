import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapacityInput, planCapacity } from '~/engine/capacity';
import { InvalidInput } from '~/engine/errors';
import { requiredAgents } from '~/engine/queueing';

/** Open 8 to 20 on working days, evenly. */
const HALF_HOURS = 336;
const isOpen = (i: number) => Math.floor(i / 48) < 5 && i % 48 >= 16 && i % 48 < 40;
const OPEN_COUNT = Array.from({ length: HALF_HOURS }, (_, i) => isOpen(i)).filter(Boolean).length;
const weekShape = Array.from({ length: HALF_HOURS }, (_, i) => (isOpen(i) ? 1 / OPEN_COUNT : 0));

function createInput(changes: Partial<CapacityInput> = {}): CapacityInput {
  const weeks = changes.weeks ?? 52;
  return {
    weeks,
    groups: [
      {
        id: 'calls',
        model: 'erlang-c',
        weeklyVolume: Array.from({ length: weeks }, (_, w) => 12_000 + 2000 * Math.sin(w / 8)),
        ahtSec: 240,
        weekShape,
        intervalSec: 1800,
      },
    ],
    startFte: 40,
    hoursPerFteWeek: 40,
    costPerHour: 10,
    costPerHire: 1000,
    scenarios: [{ id: 'base', weeklyAttrition: 0.005, shrinkage: 0.3, hiring: [] }],
    ...changes,
  };
}

describe('a capacity plan', () => {
  it('asks for the hours of the intervals, grossed up for shrinkage and shifts that do not fit', () => {
    const scenario = { id: 's', weeklyAttrition: 0, shrinkage: 0.3, scheduleInefficiency: 0.05, hiring: [] };
    const [{ weeks }] = planCapacity(createInput({ scenarios: [scenario] })).scenarios;
    const first = requiredAgents({
      model: 'erlang-c',
      volume: 12_000 / OPEN_COUNT,
      ahtSec: 240,
      intervalSec: 1800,
      rounding: 'fractional',
    });
    const hours = first.requiredAgents * OPEN_COUNT * 0.5;
    expect(weeks[0].requiredHours).toBeCloseTo(hours, 8);
    expect(weeks[0].requiredFte).toBeCloseTo((hours / 0.7 / 40) * 1.05, 8);
    expect(weeks[0].gapFte).toBeCloseTo(40 - weeks[0].requiredFte, 8);
  });

  describe('with a class that started before it', () => {
    const plan = (startFte: number, startWeek: number) => {
      const hiring = [{ startWeek, people: 10, ramp: [0, 0.25, 0.5, 0.75], rampAttrition: 0.2 }];
      const scenario = { id: 's', weeklyAttrition: 0, shrinkage: 0.3, hiring };
      return planCapacity(createInput({ weeks: 4, startFte, scenarios: [scenario] })).scenarios[0].weeks;
    };
    const round = (values: number[]) => values.map((value) => Number(value.toFixed(6)));

    it('counts those who are left of it at its beginning as far as their ramp has come', () => {
      // two weeks ago ten, 0.5 a week leave: nine of the 20 have two weeks of ramp before them
      const weeks = plan(20, -2);
      expect(weeks.map((week) => week.hired)).toEqual([0, 0, 0, 0]);
      expect(weeks.map((week) => week.costHiring)).toEqual([0, 0, 0, 0]);
      expect(round(weeks.map((week) => week.left))).toEqual([0.5, 0.5, 0, 0]);
      expect(round(weeks.map((week) => week.headcountFte))).toEqual([19.75, 19.25, 19, 19]);
      expect(round(weeks.map((week) => week.productiveFte))).toEqual([11 + 8.75 * 0.5, 11 + 8.25 * 0.75, 19, 19]);
    });

    it('takes it for people like all others when its ramp is over', () => {
      expect(round(plan(20, -4).map((week) => week.productiveFte))).toEqual([20, 20, 20, 20]);
    });

    it('never counts more of it than people are there', () => {
      const weeks = plan(4.5, -2);
      expect(round(weeks.map((week) => week.headcountFte))).toEqual([4.375, 4.125, 4, 4]);
      expect(round(weeks.map((week) => week.productiveFte))).toEqual([4.375 * 0.5, 4.125 * 0.75, 4, 4]);
    });
  });

  it('follows a class through training, ramp-up and attrition', () => {
    const hiring = [{ startWeek: 2, people: 10, ramp: [0, 0.5], rampAttrition: 0.2 }];
    const scenario = { id: 's', weeklyAttrition: 0.1, shrinkage: 0.3, hiring };
    const [{ weeks }] = planCapacity(createInput({ weeks: 6, startFte: 0, scenarios: [scenario] })).scenarios;
    expect(weeks.map((week) => week.hired)).toEqual([0, 0, 10, 0, 0, 0]);
    expect(weeks.map((week) => Number(week.left.toFixed(6)))).toEqual([0, 0, 1, 1, 0.8, 0.72]);
    expect(weeks.map((week) => Number(week.headcountFte.toFixed(6)))).toEqual([0, 0, 9.5, 8.5, 7.6, 6.84]);
    expect(weeks.map((week) => Number(week.productiveFte.toFixed(6)))).toEqual([0, 0, 0, 4.25, 7.6, 6.84]);
    expect(weeks[2].costHiring).toBe(10_000);
    expect(weeks[2].costPay).toBeCloseTo(9.5 * 40 * 10, 9);
  });

  it('keeps count: who is there is who was there, plus hired, less gone', () => {
    const hiring = [
      { startWeek: 3, people: 7, ramp: [0, 0, 0.5, 0.8] },
      { startWeek: 20, people: 5, ramp: [0.5], rampAttrition: 0.1 },
    ];
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.2, noNaN: true }), (weeklyAttrition) => {
        const scenario = { id: 's', weeklyAttrition, shrinkage: 0.3, hiring };
        const [{ weeks }] = planCapacity(createInput({ scenarios: [scenario] })).scenarios;
        let people = 40;
        for (const week of weeks) {
          people += week.hired;
          expect(week.headcountFte).toBeCloseTo(people - week.left / 2, 9);
          people -= week.left;
        }
      }),
      { numRuns: 20 },
    );
  });

  it('advises classes that close every gap that can be closed, the last of them with no person too many', () => {
    const hiringRule = { ramp: [0, 0, 0, 0.5, 0.8], leadWeeks: 4 };
    const [scenario] = planCapacity(createInput({ hiringRule })).scenarios;
    expect(scenario.advice.length).toBeGreaterThan(0);
    const unavoidable = new Set(scenario.unavoidableGapWeeks);
    for (const week of scenario.advisedWeeks) {
      if (!unavoidable.has(week.week)) expect(week.gapFte).toBeGreaterThan(-1e-6);
    }
    expect(scenario.advice.every(({ startWeek }) => startWeek >= 4)).toBe(true);
    const last = scenario.advice[scenario.advice.length - 1];
    expect(scenario.advisedWeeks[last.forWeek].gapFte).toBeLessThan(1);
    expect(Math.max(...scenario.unavoidableGapWeeks)).toBeLessThan(9);
    expect(scenario.advisedTotals.gapFteWeeks).toBeLessThan(scenario.totals.gapFteWeeks);
  });

  it('hires more where some leave in training, so that as many stay as are needed, and counts what all of them cost', () => {
    const input = createInput({ costPerHour: 20, costPerHire: 1000 });
    const [base] = input.scenarios;
    const planned = (rampAttrition: number) =>
      planCapacity({
        ...input,
        scenarios: [{ ...base, hiring: [], advisedClass: { ramp: [0, 0, 0.5], rampAttrition } }],
      }).scenarios[0];
    const [loyal, leaving] = [planned(0), planned(0.6)];
    const hiredOf = (plan: typeof loyal) => plan.advice.reduce((sum, { people }) => sum + people, 0);
    expect(hiredOf(loyal)).toBeGreaterThan(0);
    expect(hiredOf(leaving)).toBeGreaterThan(1.8 * hiredOf(loyal));
    expect(leaving.unavoidableGapWeeks).toEqual(loyal.unavoidableGapWeeks);
    expect(leaving.advisedTotals.costHiring).toBe(1000 * hiredOf(leaving));
    for (const { week, headcountFte, costPay } of leaving.advisedWeeks) {
      const inTraining = leaving.advice.filter(({ startWeek }) => startWeek === week);
      if (inTraining.length > 0) expect(headcountFte).toBeGreaterThan(leaving.weeks[week].headcountFte);
      expect(costPay).toBeCloseTo(headcountFte * input.hoursPerFteWeek * 20, 6);
    }
  });

  it('takes a factor on volume by week', () => {
    const input = createInput();
    const [base] = input.scenarios;
    const volumeFactor = Array.from({ length: input.weeks }, (_, week) => 1 + week / 100);
    const [plain, grown] = planCapacity({
      ...input,
      scenarios: [
        { ...base, volumeFactor: 1 },
        { ...base, id: 'grown', volumeFactor },
      ],
    }).scenarios;
    for (const [week, factor] of volumeFactor.entries()) {
      expect(grown.weeks[week].volume).toBeCloseTo(plain.weeks[week].volume * factor, 6);
    }
    const wrong = { ...input, scenarios: [{ ...base, volumeFactor: [1, -1] }] };
    expect(() => planCapacity(wrong)).toThrow('scenarios[0].volumeFactor');
  });

  it('sets scenarios side by side: more volume costs more people', () => {
    const base = { weeklyAttrition: 0.005, shrinkage: 0.3, hiring: [] };
    const { scenarios } = planCapacity(
      createInput({
        scenarios: [
          { id: 'base', ...base },
          { id: 'busy', ...base, volumeFactor: 1.1 },
          { id: 'slow', ...base, ahtFactor: 1.1 },
        ],
      }),
    );
    const [normal, busy, slow] = scenarios.map((scenario) => scenario.weeks[10]);
    expect(busy.requiredFte).toBeGreaterThan(1.07 * normal.requiredFte);
    expect(busy.requiredFte).toBeLessThan(1.1 * normal.requiredFte);
    expect(slow.requiredHours).toBeGreaterThan(1.07 * normal.requiredHours);
    expect(busy.productiveFte).toBe(normal.productiveFte);
  });

  it('plans two years of twenty groups in three scenarios well within five seconds', () => {
    const weeks = 104;
    const groups = Array.from({ length: 20 }, (_, k) => ({
      ...createInput({ weeks }).groups[0],
      id: `g${k}`,
      weeklyVolume: Array.from({ length: weeks }, (_, w) => 5000 + 100 * k + 10 * w),
    }));
    const scenarios = ['a', 'b', 'c'].map((id, k) => ({
      ...createInput().scenarios[0],
      id,
      volumeFactor: 1 + k / 10,
    }));
    const { user } = process.cpuUsage();
    planCapacity(createInput({ weeks, groups, scenarios }));
    expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(5);
  });

  it('refuses what it cannot read, by name', () => {
    const at = (changes: Partial<CapacityInput>) => () => planCapacity(createInput(changes));
    const [group] = createInput().groups;
    const [scenario] = createInput().scenarios;
    expect(at({ weeks: 0 })).toThrow('weeks must be a number from 1 to 260');
    expect(at({ startFte: Number.POSITIVE_INFINITY })).toThrow(InvalidInput);
    expect(at({ groups: [] })).toThrow('groups must have 1 to 500 entries');
    expect(at({ groups: [{ ...group, weekShape: weekShape.map((share) => share / 2) }] })).toThrow('must sum to 1');
    expect(at({ groups: [{ ...group, weeklyVolume: [1] }] })).toThrow('groups[0].weeklyVolume must have 52 entries');
    expect(at({ groups: [{ ...group, ahtSec: Number.NaN }] })).toThrow('groups[0].ahtSec');
    expect(at({ scenarios: [{ ...scenario, shrinkage: 1 }] })).toThrow('scenarios[0].shrinkage');
    const hiring = [{ startWeek: 99, people: 1, ramp: [] }];
    expect(at({ scenarios: [{ ...scenario, hiring }] })).toThrow('scenarios[0].hiring[0].startWeek');
  });
});
