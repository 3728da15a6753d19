import { describe, expect, it } from 'vitest';
import { computeNormMinutes, countMonths } from '~/models/norm-hours';

describe('norm of working time', () => {
  it.each([
    [40, 1, 1970],
    [40, 0.5, 985],
    [36, 1, 1772.4],
    [36, 0.25, 443.1],
    [30, 0.75, 1107],
  ])('%d hours a week at rate %d give %d hours in a year of 247 days with 6 short ones', (weeklyHours, rate, hours) => {
    const minutes = computeNormMinutes({ weeklyMinutes: weeklyHours * 60, rate, workingDays: 247, preHolidayDays: 6 });
    expect(minutes / 60).toBeCloseTo(hours, 9);
  });

  it('counts shortened days as working days', () => {
    const days = [
      { date: '2026-05-08', dayType: 'pre_holiday' as const },
      { date: '2026-05-09', dayType: 'holiday' as const },
      { date: '2026-05-10', dayType: 'weekend' as const },
      { date: '2026-06-01', dayType: 'working' as const },
    ];
    expect(countMonths(days)).toEqual([
      { month: '2026-05', workingDays: 1, preHolidayDays: 1, daysOff: 2 },
      { month: '2026-06', workingDays: 1, preHolidayDays: 0, daysOff: 0 },
    ]);
  });
});
