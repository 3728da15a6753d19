import { describe, expect, it } from 'vitest';
import { localDayStart } from '~/engine/time';
import { findCutPeriods, hidePeriods } from '~/modules/forecast-workspace/hide-cut-periods';

const timeZone = 'Europe/Moscow';
const at = (date: string) => localDayStart(date, timeZone);
const cutOf = (level: string, dates: string[], from: string, to: string) =>
  findCutPeriods({
    level,
    starts: dates.map((date) => at(date) / 1000),
    timeZone,
    periodStartMs: at(from),
    periodEndMs: at(to),
  });

describe('weeks and months that a forecast covers in part', () => {
  const weeks = ['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'];

  it('are the first and the last, where they are cut; those before it are not its own', () => {
    expect(cutOf('week', weeks, '2026-11-25', '2026-12-08')).toEqual([false, true, false, true]);
    expect(cutOf('week', weeks, '2026-11-23', '2026-12-14')).toEqual([false, false, false, false]);
    const months = ['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01'];
    expect(cutOf('month', months, '2026-11-24', '2027-01-05')).toEqual([false, true, false, true]);
  });

  it('are drawn where there is no whole one, and so is everything below a week', () => {
    expect(cutOf('week', weeks, '2026-11-25', '2026-12-03')).toEqual([false, false, false, false]);
    expect(cutOf('day', weeks, '2026-11-25', '2026-12-03')).toEqual([false, false, false, false]);
  });

  it('leave a gap in the line', () => {
    expect(hidePeriods([1, 2, null], [false, true, false])).toEqual([1, null, null]);
  });
});
