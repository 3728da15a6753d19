import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDayToDate } from '~/engine/time/local-date';
import {
  computeBalance,
  countLeaveDays,
  findBlockEnd,
  findShortage,
  listAccountLines,
  prepareAccount,
} from '~/engine/vacations';
import { earningDay } from '~/engine/vacations/leave-month';
import { day, sampleAccount, sampleCalendar, sampleRules } from './sample-scheme';

describe('the day on which a month of leave is earned', () => {
  it.each([
    ['2017-02-15', '2017-02-28'],
    ['2017-02-20', '2017-03-06'],
    ['2017-01-17', '2017-02-01'],
  ])('begun %s it is %s, as payroll has it', (start, earned) => {
    expect(epochDayToDate(earningDay(day(start)))).toBe(earned);
  });
});

describe('the account of leave days', () => {
  const balanceOn = (
    account: ReturnType<typeof sampleAccount>,
    date: string,
    uses: { day: number; days: number }[] = [],
  ) => computeBalance(prepareAccount(account, day('2032-12-31')), uses, day(date));

  it('earns 2.33 a month and exactly 28 a year', () => {
    const account = sampleAccount({ hiredOn: day('2026-01-01') });
    expect(balanceOn(account, '2026-01-15').remaining).toBe(0);
    expect(balanceOn(account, '2026-01-16').remaining).toBe(2.33);
    expect(balanceOn(account, '2026-12-31').remaining).toBe(28);
    expect(balanceOn(account, '2027-12-31')).toMatchObject({ carried: 28, accrued: 28, remaining: 56 });
  });

  it('gives the whole year at its beginning where the scheme says so, and the months left of the first', () => {
    const account = sampleAccount({
      hiredOn: day('2026-07-01'),
      rules: sampleRules({ accrual: 'yearly', yearKind: 'calendar' }),
    });
    expect(balanceOn(account, '2026-07-01').remaining).toBe(14);
    expect(balanceOn(account, '2027-01-01').remaining).toBe(42);
  });

  it('moves what is earned by the days without pay', () => {
    const paid = sampleAccount({ hiredOn: day('2026-01-01') });
    const unpaid = { ...paid, unpaid: [{ first: day('2026-02-01'), last: day('2026-03-02') }] };
    expect(balanceOn(paid, '2026-12-31').remaining).toBe(28);
    expect(balanceOn(unpaid, '2026-12-31').remaining).toBe(25.67);
    expect(balanceOn(unpaid, '2027-01-31').remaining).toBe(28);
  });

  it('earns nothing before the scheme, nor after the employment', () => {
    const account = sampleAccount({ hiredOn: day('2020-01-01'), leftOn: day('2026-07-01') });
    account.schemes = [{ rules: sampleRules(), from: day('2026-01-01'), until: null }];
    expect(balanceOn(account, '2025-12-31').remaining).toBe(0);
    expect(balanceOn(account, '2026-12-31').remaining).toBe(14);
  });

  it('begins with its opening balance', () => {
    const account = sampleAccount({ entries: [{ day: day('2025-12-31'), days: 5, kind: 'opening' }] });
    const before = { day: day('2025-08-01'), days: 14 };
    expect(balanceOn(account, '2026-01-01', [before])).toMatchObject({ carried: 5, remaining: 5 });
    expect(balanceOn(account, '2026-12-31', [before]).remaining).toBe(33);
  });

  it('loses what is not taken in time, oldest first', () => {
    const rules = sampleRules({ yearKind: 'calendar', accrual: 'yearly', expiryMonths: 6 });
    const account = sampleAccount({ hiredOn: day('2026-01-01'), rules });
    const uses = [{ day: day('2027-05-01'), days: 14 }];
    expect(balanceOn(account, '2027-06-30', uses)).toMatchObject({
      remaining: 42,
      expiring: { day: day('2027-06-30'), days: 14 },
    });
    expect(balanceOn(account, '2027-07-01', uses)).toMatchObject({ expired: 14, remaining: 28 });
    const none = sampleAccount({ hiredOn: day('2026-01-01'), rules: { ...rules, carryOver: false } });
    expect(balanceOn(none, '2027-01-01').remaining).toBe(28);
  });

  it('counts a block that begins later as planned', () => {
    const account = sampleAccount({ hiredOn: day('2026-01-01') });
    const uses = [
      { day: day('2026-06-01'), days: 7 },
      { day: day('2026-12-01'), days: 14 },
    ];
    expect(balanceOn(account, '2026-07-31', uses)).toMatchObject({
      taken: 7,
      planned: 14,
      remaining: 9.33,
      atYearEnd: 7,
    });
  });

  it('allows what the scheme advances, and no more', () => {
    const of = (advanceDays: number) =>
      findShortage(
        prepareAccount(
          sampleAccount({ hiredOn: day('2026-01-01'), rules: sampleRules({ advanceDays }) }),
          day('2027-12-31'),
        ),
        [{ day: day('2026-06-20'), days: 20 }],
      );
    expect(of(6)).toBeNull();
    expect(of(5)).toEqual({ day: day('2026-06-20'), missing: 1 });
  });

  it('changes with the scheme on its day', () => {
    const account = sampleAccount({ hiredOn: day('2025-01-01') });
    account.schemes = [
      { rules: sampleRules(), from: day('2025-01-01'), until: day('2026-01-01') },
      { rules: sampleRules({ daysPerYear: 35 }), from: day('2026-01-01'), until: null },
    ];
    expect(balanceOn(account, '2026-12-31')).toMatchObject({ carried: 28, accrued: 35 });
  });

  it('balances whatever happens: what came less what went is what is there', () => {
    const use = fc.record({
      day: fc.integer({ min: day('2026-01-01'), max: day('2029-12-31') }),
      days: fc.integer({ min: 1, max: 20 }),
    });
    const entry = fc.record({
      day: fc.integer({ min: day('2026-01-01'), max: day('2029-12-31') }),
      days: fc.integer({ min: -10, max: 10 }),
      kind: fc.constant('correction' as const),
    });
    const rules = fc.record({
      accrual: fc.constantFrom('monthly' as const, 'yearly' as const),
      yearKind: fc.constantFrom('working' as const, 'calendar' as const),
      daysPerYear: fc.integer({ min: 0, max: 42 }),
      expiryMonths: fc.option(fc.integer({ min: 0, max: 18 })),
      carryOver: fc.boolean(),
    });
    fc.assert(
      fc.property(
        rules,
        fc.integer({ min: day('2025-01-01'), max: day('2027-12-31') }),
        fc.array(use, { maxLength: 8 }),
        fc.array(entry, { maxLength: 4 }),
        (changes, hiredOn, uses, entries) => {
          const account = sampleAccount({ hiredOn, rules: sampleRules(changes), entries });
          const prepared = prepareAccount(account, day('2031-12-31'));
          const lines = listAccountLines(prepared, uses, day('2030-12-31'));
          let sum = 0;
          let before = Number.NEGATIVE_INFINITY;
          for (const line of lines) {
            sum = Math.round((sum + line.days) * 100) / 100 + 0;
            expect(line.balance).toBe(sum);
            expect(line.day).toBeGreaterThanOrEqual(before);
            before = line.day;
            // only what is there can expire
            if (line.kind === 'expiry') expect(line.balance).toBeGreaterThanOrEqual(-0.001);
          }
          const used = uses.reduce((total, { days }) => total + days, 0);
          expect(lines.filter(({ kind }) => kind === 'use').reduce((total, line) => total - line.days, 0)).toBe(used);
          const year = computeBalance(prepared, uses, day('2029-06-30'));
          expect(year.carried + year.accrued + year.corrected - year.taken - year.expired).toBeCloseTo(
            year.remaining,
            6,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what a block costs', () => {
  const calendar = sampleCalendar();

  it('public holidays cost nothing, weekends do', () => {
    expect(countLeaveDays(calendar, 'calendar', day('2027-01-01'), day('2027-01-14'))).toBe(6);
    expect(countLeaveDays(calendar, 'working', day('2027-01-04'), day('2027-01-17'))).toBe(5);
  });

  it('a block given by days ends later by the holidays inside', () => {
    expect(epochDayToDate(findBlockEnd(calendar, 'calendar', day('2027-05-03'), 14))).toBe('2027-05-17');
    fc.assert(
      fc.property(
        fc.constantFrom('calendar' as const, 'working' as const),
        fc.integer({ min: day('2026-12-01'), max: day('2027-06-01') }),
        fc.integer({ min: 1, max: 42 }),
        (kind, first, days) => {
          const last = findBlockEnd(calendar, kind, first, days);
          expect(countLeaveDays(calendar, kind, first, last)).toBe(days);
          expect(countLeaveDays(calendar, kind, first, last - 1)).toBe(days - 1);
        },
      ),
    );
  });
});
