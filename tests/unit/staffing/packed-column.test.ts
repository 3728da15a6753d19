import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packColumn, unpackColumn } from '~/models/packed-column';
import { summariseStaffing } from '~/models/staffing-figures';
import { readStaffingSearch } from '~/models/staffing-search';

describe('packed columns', () => {
  it('give back every figure to one decimal, and the gaps', () => {
    const values = fc.array(
      fc.option(
        fc.integer({ min: -9999, max: 9999 }).map((tenths) => tenths / 10),
        { nil: null },
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(values, (column) => {
        expect(unpackColumn(packColumn(column)).map((value) => value && value + 0)).toEqual(
          column.map((value) => value && value + 0),
        );
      }),
    );
  });

  it('are short where a group is closed', () => {
    expect(packColumn([0, 0, 0, 2.55, null, null])).toBe('0*3,2.6,*2');
    expect(unpackColumn('0*3,2.6,*2')).toEqual([0, 0, 0, 2.6, null, null]);
    expect(unpackColumn('')).toEqual([]);
  });
});

describe('figures of a period', () => {
  it('count hours, the peak and what is short', () => {
    const figures = summariseStaffing({
      stepSec: 1800,
      required: [null, 0, 4, 6],
      scheduled: [0, 1, 3.6, 5.5],
      volume: 40,
    });
    expect(figures).toMatchObject({ requiredHours: 5, scheduledHours: 5.05, peak: 6, busy: 2, short: 1 });
  });
});

describe('address of the requirement page', () => {
  it('names a group, a service or a department; nonsense is left out', () => {
    expect(readStaffingSearch(new URLSearchParams('of=service:7&days=14&at=900000'))).toMatchObject({
      serviceId: '7',
      days: 14,
      at: 900_000,
    });
    expect(readStaffingSearch(new URLSearchParams('group=g1')).groupId).toBe('g1');
    expect(readStaffingSearch(new URLSearchParams('of=toString:1&from=2026-13-40&days=3&at=-1'))).toEqual({
      from: undefined,
      day: undefined,
      days: 7,
      at: undefined,
    });
  });
});
