import { describe, expect, it } from 'vitest';
import { localDayStart } from '~/engine/time';
import { measureRequirement, readMeasure } from '~/modules/forecast-workspace/measure-requirement';

const timeZone = 'Europe/Moscow';
const at = (date: string) => localDayStart(date, timeZone) / 1000;
const whole = { timeZone, startDate: '2026-11-02', endDate: '2026-11-30', holidays: new Set<string>() };
const heads = { view: 'heads', shiftHours: 8, weekHours: 40 } as const;
const perDay = { ...heads, view: 'hoursPerDay' } as const;

describe('people of a period', () => {
  it('a day: its person-hours, or heads by the length of a shift', () => {
    const day = { ...whole, level: 'day', starts: [at('2026-11-02')], personHours: [52], endDate: '2026-11-03' };
    expect(measureRequirement(day, { ...heads, view: 'hours' })).toEqual([52]);
    expect(measureRequirement(day, perDay)).toEqual([52]);
    expect(measureRequirement(day, heads)).toEqual([6.5]);
  });

  it('a week: mean person-hours a day, or heads by the norm of a week', () => {
    const week = { ...whole, level: 'week', starts: [at('2026-11-02'), at('2026-11-09')], personHours: [350, 200] };
    expect(measureRequirement(week, perDay)[0]).toBe(50);
    expect(measureRequirement(week, heads)[0]).toBe(8.75);
  });

  it('a month: mean person-hours a day, or heads by the norm of its working days', () => {
    const month = {
      ...whole,
      level: 'month',
      startDate: '2026-11-01',
      endDate: '2026-12-01',
      starts: [at('2026-11-01')],
      personHours: [1500],
    };
    expect(measureRequirement(month, perDay)).toEqual([50]);
    expect(measureRequirement(month, heads)[0]).toBeCloseTo(1500 / 168, 9);
    const holidays = new Set(['2026-11-04', '2026-11-08']);
    expect(measureRequirement({ ...month, holidays }, heads)[0]).toBeCloseTo(1500 / 160, 9);
  });

  it('a period that the forecast cuts has the norm of its part', () => {
    const cut = { ...whole, level: 'week', startDate: '2026-11-05', endDate: '2026-11-10' };
    const periods = { ...cut, starts: [at('2026-11-02'), at('2026-11-09')], personHours: [80, 20] };
    expect(measureRequirement(periods, perDay)).toEqual([20, 20]);
    expect(measureRequirement(periods, heads)[0]).toBeCloseTo(80 / ((40 * 4) / 7), 9);
  });

  it('intervals and hours are people and stay so', () => {
    const hours = { ...whole, level: 'hour', starts: [at('2026-11-02')], personHours: [5.5] };
    expect(measureRequirement(hours, heads)).toEqual([5.5]);
  });

  it('nonsense in an address counts as usual', () => {
    expect(readMeasure(new URLSearchParams('people=heads&shift=-1&norm=900'))).toEqual(heads);
    expect(readMeasure(new URLSearchParams('people=souls&shift=12&norm=36'))).toEqual({
      view: 'hours',
      shiftHours: 12,
      weekHours: 36,
    });
  });
});
