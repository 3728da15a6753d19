import { describe, expect, it } from 'vitest';
import type { GridData, GridFilter } from '~/modules/schedule-grid/grid-data';
import { listSheetRows, type SheetWords } from '~/modules/schedule-grid/sheet-rows';

const grid: GridData = {
  version: 1,
  startDate: '2026-11-02',
  days: 3,
  templates: [['t1', 'D', 'Day', 2, 540, 540, 480, true]],
  groups: [
    ['g1', 'Sales', 1],
    ['g2', 'Support', 2],
  ],
  departments: [['d1', 'Team']],
  sites: [['s1', 'Here']],
  people: [
    ['p0', 'Anna', 0, 0, [0], 2400, 0],
    ['p1', 'Boris', 0, 0, [1], 2400, 0],
  ],
  shifts: [
    [0, 0, 540, 780, 0, 240, 0, 1],
    [0, 0, 840, 1080, 0, 240, 0, 1],
    [0, 2, 1320, 1860, 0, 480, 0, 1],
  ],
  absences: [[1, -2, 1, 'Vacation']],
  conflicts: [[0, 2, 'night']],
  coverage: [],
  peopleCount: 2,
  openPositions: [
    [0, 'Sales', [[1, 540, 1080, 480, 0]]],
    [1, 'Support', [[2, 600, 1140, 480, 0]]],
  ],
};
const words: SheetWords = {
  section: 'Open',
  nameOf: (number, groupName) => `${number} ${groupName}`,
  ruleOf: (rule) => `rule ${rule}`,
  countOf: ({ count, isOpenPosition }) => `${count} ${isOpenPosition ? 'positions' : 'people'}`,
};
const everybody: GridFilter = {
  text: '',
  groupId: '',
  departmentId: '',
  siteId: '',
  onlyConflicts: false,
  groupBy: null,
};
const linesOf = (filter: Partial<GridFilter>) =>
  listSheetRows(grid, { ...everybody, ...filter }, words).map((row) =>
    row.kind === 'title' ? row.title : [row.name, ...row.cells.map((cell) => cell.text)].join(' | '),
  );

describe('a schedule on paper and in files', () => {
  it('holds people with both parts of a split day, absences, and open positions under their title', () => {
    expect(linesOf({})).toEqual([
      'Anna | 09:00–13:00, 14:00–18:00 |  | 22:00–07:00',
      'Boris | Vacation | Vacation | ',
      'Open (2 positions)',
      '1 Sales |  | 09:00–18:00 | ',
      '2 Support |  |  | 10:00–19:00',
    ]);
  });

  it('names the rules that are broken, and knows no norm of a position', () => {
    const rows = listSheetRows(grid, everybody, words);
    const [anna] = rows;
    const position = rows.at(-1);
    if (anna.kind === 'title' || position?.kind !== 'open-position') throw new Error('other rows expected');
    expect(anna.cells.map((cell) => cell.brokenRules)).toEqual([[], [], ['rule night']]);
    expect([anna.paidHours, anna.normHours, position.paidHours, position.normHours]).toEqual([16, 40, 8, null]);
  });

  it('is filtered and grouped as the page is', () => {
    expect(linesOf({ groupId: 'g2' })).toEqual([
      'Boris | Vacation | Vacation | ',
      'Open (1 positions)',
      '2 Support |  |  | 10:00–19:00',
    ]);
    expect(linesOf({ onlyConflicts: true })).toEqual(['Anna | 09:00–13:00, 14:00–18:00 |  | 22:00–07:00']);
    expect(linesOf({ groupBy: 'group' }).filter((line) => line.includes('('))).toEqual([
      'Sales (1 people)',
      'Support (1 people)',
      'Open (2 positions)',
    ]);
  });
});
