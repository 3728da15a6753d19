import { describe, expect, it } from 'vitest';
import {
  type Employee,
  type GeneratedShift,
  generateSchedule,
  type ScheduleProblem,
  validateSchedule,
} from '~/engine/scheduling';
import { weekdayOf } from '~/engine/time';
import { contract, employee, smallProblem } from './small-problem';

const run = (problem: ScheduleProblem) =>
  generateSchedule(problem, { seed: 1, timeBudgetMs: 20_000, iterations: 3000, withoutBound: true });
const dates = (shifts: GeneratedShift[]) => shifts.map((shift) => shift.date).sort();
const base = smallProblem({}, 14);
const withPerson = (changes: Partial<Employee>, more: Partial<ScheduleProblem> = {}): ScheduleProblem => ({
  ...base,
  employees: [employee('e0', { contract: contract({ maxConsecutiveDays: 31 }), ...changes })],
  ...more,
});
const early = { ...base.templates[0], id: 'early', startFromMinute: 480, startToMinute: 480 };
const late = { ...base.templates[0], id: 'late', startFromMinute: 840, startToMinute: 840 };

describe('rotations', () => {
  it('a mandatory rotation decides work and rest days', async () => {
    const rotation = { pattern: 'WWRR', startDate: '2026-01-06', isMandatory: true };
    const problem = withPerson({ rotation });
    const { shifts } = await run(problem);
    expect(dates(shifts)).toEqual(['06', '07', '10', '11', '14', '15', '18'].map((day) => `2026-01-${day}`));
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const moved = [
      {
        ...shifts[0],
        date: '2026-01-08',
        startMs: shifts[0].startMs + 2 * 86_400_000,
        endMs: shifts[0].endMs + 2 * 86_400_000,
        work: [],
      },
    ];
    const found = validateSchedule(problem, [...moved, ...shifts.slice(1)]).map(({ rule, date }) => `${rule} ${date}`);
    expect(found).toContain('rotation 2026-01-08');
    expect(found).toContain('rotation 2026-01-06');
  });

  it('one that is not gives way to demand, at its price', async () => {
    const rotation = { pattern: 'WWWWWRR', startDate: '2026-01-05', isMandatory: false };
    const cheap = await run(withPerson({ rotation }, { weights: { rotationDay: 0.1 } }));
    const dear = await run(withPerson({ rotation }, { weights: { rotationDay: 1000 } }));
    expect(cheap.shifts).toHaveLength(14);
    expect(dear.shifts).toHaveLength(10);
    expect(dear.shifts.every((shift) => weekdayOf(shift.date) <= 5)).toBe(true);
  });
});

describe('rules about kinds of shifts', () => {
  it('a forbidden succession never appears, within a week or over its edge', async () => {
    const people = [employee('e0'), employee('e1')];
    const demand = Float64Array.from({ length: 14 * 24 }, (_, hour) => (hour % 24 >= 8 && hour % 24 < 22 ? 1 : 0));
    const problem: ScheduleProblem = {
      ...base,
      groups: [{ ...base.groups[0], demand }],
      employees: people.map((person) => ({ ...person, contract: contract({ minRestMinutes: 480 }) })),
      templates: [early, late],
    };
    const forbidden = { ...problem, forbiddenSuccessions: [{ fromTemplateId: 'late', toTemplateId: 'early' }] };
    const { shifts } = await run(forbidden);
    expect(validateSchedule(forbidden, shifts)).toEqual([]);
    expect(shifts.length).toBeGreaterThan(20);
    const alternating = shifts.map((shift, i) => ({ ...shift, templateId: i % 2 === 0 ? 'late' : 'early' }));
    expect(validateSchedule(forbidden, alternating).some(({ rule }) => rule === 'succession')).toBe(true);
  });

  it('keeps the limit of a shift type in every week', async () => {
    const demand = Float64Array.from({ length: 14 * 24 }, (_, hour) => (hour % 24 >= 14 && hour % 24 < 22 ? 2 : 0.5));
    const shiftTypeLimits = [{ templateIds: ['late'], maxPerWeek: 2 }];
    const problem = withPerson(
      { shiftTypeLimits },
      { templates: [early, late], groups: [{ ...base.groups[0], demand }] },
    );
    const { shifts } = await run(problem);
    expect(shifts.filter((shift) => shift.templateId === 'late')).toHaveLength(4);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const all = shifts.map((shift) => ({ ...shift, templateId: 'late' }));
    expect(validateSchedule(problem, all).filter(({ rule }) => rule === 'shift_type_max')).toHaveLength(2);
  });

  it('core hours lie inside every shift', async () => {
    const core = { ...base.templates[0], coreHours: { fromMinute: 780, toMinute: 960 } };
    const demand = Float64Array.from({ length: 14 * 24 }, (_, hour) => (hour % 24 >= 6 && hour % 24 < 14 ? 1 : 0));
    const problem = withPerson({}, { templates: [core], groups: [{ ...base.groups[0], demand }] });
    const { shifts } = await run(problem);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    expect(new Set(shifts.map((shift) => new Date(shift.startMs).getUTCHours()))).toEqual(new Set([8]));
  });
});

describe('hours of the whole horizon', () => {
  it('are kept, and weeks still reach their minimum', async () => {
    const limited = contract({ weeklyMinMinutes: 960, periodMaxMinutes: 2880, weeklyTargetMinutes: 2400 });
    const problem = withPerson({ contract: limited });
    const { shifts } = await run(problem);
    expect(shifts).toHaveLength(6);
    expect(validateSchedule(problem, shifts)).toEqual([]);
    const less = { ...problem, employees: [employee('e0', { contract: { ...limited, periodMaxMinutes: 2400 } })] };
    expect(validateSchedule(less, shifts).map(({ rule }) => rule)).toEqual(['period_max']);
  });
});
