import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { generateSchedule, type ScheduleProblem, validateSchedule } from '~/engine/scheduling';
import { localDayStart, toLocalParts } from '~/engine/time';
import { contract, employee, smallProblem } from './small-problem';

const run = (problem: ScheduleProblem, iterations = 3000) =>
  generateSchedule(problem, { seed: 1, timeBudgetMs: 30_000, iterations });

describe('generateSchedule', () => {
  it('covers a demand that one person can cover, with nothing short and nothing over', async () => {
    const result = await run(smallProblem());
    expect(result.shifts).toHaveLength(7);
    expect(result.shifts.every((shift) => toLocalParts(shift.startMs, 'UTC').minuteOfDay === 480)).toBe(true);
    expect(result.coverage).toMatchObject({ shortPercent: 0, overPercent: 0 });
    expect(result.unmet).toEqual([]);
  });

  it('names the bound that hours alone prove when there are too few people', async () => {
    const demand = new Float64Array(7 * 24).fill(4);
    const base = smallProblem();
    const problem = {
      ...base,
      groups: [{ ...base.groups[0], demand }],
      employees: [employee('e0', { contract: contract({ weeklyMaxMinutes: 2400 }) })],
    };
    const result = await run(problem);
    expect(result.coverage.groups[0].shortAgentHours).toBeCloseTo(4 * 168 - 40, 6);
    expect(result.bound).toBeGreaterThan(0.9 * result.objective);
    expect(result.bound).toBeLessThanOrEqual(result.objective);
    expect(result.boundShortPercent).toBeCloseTo((100 * (4 * 168 - 40)) / (4 * 168), 1);
  });

  it('keeps wall-clock starts and elapsed lengths through both clock changes', async () => {
    for (const startDate of ['2026-03-23', '2026-10-19']) {
      const zone = 'Europe/Berlin';
      const base = smallProblem({}, 14, startDate);
      const problem: ScheduleProblem = {
        ...base,
        groups: [
          { id: 'a', demandStartMs: localDayStart(startDate, zone), demand: new Float64Array(14 * 24 - 1).fill(1) },
        ],
        employees: ['e0', 'e1', 'e2', 'e3'].map((id) => employee(id, { zone })),
        templates: [
          { ...base.templates[0], startFromMinute: 360, startToMinute: 360 },
          { ...base.templates[0], id: 'night', startFromMinute: 1320, startToMinute: 1320 },
        ],
      };
      const result = await run(problem);
      expect(validateSchedule(problem, result.shifts)).toEqual([]);
      for (const shift of result.shifts) {
        expect([360, 1320]).toContain(toLocalParts(shift.startMs, zone).minuteOfDay);
        expect(shift.endMs - shift.startMs).toBe(8 * 3_600_000);
      }
      const ends = result.shifts
        .filter((shift) => shift.templateId === 'night')
        .map((shift) => toLocalParts(shift.endMs, zone).minuteOfDay);
      expect(new Set(ends)).toEqual(new Set([360, startDate === '2026-03-23' ? 420 : 300]));
    }
  });

  it('lets people of three zones cover one demand around the clock', async () => {
    const zones = ['Asia/Tokyo', 'Europe/London', 'America/Los_Angeles'];
    const base = smallProblem();
    const problem: ScheduleProblem = {
      ...base,
      groups: [
        { id: 'a', demandStartMs: localDayStart('2026-01-06', 'UTC'), demand: new Float64Array(3 * 24).fill(1) },
      ],
      employees: zones.map((zone, i) => employee(`e${i}`, { zone })),
      templates: [{ ...base.templates[0], startFromMinute: 480, startToMinute: 540 }],
    };
    const result = await run(problem, 20_000);
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
    // Tokyo 23-07, London 8-16 or 9-17, Los Angeles 16-00 UTC: two hours a day stay open at most
    expect(result.coverage.shortPercent).toBeLessThan(12);
  });

  it('keeps a fixed shift and plans around it', async () => {
    const startMs = Date.parse('2026-01-07T22:00:00Z');
    const fixedShifts = [{ date: '2026-01-07', startMs, endMs: startMs + 8 * 3_600_000, paidMinutes: 480 }];
    const problem = smallProblem({ employees: [employee('e0', { fixedShifts })] });
    const result = await run(problem);
    expect(result.shifts.filter((shift) => shift.isFixed)).toMatchObject([{ startMs, paidMinutes: 480 }]);
    expect(validateSchedule(problem, result.shifts)).toEqual([]);
    expect(result.shifts.some((shift) => shift.date === '2026-01-08')).toBe(false);
  });

  it('returns contradictory fixed shifts with the rules they break', async () => {
    const at = (text: string) => ({
      date: text.slice(0, 10),
      startMs: Date.parse(text),
      endMs: Date.parse(text) + 8 * 3_600_000,
      paidMinutes: 480,
    });
    const fixedShifts = [at('2026-01-06T08:00:00Z'), at('2026-01-06T12:00:00Z'), at('2026-01-07T01:00:00Z')];
    const absences = [{ date: '2026-01-06' }];
    const result = await run(smallProblem({ employees: [employee('e0', { fixedShifts, absences })] }));
    expect(result.shifts.filter((shift) => shift.isFixed)).toHaveLength(3);
    const rules = new Set(result.unmet.map((unmet) => unmet.rule));
    expect([...rules].sort()).toEqual(['absence', 'one_shift_per_day', 'rest_between_shifts']);
  });

  it('explains who cannot have the minimum hours', async () => {
    const weeklyAvailability = [{ weekday: 1, fromMinute: 0, toMinute: 1440 }];
    const problem = smallProblem({
      employees: [employee('e0', { weeklyAvailability, contract: contract({ weeklyMinMinutes: 2400 }) })],
    });
    const result = await run(problem);
    expect(result.unmet).toMatchObject([{ employeeId: 'e0', rule: 'weekly_min', date: '2026-01-05' }]);
    expect(result.unmet[0].reason).toContain('only 1 workable days');
    expect(result.shifts).toHaveLength(1);
  });

  it('drops a rule of mode consider only for those who need it, and says so', async () => {
    const weeklyAvailability = [1, 2].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
    const people = [
      employee('e0', { weeklyAvailability, contract: contract({ weeklyMinMinutes: 2400 }) }),
      employee('e1', { weeklyAvailability }),
    ];
    const problem = smallProblem({ employees: people, rules: { availability: 'consider' } });
    const result = await run(problem);
    const broken = validateSchedule(problem, result.shifts);
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.every((violation) => violation.employeeId === 'e0' && violation.rule === 'availability')).toBe(true);
  });

  it('answers data without people, demand, templates or skills', async () => {
    const nobody = await run(smallProblem({ employees: [] }));
    expect(nobody).toMatchObject({ shifts: [], stoppedBy: 'nothing_to_do' });
    expect(nobody.coverage.shortPercent).toBeCloseTo(100, 9);
    expect(nobody.unmet.map((unmet) => unmet.rule)).toContain('employment');
    const noTemplates = await run(smallProblem({ templates: [] }));
    expect(noTemplates.shifts).toEqual([]);
    expect(noTemplates.unmet.map((unmet) => unmet.rule)).toContain('template');
    const noSkills = await run(smallProblem({ employees: [employee('e0', { skills: [] })] }));
    expect(noSkills.unmet.map((unmet) => unmet.reason).join()).toContain('no skill');
    const noGroups = await run(smallProblem({ groups: [], employees: [employee('e0', { skills: [] })] }));
    expect(noGroups.shifts).toEqual([]);
  });

  it('leaves out a template whose pauses cannot be placed and names it', async () => {
    const base = smallProblem();
    const breakRules = [
      {
        id: 'b',
        edgeMinutes: 240,
        spacingMinutes: 0,
        pauses: [
          {
            kind: 'break' as const,
            minutes: 60,
            paid: true,
            earliestAfterStartMinutes: 0,
            latestAfterStartMinutes: 480,
          },
        ],
      },
    ];
    const result = await run({ ...base, breakRules, templates: [{ ...base.templates[0], breakRuleId: 'b' }] });
    expect(result.shifts).toEqual([]);
    expect(result.unmet.map((unmet) => unmet.rule)).toContain('template');
  });

  it('plans someone hired in the middle only from that date', async () => {
    const result = await run(smallProblem({ employees: [employee('e0', { employedFrom: '2026-01-08' })] }));
    expect(result.shifts.map((shift) => shift.date).sort()[0]).toBe('2026-01-08');
  });

  it('refuses values it cannot read, naming the field', async () => {
    const bad = smallProblem();
    bad.groups[0].demand = Float64Array.of(1, Number.NaN);
    await expect(run(bad)).rejects.toThrow(InvalidInput);
    await expect(run(bad)).rejects.toThrow('groups[0].demand[1]');
    await expect(run(smallProblem({ employees: [employee('e0', { zone: 'Mars/Olympus' })] }))).rejects.toThrow(
      'employees[0].zone',
    );
    await expect(run(smallProblem({ employees: [employee('e0'), employee('e0')] }))).rejects.toThrow('appears twice');
  });

  it('keeps the best roster when it is cancelled', async () => {
    let calls = 0;
    const result = await generateSchedule(smallProblem({}, 14), {
      seed: 1,
      timeBudgetMs: 60_000,
      isCancelled: () => ++calls > 20,
    });
    expect(result.stoppedBy).toBe('cancelled');
    expect(result.elapsedMs).toBeLessThan(10_000);
    expect(result.shifts.length).toBeGreaterThan(0);
    expect(validateSchedule(smallProblem({}, 14), result.shifts)).toEqual([]);
  });

  it('honours wishes when they cost no coverage', async () => {
    const wish = { kind: 'day_off' as const, date: '2026-01-07', weight: 1 };
    const people = [employee('e0', { preferences: [wish] }), employee('e1')];
    const result = await run(smallProblem({ employees: people }), 10_000);
    expect(result.coverage.shortPercent).toBe(0);
    expect(result.shifts.find((shift) => shift.date === '2026-01-07')?.employeeId).toBe('e1');
  });
});
