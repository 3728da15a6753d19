import { describe, expect, it } from 'vitest';
import { endOfMonth, firstOpenMonth, lastDayForWishes, startOfMonth } from '~/models/preference-month';

describe('months of wishes', () => {
  it('begin and end at their first and last day, leap years and Decembers too', () => {
    expect([startOfMonth('2028-02-17'), endOfMonth('2028-02-17')]).toEqual(['2028-02-01', '2028-02-29']);
    expect([startOfMonth('2026-12-31'), endOfMonth('2026-12-31')]).toEqual(['2026-12-01', '2026-12-31']);
    expect(endOfMonth('2027-01-31')).toBe('2027-01-31');
  });

  it('close so many days before they begin', () => {
    expect(lastDayForWishes('2026-12-20', 7)).toBe('2026-11-24');
    expect(lastDayForWishes('2026-12-20', 0)).toBe('2026-12-01');
  });

  it('the first open one is the next until its wishes close, then the one after', () => {
    expect(firstOpenMonth('2026-11-24', 7)).toBe('2026-12-01');
    expect(firstOpenMonth('2026-11-25', 7)).toBe('2027-01-01');
    expect(firstOpenMonth('2026-11-25', 40)).toBe('2027-02-01');
  });
});
