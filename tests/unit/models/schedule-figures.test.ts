import { describe, expect, it } from 'vitest';
import { clipGrid, comparePeople, figuresOfSchedule, nightMinutesOf } from '~/models/schedule-figures';
import type { GridShift, ScheduleGrid } from '~/models/schedule-grid';

/** a week from Monday for two people with a norm of 40 hours */
const gridOf = (shifts: GridShift[]): ScheduleGrid => ({
  version: 1,
  startDate: '2026-11-02',
  days: 7,
  templates: [],
  groups: [['g', 'Group', 1]],
  departments: [],
  sites: [],
  people: [
    ['a', 'Anna', 0, 0, [0], 2400, 0],
    ['b', 'Boris', 0, 0, [0], 2400, 0],
  ],
  shifts,
  absences: [],
  conflicts: [[0, 1, 'night']],
  coverage: [
    [0, 0, 10, 2, 1],
    [0, 1, 10, 0.5, 0],
  ],
  openPositions: [],
  peopleCount: 2,
});
const day = (person: number, at: number, from = 540, to = 1080, paid = 480): GridShift => [
  person,
  at,
  from,
  to,
  -1,
  paid,
  0,
  1,
];

describe('figures of a schedule', () => {
  it('counts the minutes of the night exactly', () => {
    expect(nightMinutesOf(540, 1080)).toBe(0);
    expect(nightMinutesOf(1200, 1920)).toBe(480);
    expect(nightMinutesOf(300, 720)).toBe(60);
    expect(nightMinutesOf(1380, 1500)).toBe(120);
  });

  it('pays night a fifth, rest days once and overtime half more', () => {
    expect(figuresOfSchedule(gridOf([day(0, 0)]))).toMatchObject({ paidHours: 8, costHours: 8, shifts: 1, people: 1 });
    expect(figuresOfSchedule(gridOf([day(0, 5)])).costHours).toBe(16);
    expect(figuresOfSchedule(gridOf([day(0, 0, 1200, 1920, 720)])).costHours).toBe(12 + 0.2 * 8);
    const long = gridOf([0, 1, 2, 3, 4].map((at) => day(0, at, 540, 1140, 540)));
    expect(figuresOfSchedule(long).costHours).toBe(45 + 0.5 * 5);
  });

  it('adds up coverage, conflicts and the spread of nights and weekends', () => {
    const grid = gridOf([day(0, 5), day(0, 6), day(1, 5), day(1, 0, 1200, 1920)]);
    const figures = figuresOfSchedule(grid);
    expect(figures).toMatchObject({ shortHours: 2.5, overHours: 1, conflicts: 1, spreadNights: 1, spreadWeekends: 1 });
    expect(figures.shortByDate.get('2026-11-02')).toBe(2);
  });

  it('tells what changes for each person on the dates that both cover', () => {
    const first = gridOf([day(0, 0), day(0, 1), day(1, 2)]);
    const second = gridOf([day(0, 0), day(0, 1, 600, 1140), day(0, 3), day(1, 2)]);
    expect(comparePeople(first, second)).toEqual([{ id: 'a', name: 'Anna', added: 1, removed: 0, moved: 1, hours: 8 }]);
    expect(comparePeople(first, first)).toEqual([]);
    const later = { ...gridOf([day(1, 0)]), startDate: '2026-11-09' };
    expect(comparePeople(first, later)).toEqual([]);
  });

  it('counts only the dates that are compared, with norms by their share', () => {
    const grid = gridOf([day(0, 0), day(0, 1), day(1, 5), day(1, 6)]);
    const clipped = clipGrid(grid, '2026-11-03', '2026-11-07');
    expect(figuresOfSchedule(clipped)).toMatchObject({ shifts: 2, paidHours: 16, shortHours: 0.5, conflicts: 1 });
    expect(clipped.people.map((person) => person[5])).toEqual([1714, 1714]);
    expect(clipGrid(grid, '2026-11-01', '2026-11-30')).toBe(grid);
  });
});
