import { describe, expect, it } from 'vitest';
import { type CoverageCurves, estimateCoverage, moveCurves } from '~/modules/schedule-grid/coverage-estimate';
import { estimateDay } from '~/modules/schedule-grid/day-coverage-estimate';
import { movePart } from '~/modules/schedule-grid/day-edits';
import type { CellShift } from '~/modules/schedule-grid/edit-types';

const midnightMs = Date.UTC(2026, 10, 2);
const times = Array.from({ length: 96 }, (_, i) => midnightMs + i * 900_000);
const shift: CellShift = {
  startMinute: 540,
  endMinute: 1080,
  templateId: null,
  paidMinutes: 480,
  kind: 'normal',
  isLocked: false,
  version: 1,
  activities: [{ kind: 'LUNCH', startMinute: 780, endMinute: 840, isPaid: false }],
};
const flat = new Array<number>(96).fill(5);
const slotOf = (minute: number) => minute / 15;

describe('coverage of a day while something is dragged', () => {
  it('a lunch that moves leaves its time covered and takes the new one', () => {
    const after = movePart(shift, { kind: 'activity', index: 0 }, 60);
    const next = estimateDay(flat, times, 15, [{ before: shift, after, midnightMs }]);
    expect(next.slice(slotOf(780), slotOf(840))).toEqual([6, 6, 6, 6]);
    expect(next.slice(slotOf(840), slotOf(900))).toEqual([4, 4, 4, 4]);
    expect(next.filter((value) => value !== 5)).toHaveLength(8);
  });

  it('a shift that moves by five minutes changes its first and last interval by a third of an agent', () => {
    const without = { ...shift, activities: [] };
    const after = movePart(without, { kind: 'shift' }, 5);
    const next = estimateDay(flat, times, 15, [{ before: without, after, midnightMs }]);
    expect(next[slotOf(540)]).toBeCloseTo(4.67, 2);
    expect(next[slotOf(1080)]).toBeCloseTo(5.33, 2);
  });

  it('follows the clock of the person, and adds up what moves together', () => {
    const after = movePart(shift, { kind: 'activity', index: 0 }, 60);
    const east = { before: shift, after, midnightMs: midnightMs - 3_600_000 };
    const next = estimateDay(flat, times, 15, [east, east]);
    expect(next[slotOf(720)]).toBe(7);
    expect(next[slotOf(780)]).toBe(3);
  });
});

describe('curves under the grid', () => {
  const curves: CoverageCurves = {
    intervalMinutes: 60,
    groups: ['a', 'b'].map((groupId) => ({
      groupId,
      required: new Array<number>(48).fill(2),
      scheduled: new Array<number>(48).fill(groupId === 'a' ? 1 : 2),
    })),
  };
  const moves = [
    { day: 0, shift: { ...shift, paidMinutes: 540 }, groupIds: ['a', 'b'], sign: 1 as const },
    { day: 1, shift: { ...shift, paidMinutes: 540 }, groupIds: ['b'], sign: -1 as const },
  ];

  it('change where shifts come and go, as their sums do', () => {
    const moved = moveCurves(curves, moves);
    expect(moved.groups[0].scheduled.slice(9, 18)).toEqual(new Array(9).fill(2));
    expect(moved.groups[1].scheduled.slice(24 + 9, 24 + 18)).toEqual(new Array(9).fill(1));
    const short = (of: CoverageCurves) =>
      of.groups.flatMap((group) => group.required.map((need, i) => Math.max(0, need - group.scheduled[i])));
    const total = (of: CoverageCurves) => short(of).reduce((sum, value) => sum + value, 0);
    const change = estimateCoverage(curves, moves).reduce((sum, day) => sum + day.short, 0);
    expect(total(moved) - total(curves)).toBeCloseTo(change, 9);
  });

  it('stay the same objects where nothing moves', () => {
    expect(moveCurves(curves, [])).toBe(curves);
    expect(moveCurves(curves, moves.slice(0, 1)).groups[1]).toBe(curves.groups[1]);
  });
});
