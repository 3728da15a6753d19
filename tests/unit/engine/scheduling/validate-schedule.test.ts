import { describe, expect, it } from 'vitest';
import { type Employee, type GeneratedShift, type ScheduleProblem, validateSchedule } from '~/engine/scheduling';
import { contract, employee, smallProblem } from './small-problem';

/** A shift of the small problem's template, `hour` UTC on a date. */
function shift(date: string, hour: number, changes: Partial<GeneratedShift> = {}): GeneratedShift {
  const startMs = Date.parse(`${date}T00:00:00Z`) + hour * 3_600_000;
  const endMs = startMs + 8 * 3_600_000;
  return {
    employeeId: 'e0',
    date,
    startMs,
    endMs,
    templateId: 'day',
    paidMinutes: 480,
    isFixed: false,
    pauses: [],
    work: [{ startMs, endMs, shares: [{ groupId: 'a', share: 1 }] }],
    ...changes,
  };
}

function brokenRules(
  changes: Partial<Employee>,
  shifts: GeneratedShift[],
  problem: Partial<ScheduleProblem> = {},
  days = 7,
) {
  const whole = smallProblem({ employees: [employee('e0', changes)], ...problem }, days);
  return [...new Set(validateSchedule(whole, shifts).map((violation) => violation.rule))].sort();
}

const days = (...dates: number[]) => dates.map((day) => shift(`2026-01-${String(day).padStart(2, '0')}`, 8));

describe('validateSchedule', () => {
  it('accepts a lawful week', () => {
    expect(brokenRules({}, days(5, 6, 7, 8, 9))).toEqual([]);
  });

  it('finds a rest shorter than the contract asks, also against the history', () => {
    expect(brokenRules({}, [shift('2026-01-05', 14), shift('2026-01-06', 8)])).toEqual(['rest_between_shifts']);
    const history = { lastShiftEndMs: Date.parse('2026-01-04T23:00:00Z') };
    expect(brokenRules({ history }, days(5))).toEqual(['rest_between_shifts']);
  });

  it('finds two shifts on one date', () => {
    expect(brokenRules({}, [shift('2026-01-05', 6), shift('2026-01-05', 14)])).toEqual([
      'one_shift_per_day',
      'rest_between_shifts',
    ]);
  });

  it('counts days in a row across the start of the horizon', () => {
    const rules = { contract: contract({ maxConsecutiveDays: 5 }), history: { consecutiveDays: 3 } };
    expect(brokenRules(rules, days(5, 6))).toEqual([]);
    expect(brokenRules(rules, days(5, 6, 7))).toEqual(['consecutive_days']);
  });

  it('compares hours and days of the week with the contract', () => {
    expect(brokenRules({ contract: contract({ weeklyMinMinutes: 2400 }) }, days(5, 6, 7, 8))).toEqual(['weekly_min']);
    expect(brokenRules({ contract: contract({ weeklyMaxMinutes: 1800 }) }, days(5, 6, 7, 8))).toEqual(['weekly_max']);
    expect(brokenRules({ contract: contract({ daysPerWeekMax: 3 }) }, days(5, 6, 7, 8))).toEqual(['days_max']);
    expect(brokenRules({ contract: contract({ daysPerWeekMin: 5 }) }, days(5, 6, 7, 8))).toEqual(['days_min']);
    expect(brokenRules({ contract: contract({ minDaysOffPerWeek: 4 }) }, days(5, 6, 7, 8))).toEqual(['days_off']);
  });

  it('lowers the quota of a week by its absences', () => {
    const fullTime = contract({ weeklyMinMinutes: 2400, daysPerWeekMin: 5, daysPerWeekMax: 5, weeklyMaxMinutes: 2400 });
    const absences = [{ date: '2026-01-05' }, { date: '2026-01-06' }];
    expect(brokenRules({ contract: fullTime, absences }, days(7, 8, 9))).toEqual([]);
    expect(brokenRules({ contract: fullTime, absences }, days(7, 8, 9, 10))).toEqual(['days_max', 'weekly_max']);
    expect(brokenRules({ contract: fullTime, absences }, days(6, 7, 8))).toEqual(['absence']);
  });

  it('scales the quota of a week of which only a part is employed', () => {
    const fullTime = contract({ weeklyMinMinutes: 2400, daysPerWeekMin: 5, daysPerWeekMax: 5, weeklyMaxMinutes: 2400 });
    expect(brokenRules({ contract: fullTime, employedFrom: '2026-01-08' }, days(8, 9))).toEqual([]);
    expect(brokenRules({ contract: fullTime, employedFrom: '2026-01-08' }, days(7, 8))).toEqual(['employment']);
    expect(brokenRules({ contract: fullTime, employedFrom: '2026-01-08' }, days(9))).toEqual([
      'days_min',
      'weekly_min',
    ]);
  });

  it('asks for the weekly rest inside the week', () => {
    const rules = { contract: contract({ weeklyRestMinutes: 2520 }) };
    expect(brokenRules(rules, days(5, 6, 8, 9, 11))).toEqual(['weekly_rest']);
    expect(brokenRules(rules, days(5, 6, 7, 10, 11))).toEqual([]);
  });

  it('asks for free weekends in blocks of four', () => {
    const rules = { contract: contract({ freeWeekendsPer4: 2 }) };
    const saturdays = (count: number) => days(10, 17, 24, 31).slice(0, count);
    expect(brokenRules(rules, saturdays(2), {}, 28)).toEqual([]);
    expect(brokenRules(rules, saturdays(3), {}, 28)).toEqual(['free_weekends']);
  });

  it('checks permission for nights and weekends, windows and daily hours', () => {
    expect(brokenRules({ contract: contract({ nightAllowed: false }) }, [shift('2026-01-05', 14)])).toEqual([]);
    const late = { templates: [{ ...smallProblem().templates[0], startToMinute: 1200 }] };
    expect(brokenRules({ contract: contract({ nightAllowed: false }) }, [shift('2026-01-05', 15)], late)).toEqual([
      'night',
    ]);
    expect(brokenRules({ contract: contract({ weekendAllowed: false }) }, days(10))).toEqual(['weekend']);
    expect(brokenRules({ contract: contract({ dailyMaxMinutes: 420 }) }, days(5))).toEqual(['daily_max']);
    const weeklyAvailability = [{ weekday: 1, fromMinute: 540, toMinute: 1440 }];
    expect(brokenRules({ weeklyAvailability }, days(5))).toEqual(['availability']);
    expect(
      brokenRules({ contract: contract({ maxStartSpreadMinutes: 120 }) }, [
        shift('2026-01-05', 8),
        shift('2026-01-07', 11),
      ]),
    ).toEqual(['start_spread']);
  });

  it('checks pauses against the break rule', () => {
    const breakRules = [
      {
        id: 'lunch',
        edgeMinutes: 60,
        spacingMinutes: 60,
        pauses: [
          {
            kind: 'lunch' as const,
            minutes: 60,
            paid: true,
            earliestAfterStartMinutes: 120,
            latestAfterStartMinutes: 300,
          },
        ],
      },
    ];
    const problem = { breakRules, templates: [{ ...smallProblem().templates[0], breakRuleId: 'lunch' }] };
    const withLunch = (hour: number) => {
      const base = shift('2026-01-05', 8);
      const lunchMs = base.startMs + hour * 3_600_000;
      const shares = [{ groupId: 'a', share: 1 }];
      return {
        ...base,
        pauses: [{ kind: 'lunch' as const, startMs: lunchMs, minutes: 60, paid: true }],
        work: [
          { startMs: base.startMs, endMs: lunchMs, shares },
          { startMs: lunchMs + 3_600_000, endMs: base.endMs, shares },
        ],
      };
    };
    expect(brokenRules({}, [withLunch(3)], problem)).toEqual([]);
    expect(brokenRules({}, [withLunch(6)], problem)).toEqual(['break_rule']);
    expect(brokenRules({}, [shift('2026-01-05', 8)], problem)).toEqual(['break_rule']);
  });

  it('refuses work for a group without the skill, and shares that do not sum to one', () => {
    const base = shift('2026-01-05', 8);
    const work = (shares: { groupId: string; share: number }[]) => [
      { ...base, work: [{ startMs: base.startMs, endMs: base.endMs, shares }] },
    ];
    expect(brokenRules({}, work([{ groupId: 'b', share: 1 }]))).toEqual(['skill']);
    expect(brokenRules({}, work([{ groupId: 'a', share: 0.5 }]))).toEqual(['skill']);
  });

  it('says nothing about a rule that is ignored, and names the mode of the others', () => {
    const rules = { contract: contract({ maxConsecutiveDays: 1 }) };
    expect(brokenRules(rules, days(5, 6), { rules: { consecutive_days: 'ignore' } })).toEqual([]);
    const problem = smallProblem({ employees: [employee('e0', rules)], rules: { consecutive_days: 'warn' } });
    expect(validateSchedule(problem, days(5, 6))[0]).toMatchObject({
      rule: 'consecutive_days',
      mode: 'warn',
      date: '2026-01-06',
    });
  });

  it('misses no fixed shift', () => {
    const { startMs, endMs } = shift('2026-01-05', 8);
    const fixedShifts = [{ date: '2026-01-05', startMs, endMs, paidMinutes: 480 }];
    expect(brokenRules({ fixedShifts }, days(5))).toEqual([]);
    expect(brokenRules({ fixedShifts }, days(6))).toEqual(['fixed_shift']);
  });
});
