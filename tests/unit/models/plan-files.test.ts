import { describe, expect, it } from 'vitest';
import { parseContactPlan } from '~/integrations/files/plan/parse-contact-plan';
import { parseOperatorPlan } from '~/integrations/files/plan/parse-operator-plan';
import type { Cell } from '~/integrations/files/row-batch';

const rowsOf = (cells: Cell[][]) => cells.map((line, index) => ({ row: index + 1, cells: line }));
const contacts = (cells: Cell[][], intervalMinutes = 15) =>
  parseContactPlan({ rows: rowsOf(cells), timeZone: 'Europe/Moscow', intervalMinutes });

describe('a contact plan', () => {
  it('reads both ways of writing a date, a header, decimal commas, and a handling time that may be missing', () => {
    const { slots, faults } = contacts([
      ['time', 'contacts', 'aht'],
      ['01.12.2026 10:15', '12,5', '210'],
      ['2026.12.01 10:00', 40, null],
    ]);
    expect(faults).toEqual([]);
    expect(slots).toEqual([
      { start: Date.parse('2026-12-01T10:00:00+03:00'), contacts: 40, ahtSec: null },
      { start: Date.parse('2026-12-01T10:15:00+03:00'), contacts: 12.5, ahtSec: 210 },
    ]);
  });

  it('names row, column and rule of every fault', () => {
    const { faults } = contacts([
      ['time', 'contacts', 'aht'],
      ['01.12.2026 10:07', 5, 200],
      ['yesterday', 5, 200],
      ['01.12.2026 10:15', -1, 0],
      ['01.12.2026 10:15', 'many', 200],
      ['01.12.2026 10:30'],
    ]);
    expect(faults.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [2, 'A', 'grid'],
      [3, 'A', 'time'],
      [4, 'B', 'negative'],
      [4, 'C', 'positive'],
      [5, 'B', 'number'],
      [5, 'A', 'duplicate'],
      [6, '', 'columns'],
    ]);
  });

  it('refuses an hour that the clocks skip, and says when there is nothing', () => {
    const lisbon = parseContactPlan({
      rows: rowsOf([['28.03.2027 01:30', 4, 100]]),
      timeZone: 'Europe/Lisbon',
      intervalMinutes: 30,
    });
    expect(lisbon.faults).toMatchObject([{ column: 'A', rule: 'time' }]);
    expect(contacts([]).faults).toMatchObject([{ row: 0, rule: 'empty' }]);
  });
});

describe('an operator plan', () => {
  const hours = (count: number): Cell[][] => Array.from({ length: count }, () => [120, 6]);

  it('splits an hour: contacts into equal parts that add up, operators level', () => {
    const { day, faults } = parseOperatorPlan({ rows: rowsOf(hours(24)), mode: 'hour', intervalMinutes: 5 });
    expect(faults).toEqual([]);
    expect(day.contacts).toHaveLength(288);
    expect(day.contacts.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => 10));
    expect(new Set(day.operators)).toEqual(new Set([6]));
  });

  it('keeps decimals, so that the hour adds up', () => {
    const rows = rowsOf(Array.from({ length: 24 }, () => [100, 2.5]));
    const { day } = parseOperatorPlan({ rows, mode: 'hour', intervalMinutes: 10 });
    expect(day.contacts.slice(0, 6).reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 9);
  });

  it.each([
    ['hour', 23, 24],
    ['interval', 95, 96],
  ] as const)('by %s asks for the exact number of rows', (mode, given, expected) => {
    const { faults } = parseOperatorPlan({ rows: rowsOf(hours(given)), mode, intervalMinutes: 15 });
    expect(faults).toMatchObject([{ row: 0, rule: 'rows', expected }]);
  });

  it('names the cell that is no number', () => {
    const rows = hours(24);
    rows[3] = [10, 'six'];
    rows[5] = [-1, 6];
    const { faults } = parseOperatorPlan({ rows: rowsOf(rows), mode: 'hour', intervalMinutes: 15 });
    expect(faults.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [4, 'B', 'number'],
      [6, 'A', 'negative'],
    ]);
  });
});
