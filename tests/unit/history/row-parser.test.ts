import { describe, expect, it } from 'vitest';
import { columnLetter, FaultLog, faultRules } from '~/integrations/files/history/fault-log';
import type { HistoryFileOptions } from '~/integrations/files/history/options';
import { HistoryRowParser } from '~/integrations/files/history/row-parser';
import type { Cell } from '~/integrations/files/row-batch';

const base: HistoryFileOptions = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: ',',
  hasHeader: true,
  layout: 'history',
  columns: ['time', 'unique', 'total', 'aht', 'postProcessing'],
  dateOrder: 'dmy',
  decimal: '.',
  ahtUnit: 's',
  timeZone: 'Europe/Berlin',
  ambiguity: 'reject',
  intervalMinutes: 15,
  groupId: 'support',
  faultPolicy: 'reject',
};

function parseAll(rows: Cell[][], changes: Partial<HistoryFileOptions> = {}) {
  const log = new FaultLog();
  const parser = new HistoryRowParser({ ...base, ...changes }, new Map([['sales', 'sales-id']]), log);
  const parsed = rows.map((row, index) => parser.parse(row, index + 2));
  return { parsed, faults: log.summary() };
}

const firstFault = (row: Cell[], changes: Partial<HistoryFileOptions> = {}) =>
  parseAll([row], changes).faults.faults[0];

const good: Cell[] = ['23.11.2026 10:00:00', '8', '10', '200', '20'];
const having = (column: number, cell: Cell): Cell[] => good.map((value, index) => (index === column ? cell : value));
const mapped: Partial<HistoryFileOptions> = { layout: 'mapped', groupId: null };

describe('a row of a history file', () => {
  it('becomes an interval in UTC with times in milliseconds', () => {
    const { parsed, faults } = parseAll([good]);
    expect(faults.total).toBe(0);
    expect(parsed[0]).toEqual({
      groupId: 'support',
      startMs: Date.parse('2026-11-23T09:00:00Z'),
      unique: 8,
      total: 10,
      treated: 10,
      missed: 0,
      inTime: null,
      ahtMs: 200_000,
      postProcessingMs: 20_000,
    });
  });

  const cases: [string, Cell[], Partial<HistoryFileOptions>, string | null][] = [
    ['columns', good.slice(0, 4), {}, null],
    ['timeMissing', having(0, ''), {}, 'A'],
    ['timeUnreadable', having(0, '2026/23'), {}, 'A'],
    ['timeGap', having(0, '29.03.2026 02:15:00'), {}, 'A'],
    ['timeAmbiguous', having(0, '25.10.2026 02:15:00'), {}, 'A'],
    ['offGrid', having(0, '23.11.2026 10:07:00'), {}, 'A'],
    ['offGrid', having(0, '23.11.2026 10:00:30'), {}, 'A'],
    ['numberMissing', having(2, ''), {}, 'C'],
    ['numberUnreadable', having(1, 'eight'), {}, 'B'],
    ['negative', having(2, '-1'), {}, 'C'],
    ['negative', having(4, '-20'), {}, 'E'],
    ['fraction', having(2, '9.5'), {}, 'C'],
    ['tooLarge', having(2, '99999999'), {}, 'C'],
    ['uniqueAboveTotal', having(1, '11'), {}, 'B'],
    ['ahtMissing', having(3, '0'), {}, 'D'],
    ['ahtTooLong', having(3, '99999999'), {}, 'D'],
    ['groupMissing', ['', '23.11.2026 10:00', '5'], { ...mapped, columns: ['group', 'time', 'total'] }, 'A'],
    ['groupUnknown', ['Nobody', '23.11.2026 10:00', '5'], { ...mapped, columns: ['group', 'time', 'total'] }, 'A'],
    [
      'partsAboveTotal',
      ['23.11.2026 10:00', '5', '6'],
      { layout: 'mapped', columns: ['time', 'total', 'missed'] },
      'C',
    ],
  ];
  it.each(cases)('names the fault %s by row and column', (rule, row, changes, column) => {
    expect(firstFault(row, changes)).toMatchObject({ rule, row: 2, column });
  });

  it('names the row that had the interval first', () => {
    const { parsed, faults } = parseAll([good, having(0, '23.11.2026 10:15:00'), good]);
    expect(parsed.map(Boolean)).toEqual([true, true, false]);
    expect(faults.faults).toEqual([
      { row: 4, column: 'A', field: 'time', rule: 'duplicate', value: '23.11.2026 10:00:00', otherRow: 2 },
    ]);
  });

  it('can break every rule that one row can break', () => {
    const byRow = new Set(cases.map(([rule]) => rule));
    const byFile = ['unreadable', 'header', 'duplicate'];
    expect([...byRow, ...byFile].sort()).toEqual([...faultRules].sort());
  });

  it('collects all faults of a row', () => {
    const { faults } = parseAll([['nonsense', 'x', '-1', '200', '20']]);
    expect(faults.faults.map((fault) => fault.rule)).toEqual(['timeUnreadable', 'numberUnreadable', 'negative']);
    expect(faults.rowsAtFault).toBe(1);
  });

  it('finds the group by the column that names it', () => {
    const { parsed } = parseAll([['SALES', '23.11.2026 10:00', '5']], {
      ...mapped,
      columns: ['group', 'time', 'total'],
    });
    expect(parsed[0]?.groupId).toBe('sales-id');
  });

  it('takes a time with an offset as it is, whatever the zone', () => {
    const { parsed } = parseAll([['2026-10-25T02:15:00+02:00', '5']], { layout: 'plain', columns: ['time', 'total'] });
    expect(parsed[0]?.startMs).toBe(Date.parse('2026-10-25T00:15:00Z'));
  });

  it('joins a date and a clock column', () => {
    const { parsed } = parseAll([['23.11.2026', '10:45', '5']], {
      layout: 'mapped',
      columns: ['date', 'clock', 'total'],
    });
    expect(parsed[0]?.startMs).toBe(Date.parse('2026-11-23T09:45:00Z'));
  });
});

describe('the hour that clocks repeat', () => {
  const twice: Cell[][] = [
    ['25.10.2026 02:45', '1'],
    ['25.10.2026 02:45', '2'],
    ['25.10.2026 03:00', '3'],
  ];
  const plain: Partial<HistoryFileOptions> = { layout: 'plain', columns: ['time', 'total'] };
  const starts = (ambiguity: HistoryFileOptions['ambiguity']) =>
    parseAll(twice, { ...plain, ambiguity }).parsed.map(
      (row) => row && new Date(row.startMs).toISOString().slice(11, 16),
    );

  it('is read in order: first the earlier, then the later', () =>
    expect(starts('sequence')).toEqual(['00:45', '01:45', '02:00']));
  it('can be always the earlier or always the later, and then occurs twice', () => {
    expect(starts('earlier')).toEqual(['00:45', null, '02:00']);
    expect(starts('later')).toEqual(['01:45', null, '02:00']);
  });
  it('can be refused', () => expect(starts('reject')).toEqual([null, null, '02:00']));
});

describe('the log of faults', () => {
  it('keeps the first and counts all', () => {
    const log = new FaultLog(2);
    for (let row = 1; row <= 5; row++) log.add({ row, column: 'A', field: 'time', rule: 'offGrid', value: 'x' });
    const { faults, total, byRule, rowsAtFault } = log.summary();
    expect([faults.length, total, byRule, rowsAtFault]).toEqual([2, 5, { offGrid: 5 }, 5]);
  });
  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});
