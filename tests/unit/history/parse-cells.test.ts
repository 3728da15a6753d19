import { describe, expect, it } from 'vitest';
import { parseDurationCell, parseNumberCell } from '~/integrations/files/history/parse-number-cell';
import { parseClockCell, parseTimeCell } from '~/integrations/files/history/parse-time-cell';

const local = (cell: string | number, order: 'ymd' | 'dmy' | 'mdy' = 'dmy') => {
  const time = parseTimeCell(cell, order);
  return time && new Date(time.localMs).toISOString().slice(0, 19);
};

describe('a time cell', () => {
  it.each([
    ['2003-03-03T07:15', '2003-03-03T07:15:00'],
    ['2003-03-03 07:15:30', '2003-03-03T07:15:30'],
    ['2026.11.23 07:15', '2026-11-23T07:15:00'],
    ['2026/1/5 7:05', '2026-01-05T07:05:00'],
    ['23.11.2026 07:15:00', '2026-11-23T07:15:00'],
    ['3.4.2026 7:15', '2026-04-03T07:15:00'],
    ['03/04/2026 12:15 AM', '2026-04-03T00:15:00'],
    ['23.11.2026', '2026-11-23T00:00:00'],
    ['31.12.2026 24:00', '2027-01-01T00:00:00'],
  ])('reads %s', (cell, expected) => expect(local(cell)).toBe(expected));

  it('reads month first where the file does', () => {
    expect(local('03/04/2026 1:15 PM', 'mdy')).toBe('2026-03-04T13:15:00');
  });
  it('reads the serial number of a spreadsheet', () => {
    expect(local(45_000.25)).toBe('2023-03-15T06:00:00');
  });
  it('keeps the offset that the cell tells', () => {
    expect(parseTimeCell('2026-11-23T07:15:00+03:00', 'ymd')?.offsetMs).toBe(3 * 3_600_000);
    expect(parseTimeCell('2026-11-23T07:15:00Z', 'ymd')?.offsetMs).toBe(0);
    expect(parseTimeCell('2026-11-23T07:15:00', 'ymd')?.offsetMs).toBeNull();
  });
  it.each(['', 'noon', '30.02.2026 10:00', '2026-13-01', '23.11.2026 25:00', '23.11.26 10:00', '2026-11.23'])(
    'refuses %s',
    (cell) => expect(local(cell)).toBeNull(),
  );
});

describe('a clock cell', () => {
  it('reads minutes of the day in words and as a fraction of a day', () => {
    expect(parseClockCell('07:15')).toBe(435 * 60_000);
    expect(parseClockCell('7:15 PM')).toBe((19 * 60 + 15) * 60_000);
    expect(parseClockCell(0.25)).toBe(6 * 3_600_000);
    expect(parseClockCell('7')).toBeNull();
  });
});

describe('a number cell', () => {
  it.each([
    ['1200', '.', 1200],
    ['1 200', '.', 1200],
    ['1,200', '.', 1200],
    ['1.5', '.', 1.5],
    ['1,5', ',', 1.5],
    ['1.200', ',', 1200],
    ['1.200,5', ',', 1200.5],
    ['-3', '.', -3],
  ] as const)('reads %s with decimal %s', (cell, decimal, expected) =>
    expect(parseNumberCell(cell, decimal)).toBe(expected),
  );
  it.each(['', 'x', '12a', '1-2', '0x10', '1e3'])('refuses %s', (cell) => expect(parseNumberCell(cell, '.')).toBeNaN());
});

describe('a duration cell', () => {
  it('is in the unit of the file, or minutes and seconds', () => {
    expect(parseDurationCell('185', '.', 's')).toBe(185_000);
    expect(parseDurationCell('185000', '.', 'ms')).toBe(185_000);
    expect(parseDurationCell('3,5', ',', 'min')).toBe(210_000);
    expect(parseDurationCell('3:05', '.', 's')).toBe(185_000);
    expect(parseDurationCell('1:03:05', '.', 's')).toBe(3_785_000);
  });
});
