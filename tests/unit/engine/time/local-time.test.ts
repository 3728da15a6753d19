import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  dayIntervals,
  isKnownZone,
  isLocalTimeFault,
  localDayEnd,
  localDayLengthMinutes,
  localDayStart,
  localToInstant,
  toLocalDate,
  toLocalParts,
} from '~/engine/time';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Pacific/Apia',
  'Europe/Moscow',
  'Asia/Kathmandu',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
const instant = fc.integer({ min: Date.UTC(1975, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 }).map((s) => s * 1000);
const date = instant.map((ms) => new Date(ms).toISOString().slice(0, 10));

function zonedOracle(epochMs: number, zoneName: string) {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zoneName);
}

describe('reading an instant on the wall clock', () => {
  it('agrees with Temporal in every zone, in any order of asking', () => {
    fc.assert(
      fc.property(instant, zone, (epochMs, zoneName) => {
        const oracle = zonedOracle(epochMs, zoneName);
        expect(toLocalParts(epochMs, zoneName)).toEqual({
          date: oracle.toPlainDate().toString(),
          minuteOfDay: oracle.hour * 60 + oracle.minute,
          weekday: oracle.dayOfWeek,
        });
        expect(toLocalDate(epochMs, zoneName)).toBe(oracle.toPlainDate().toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('changes at the very millisecond of the transition', () => {
    const spring = Date.UTC(2026, 2, 29, 1);
    expect(toLocalParts(spring - 1, 'Europe/Berlin').minuteOfDay).toBe(119);
    expect(toLocalParts(spring, 'Europe/Berlin').minuteOfDay).toBe(180);
  });

  it('names an unknown zone and an impossible instant', () => {
    expect(() => toLocalDate(0, 'Mars/Olympus')).toThrow(InvalidInput);
    expect(() => toLocalDate(Number.NaN, 'UTC')).toThrow(InvalidInput);
    expect(isKnownZone('Mars/Olympus')).toBe(false);
    expect(isKnownZone('Asia/Kathmandu')).toBe(true);
  });
});

describe('local days', () => {
  it('start where Temporal says the day starts, and last as long', () => {
    fc.assert(
      fc.property(date, zone, (day, zoneName) => {
        const oracle = Temporal.PlainDate.from(day).toZonedDateTime(zoneName);
        const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zoneName);
        expect(localDayStart(day, zoneName)).toBe(oracle.epochMilliseconds);
        expect(localDayEnd(day, zoneName)).toBe(next.epochMilliseconds);
      }),
      { numRuns: 2000 },
    );
  });

  it('are found at once in far years too', () => {
    const startedMs = performance.now();
    for (const day of ['0101-01-01', '1900-06-15', '2149-12-31', '2150-01-01', '9998-07-01']) {
      const oracle = Temporal.PlainDate.from(day).toZonedDateTime('America/New_York');
      expect(localDayStart(day, 'America/New_York')).toBe(oracle.epochMilliseconds);
      expect(dayIntervals(day, 'America/New_York', 60)).toHaveLength(24);
    }
    expect(performance.now() - startedMs).toBeLessThan(2000);
  });

  it('have 23 and 25 hours when clocks change, and none where a zone skipped the date', () => {
    expect(localDayLengthMinutes('2026-03-29', 'Europe/Berlin')).toBe(1380);
    expect(localDayLengthMinutes('2026-10-25', 'Europe/Berlin')).toBe(1500);
    expect(localDayLengthMinutes('2026-06-01', 'Europe/Berlin')).toBe(1440);
    expect(localDayLengthMinutes('2011-12-30', 'Pacific/Apia')).toBe(0);
  });

  it('begin at 01:00 where the clocks jump over midnight', () => {
    const start = localDayStart('2024-03-31', 'Asia/Beirut');
    expect(toLocalParts(start, 'Asia/Beirut')).toEqual({ date: '2024-03-31', minuteOfDay: 60, weekday: 7 });
  });
});

describe('interval grid of a day', () => {
  it('keeps only the real slots', () => {
    expect(dayIntervals('2026-03-29', 'Europe/Berlin', 15)).toHaveLength(92);
    expect(dayIntervals('2026-10-25', 'Europe/Berlin', 15)).toHaveLength(100);
    expect(dayIntervals('2026-06-01', 'Europe/Berlin', 30)).toHaveLength(48);
    expect(dayIntervals('2011-12-30', 'Pacific/Apia', 15)).toEqual([]);
  });

  it('repeats the hour of an autumn night and skips that of a spring night', () => {
    const clock = (day: string) =>
      dayIntervals(day, 'Europe/Berlin', 60).map((ms) => toLocalParts(ms, 'Europe/Berlin').minuteOfDay / 60);
    expect(clock('2026-10-25').slice(0, 5)).toEqual([0, 1, 2, 2, 3]);
    expect(clock('2026-03-29').slice(0, 4)).toEqual([0, 1, 3, 4]);
  });

  it('stays on the wall-clock grid where clocks change by half an hour', () => {
    const clock = (day: string) =>
      dayIntervals(day, 'Australia/Lord_Howe', 60).map((ms) => toLocalParts(ms, 'Australia/Lord_Howe').minuteOfDay);
    expect(clock('2026-04-05').slice(0, 5)).toEqual([0, 60, 90, 120, 180]);
    expect(clock('2026-10-04').slice(0, 5)).toEqual([0, 60, 150, 180, 240]);
  });

  it('tiles every day of every zone without gap or overlap', () => {
    fc.assert(
      fc.property(date, zone, fc.constantFrom(5, 15, 30, 60), (day, zoneName, minutes) => {
        const slots = dayIntervals(day, zoneName, minutes);
        const end = localDayEnd(day, zoneName);
        if (slots.length === 0) return end === localDayStart(day, zoneName);
        expect(slots[0]).toBe(localDayStart(day, zoneName));
        slots.forEach((start, index) => {
          const next = slots[index + 1] ?? end;
          expect(next).toBeGreaterThan(start);
          expect(next - start).toBeLessThanOrEqual(minutes * 60_000);
          expect(toLocalDate(start, zoneName)).toBe(day);
        });
        return true;
      }),
      { numRuns: 500 },
    );
  });

  it('refuses a length that does not divide the day', () => {
    for (const minutes of [0, 7, -15, 1.5, Number.NaN]) {
      expect(() => dayIntervals('2026-06-01', 'UTC', minutes)).toThrow(InvalidInput);
    }
  });
});

describe('finding the instant of a wall-clock time', () => {
  const berlin = { zone: 'Europe/Berlin' } as const;

  it('undoes toLocalParts at every instant outside an overlap', () => {
    fc.assert(
      fc.property(instant, zone, (rawMs, zoneName) => {
        const epochMs = Math.floor(rawMs / 60_000) * 60_000;
        const parts = toLocalParts(epochMs, zoneName);
        const both = (['earlier', 'later'] as const).map((ambiguity) =>
          localToInstant({ ...parts, zone: zoneName, ambiguity }),
        );
        expect(both).toContain(epochMs);
      }),
      { numRuns: 2000 },
    );
  });

  it('chooses or rejects the repeated hour', () => {
    const twice = { date: '2026-10-25', minuteOfDay: 150, ...berlin };
    expect(localToInstant({ ...twice, ambiguity: 'earlier' })).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(localToInstant({ ...twice, ambiguity: 'later' })).toBe(Date.UTC(2026, 9, 25, 1, 30));
    expect(localToInstant({ ...twice, ambiguity: 'reject' })).toEqual({
      kind: 'overlap',
      earlierMs: Date.UTC(2026, 9, 25, 0, 30),
      laterMs: Date.UTC(2026, 9, 25, 1, 30),
      transitionMs: Date.UTC(2026, 9, 25, 1),
    });
  });

  it('reports the skipped hour whatever is asked, and the instant of the jump', () => {
    for (const ambiguity of ['earlier', 'later', 'reject'] as const) {
      const result = localToInstant({ date: '2026-03-29', minuteOfDay: 150, ...berlin, ambiguity });
      expect(isLocalTimeFault(result)).toBe(true);
      expect(result).toMatchObject({ kind: 'gap', transitionMs: Date.UTC(2026, 2, 29, 1) });
    }
  });

  it('reads minutes past midnight as the next day', () => {
    expect(localToInstant({ date: '2026-06-01', minuteOfDay: 1800, ...berlin, ambiguity: 'reject' })).toBe(
      Date.UTC(2026, 5, 2, 4),
    );
  });
});
