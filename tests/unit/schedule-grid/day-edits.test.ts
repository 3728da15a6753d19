import { describe, expect, it } from 'vitest';
import {
  addActivity,
  addOvertime,
  changeDay,
  type DayTimelineShift,
  movePart,
  removeActivity,
  sendHome,
  toDayCellShift,
} from '~/modules/schedule-grid/day-edits';

const date = '2026-11-23';
const startMs = Date.parse('2026-11-23T06:00:00Z');
const at = (minutes: number) => startMs + minutes * 60_000;

/** 9-18 with a break at 11, lunch 13-14 and a break at 16 */
const stored: DayTimelineShift = {
  id: 's1',
  employeeId: 'p1',
  name: 'Person',
  startMs,
  endMs: at(540),
  startMinute: 540,
  templateId: 't1',
  paidMinutes: 480,
  kind: 'normal',
  version: 2,
  colour: 1,
  isLocked: false,
  activities: [
    { kind: 'BREAK', groupId: null, startMs: at(120), endMs: at(135), isPaid: true },
    { kind: 'LUNCH', groupId: null, startMs: at(240), endMs: at(300), isPaid: false },
    { kind: 'BREAK', groupId: null, startMs: at(420), endMs: at(435), isPaid: true },
  ],
};
const shift = toDayCellShift(stored, date);
const hours = (item: { startMinute: number; endMinute: number }) => [item.startMinute, item.endMinute];

describe('edits of a day', () => {
  it('reads a stored shift by the wall clock of its person', () => {
    expect(hours(shift)).toEqual([540, 1080]);
    expect(shift.activities?.map(hours)).toEqual([
      [660, 675],
      [780, 840],
      [960, 975],
    ]);
    expect(shift.origin).toEqual({ employeeId: 'p1', date, startMinute: 540 });
  });

  it('a shift moves with everything in it, in steps of five minutes, and never before midnight', () => {
    const moved = movePart(shift, { kind: 'shift' }, 32);
    expect(hours(moved)).toEqual([570, 1110]);
    expect(moved.activities?.map((item) => item.startMinute)).toEqual([690, 810, 990]);
    expect(movePart(shift, { kind: 'shift' }, -900).startMinute).toBe(0);
    expect(movePart(shift, { kind: 'shift' }, 2)).toBe(shift);
  });

  it('a pause moves between its neighbours and no further', () => {
    const part = { kind: 'activity' as const, index: 1 };
    expect(movePart(shift, part, 30).activities?.map(hours)[1]).toEqual([810, 870]);
    expect(movePart(shift, part, 600).activities?.map(hours)[1]).toEqual([900, 960]);
    expect(movePart(shift, part, -600).activities?.map(hours)[1]).toEqual([675, 735]);
  });

  it('an end changes hours and paid time, and what no longer fits is left out', () => {
    const longer = movePart(shift, { kind: 'end' }, 60);
    expect(longer).toMatchObject({ endMinute: 1140, paidMinutes: 540 });
    const shorter = movePart(shift, { kind: 'end' }, -300);
    expect(shorter.endMinute).toBe(780);
    expect(shorter.activities).toHaveLength(1);
    expect(shorter.paidMinutes).toBe(240);
    expect(movePart(shift, { kind: 'start' }, 10_000).startMinute).toBe(1065);
  });

  it('adds what fits into the longest free stretch, and removes it again', () => {
    const trained = addActivity(shift, 'TRAINING');
    expect(trained?.activities?.map(hours)[0]).toEqual([570, 630]);
    expect(trained?.paidMinutes).toBe(480);
    expect(removeActivity(shift, 1)).toMatchObject({ paidMinutes: 540 });
    const full = { ...shift, startMinute: 540, endMinute: 560, activities: [] };
    expect(addActivity(full, 'TRAINING')).toBeNull();
  });

  it('sends home and extends by agreement', () => {
    expect(sendHome(shift, 903)).toMatchObject({ endMinute: 905 });
    expect(sendHome(shift, 500)).toBeNull();
    expect(sendHome(shift, 1100)).toBeNull();
    expect(addOvertime(shift)).toMatchObject({ endMinute: 1140, kind: 'overtime', paidMinutes: 540 });
  });

  it('makes one command of a change of many, and none where nothing changes', () => {
    const places = ['p1', 'p2'].map((employeeId) => ({ employeeId, date }));
    const command = changeDay(
      places,
      () => [shift],
      (item) => movePart(item, { kind: 'shift' }, 15),
    );
    expect(command?.changes).toHaveLength(2);
    expect(
      changeDay(
        places,
        () => [shift],
        () => null,
      ),
    ).toBeNull();
  });
});
