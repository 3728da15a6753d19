import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  addDays,
  dateToEpochDay,
  diffDays,
  eachDay,
  epochDayToDate,
  formatHHMM,
  isoWeek,
  monthOf,
  parseHHMM,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from '~/engine/time';

const epochDay = fc.integer({ min: -100_000, max: 100_000 });

describe('calendar dates', () => {
  it('agree with Temporal on weekday, week, month and distance', () => {
    fc.assert(
      fc.property(epochDay, fc.integer({ min: -5000, max: 5000 }), (day, shift) => {
        const date = epochDayToDate(day);
        const oracle = Temporal.PlainDate.from(date);
        expect(dateToEpochDay(date)).toBe(day);
        expect(weekdayOf(date)).toBe(oracle.dayOfWeek);
        expect(isoWeek(date)).toEqual({ year: oracle.yearOfWeek, week: oracle.weekOfYear });
        expect(monthOf(date)).toBe(oracle.month);
        expect(startOfMonth(date)).toBe(oracle.with({ day: 1 }).toString());
        expect(startOfWeek(date)).toBe(oracle.subtract({ days: oracle.dayOfWeek - 1 }).toString());
        expect(addDays(date, shift)).toBe(oracle.add({ days: shift }).toString());
        expect(diffDays(date, addDays(date, shift))).toBe(shift);
      }),
    );
  });

  it('list a half-open range', () => {
    expect(eachDay('2024-02-27', '2024-03-02')).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01']);
    expect(eachDay('2024-03-02', '2024-03-02')).toEqual([]);
    expect(eachDay('2024-03-02', '2024-02-01')).toEqual([]);
  });

  it.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '24-01-01', '', '2024-01-01T00:00', '2024/01/01'])(
    'refuse %j',
    (text) => {
      expect(() => dateToEpochDay(text)).toThrow(InvalidInput);
    },
  );
});

describe('clock times', () => {
  it('are written and read back', () => {
    for (let minute = 0; minute <= 1440; minute++) expect(parseHHMM(formatHHMM(minute))).toBe(minute);
    expect(formatHHMM(545)).toBe('09:05');
    expect(formatHHMM(1440)).toBe('24:00');
    expect(formatHHMM(1500)).toBe('01:00');
    expect(parseHHMM('9:05')).toBe(545);
  });

  it.each(['24:01', '12:60', '1205', '', '-1:00', 'noon'])('refuse %j', (text) => {
    expect(() => parseHHMM(text)).toThrow(InvalidInput);
  });
});
