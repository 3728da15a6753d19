import { describe, expect, it } from 'vitest';
import { toCsvCell } from '~/models/csv-cell';
import { checkImportRows, type ImportDirectory } from '~/models/employee-import-check';
import { matchColumns, parseImportDate, parseImportNumber } from '~/models/employee-import-columns';

const directory: ImportDirectory = {
  departments: new Map([
    ['sup', 'd1'],
    ['twice', null],
  ]),
  positions: new Map([['agent', 'p1']]),
  sites: new Map([['main', 's1']]),
  workRules: new Map([['standard', 'w1']]),
  siteTimeZones: new Map([['s1', 'Europe/Moscow']]),
  defaultSiteId: 's1',
  defaultWorkRuleId: 'w1',
  employees: new Map([
    ['7', { id: 'e7', status: 'active', isInScope: true }],
    ['8', { id: 'e8', status: 'active', isInScope: false }],
    ['9', { id: 'e9', status: 'dismissed', isInScope: true }],
  ]),
  departmentsInScope: 'all',
};
const good = {
  personnelNumber: '1',
  lastName: 'Иванова',
  firstName: 'Анна',
  department: 'SUP',
  hireDate: '01.02.2026',
};
const check = (...rows: Record<string, string>[]) =>
  checkImportRows(
    rows.map((cells, index) => ({ row: index + 2, cells })),
    directory,
  );

describe('check of an import', () => {
  it('fills what the file leaves to the defaults', () => {
    const { valid, faults } = check(good);
    expect(faults).toEqual([]);
    expect(valid[0]).toMatchObject({
      employeeId: null,
      departmentId: 'd1',
      siteId: 's1',
      timeZone: 'Europe/Moscow',
      workRuleId: 'w1',
      hireDate: '2026-02-01',
      rate: 1,
      weeklyMinutes: 2400,
    });
  });

  it('names every fault by row and column, not only the first', () => {
    const { valid, faults } = check(good, {
      personnelNumber: '1',
      lastName: '',
      firstName: 'A',
      department: 'nowhere',
      hireDate: '31.02.2026',
      rate: '7',
      timeZone: 'Moscow/Europe',
      email: 'anna',
    });
    expect(valid).toHaveLength(1);
    expect(faults.map(({ row, column, rule }) => `${row} ${column} ${rule}`).sort()).toEqual([
      '3 department unknown',
      '3 email format',
      '3 hireDate format',
      '3 lastName required',
      '3 personnelNumber duplicate',
      '3 rate range',
      '3 timeZone unknown',
    ]);
  });

  it('takes known people by personnel number and leaves unsaid what the file does not say', () => {
    const { valid, faults } = check({ personnelNumber: '7', position: 'Agent' });
    expect(faults).toEqual([]);
    expect(valid[0]).toMatchObject({
      employeeId: 'e7',
      positionId: 'p1',
      lastName: null,
      rate: null,
      weeklyMinutes: null,
      siteId: null,
    });
  });

  it('refuses people out of scope, dismissed ones, and a department name that means two', () => {
    const { faults } = check({ personnelNumber: '8' }, { personnelNumber: '9' }, { ...good, department: 'twice' });
    expect(faults.map((fault) => fault.rule)).toEqual(['out_of_scope', 'dismissed', 'unknown']);
  });

  it('keeps a manager to the departments within reach', () => {
    const { faults } = checkImportRows([{ row: 2, cells: good }], {
      ...directory,
      departmentsInScope: new Set(['other']),
    });
    expect(faults).toMatchObject([{ row: 2, column: 'department', rule: 'out_of_scope' }]);
  });
});

describe('reading of a file', () => {
  it('recognises headers in both languages', () => {
    const { indexOf, unknown, missing } = matchColumns(['Табельный номер', 'Фамилия', 'first_name', 'Shoe size']);
    expect(indexOf).toEqual({ personnelNumber: 0, lastName: 1, firstName: 2 });
    expect(unknown).toEqual(['Shoe size']);
    expect(missing).toEqual(['department', 'hireDate']);
  });

  it('reads dates and numbers as people write them', () => {
    expect(parseImportDate('1.2.2026')).toBe('2026-02-01');
    expect(parseImportDate('2026-02-30')).toBeNull();
    expect(parseImportNumber('0,75')).toBe(0.75);
    expect(parseImportNumber('three')).toBeNull();
  });
});

describe('cells of a CSV export', () => {
  it.each(['=1+1', '+7 900', '-2', '@cmd', '\tx'])('guards %j against being taken for a formula', (text) => {
    expect(toCsvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('quotes separators and leaves numbers as they are', () => {
    expect(toCsvCell('a, "b"')).toBe('"a, ""b"""');
    expect(toCsvCell(-2.5)).toBe('-2.5');
    expect(toCsvCell(null)).toBe('');
  });
});
