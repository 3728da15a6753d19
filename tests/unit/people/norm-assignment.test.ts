import { describe, expect, it } from 'vitest';
import { gravest, judgeCell, listSubPeriods, type NormCell } from '~/models/norm-assignment';

describe('sub-periods', () => {
  it('are the months, quarters or the year, without gaps', () => {
    expect(listSubPeriods(2028, 'quarter')).toEqual([
      { firstDate: '2028-01-01', lastDate: '2028-03-31' },
      { firstDate: '2028-04-01', lastDate: '2028-06-30' },
      { firstDate: '2028-07-01', lastDate: '2028-09-30' },
      { firstDate: '2028-10-01', lastDate: '2028-12-31' },
    ]);
    expect(listSubPeriods(2028, 'month')[1]).toEqual({ firstDate: '2028-02-01', lastDate: '2028-02-29' });
    expect(listSubPeriods(2028, 'year')).toHaveLength(1);
  });
});

describe('what becomes of a period', () => {
  const cell: NormCell = {
    employeeId: 'a',
    firstDate: '2028-01-01',
    lastDate: '2028-01-31',
    minutes: 9000,
    ownMinutes: null,
    insideCount: 0,
    isInside: false,
    isEmployed: true,
  };
  it.each([
    ['apply', {}],
    ['override', { ownMinutes: 8000 }],
    ['override', { insideCount: 3 }],
    ['same', { ownMinutes: 9000 }],
    ['same', { minutes: null }],
    ['override', { minutes: null, ownMinutes: 9000 }],
    ['conflict', { isInside: true }],
    ['left', { isEmployed: false, isInside: true }],
  ] as const)('is %s for %j', (verdict, changes) => expect(judgeCell({ ...cell, ...changes })).toBe(verdict));

  it('of several is the gravest', () => {
    expect(gravest(['same', 'apply', 'left'])).toBe('apply');
    expect(gravest(['override', 'conflict'])).toBe('conflict');
    expect(gravest([])).toBe('left');
  });
});
