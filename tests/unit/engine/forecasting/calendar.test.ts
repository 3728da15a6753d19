import { describe, expect, it } from 'vitest';
import type { DayInfo } from '~/engine/forecasting';
import { buildDayFeatures } from '~/engine/forecasting/calendar/day-features';
import { listHolidays } from '~/engine/forecasting/calendar/holidays';
import { buildDayGrid } from '~/engine/forecasting/day-grid';
import { makeCentre } from './synthetic-centre';

describe('listHolidays', () => {
  it('knows the holidays of the United States in summer 2003', () => {
    const days = listHolidays({ country: 'US', fromDate: '2003-05-01', toDate: '2003-09-30', language: 'en' });
    expect(days).toEqual([
      { date: '2003-05-26', holiday: 'Memorial Day' },
      { date: '2003-07-04', holiday: 'Independence Day' },
      { date: '2003-09-01', holiday: 'Labour Day' },
    ]);
  });

  it('spreads holidays of several days: 1 to 8 January in Russia', () => {
    const days = listHolidays({ country: 'RU', fromDate: '2026-01-01', toDate: '2026-01-31' });
    expect(days.map((day) => day.date)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((d) => `2026-01-0${d}`));
  });

  it('gives an observed day the name of its holiday, and closes days where asked', () => {
    const days = listHolidays({
      country: 'US',
      fromDate: '2021-07-01',
      toDate: '2021-07-10',
      language: 'en',
      isClosed: true,
    });
    expect(days.map((day) => day.holiday)).toContain('Independence Day');
    expect(new Set(days.map((day) => day.holiday)).size).toBe(1);
    expect(days.every((day) => day.closed)).toBe(true);
  });

  it('tells regions apart and refuses unknown places', () => {
    const bavaria = listHolidays({ country: 'DE', region: 'BY', fromDate: '2025-01-06', toDate: '2025-01-06' });
    const berlin = listHolidays({ country: 'DE', region: 'BE', fromDate: '2025-01-06', toDate: '2025-01-06' });
    expect([bavaria.length, berlin.length]).toEqual([1, 0]);
    const at = { fromDate: '2025-01-01', toDate: '2025-12-31' };
    expect(() => listHolidays({ country: 'XX', ...at })).toThrow(expect.objectContaining({ field: 'country' }));
    expect(() => listHolidays({ country: 'DE', region: 'QQ', ...at })).toThrow(
      expect.objectContaining({ field: 'region' }),
    );
  });
});

describe('buildDayFeatures', () => {
  const centre = makeCentre({ zone: 'UTC', from: '2025-04-01', to: '2025-07-01', isOpenAtWeekends: false });
  const closedMay1: DayInfo[] = [{ date: '2025-05-01', holiday: 'Labour Day', closed: true }];
  const grid = buildDayGrid({ ...centre, calendar: closedMay1 }, '2025-07-01', '2025-08-01');
  const features = buildDayFeatures(grid);
  const datesWith = (key: string) =>
    grid.dates.filter((_, d) => features.rows[d * features.keys.length + features.keys.indexOf(key)] !== 0);

  it('counts business days from both ends of the month', () => {
    expect(datesWith('first-business-day')).toEqual(['2025-04-01', '2025-05-02', '2025-06-02', '2025-07-01']);
    expect(datesWith('last-business-day')).toEqual(['2025-04-30', '2025-05-30', '2025-06-30', '2025-07-31']);
    expect(datesWith('last-but-one-business-day')).toEqual(['2025-04-29', '2025-05-29', '2025-06-27', '2025-07-30']);
  });

  it('marks the open days around a closure', () => {
    expect(datesWith('day-before-holiday')).toEqual(['2025-04-30']);
    expect(datesWith('day-after-holiday')).toEqual(['2025-05-02']);
    expect(datesWith('second-day-after-holiday')).toEqual(['2025-05-05']);
  });

  it('has no column that the history gives no example of', () => {
    expect(features.keys).not.toContain('weekday:6');
    expect(features.keys).not.toContain('holiday:Labour Day');
    expect(features.keys).not.toContain('pay-day');
  });
});
