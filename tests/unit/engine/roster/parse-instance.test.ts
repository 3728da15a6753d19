import { describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import { parseRosterInstance } from '~/engine/roster';

const sections = {
  HORIZON: ['14'],
  SHIFTS: ['E,480,', 'L,480,E'],
  STAFF: ['A,E=14|L=3,4320,3360,5,2,2,1', 'B,E=14,4320,0,5,2,2,1'],
  DAYS_OFF: ['A,3', 'B,1,2'],
  SHIFT_ON_REQUESTS: ['A,5,L,2'],
  SHIFT_OFF_REQUESTS: ['B,6,E,1'],
  COVER: ['0,E,4,100,1'],
};

const write = (changes: Partial<Record<keyof typeof sections, string[]>> = {}) =>
  Object.entries({ ...sections, ...changes })
    .map(([name, lines]) => `SECTION_${name}\n# comment\n${lines.join('\n')}\n`)
    .join('\n');

describe('parseRosterInstance', () => {
  it('reads every section', () => {
    const instance = parseRosterInstance(write());
    expect(instance.dayCount).toBe(14);
    expect(instance.shifts[1]).toEqual({ id: 'L', lengthMinutes: 480, cannotBeFollowedBy: ['E'] });
    expect(instance.employees[0]).toEqual({
      id: 'A',
      maxShifts: new Map([
        ['E', 14],
        ['L', 3],
      ]),
      maxTotalMinutes: 4320,
      minTotalMinutes: 3360,
      maxConsecutiveShifts: 5,
      minConsecutiveShifts: 2,
      minConsecutiveDaysOff: 2,
      maxWeekends: 1,
      daysOff: [3],
    });
    expect(instance.employees[1].daysOff).toEqual([1, 2]);
    expect(instance.onRequests).toEqual([{ employeeId: 'A', day: 5, shiftId: 'L', weight: 2 }]);
    expect(instance.offRequests).toEqual([{ employeeId: 'B', day: 6, shiftId: 'E', weight: 1 }]);
    expect(instance.cover).toEqual([{ day: 0, shiftId: 'E', required: 4, weightUnder: 100, weightOver: 1 }]);
  });

  it.each([
    ['a number that is none', { COVER: ['0,E,four,100,1'] }, /line \d+ has "four" as requirement/],
    ['too few fields', { STAFF: ['A,E=14,4320'] }, /line \d+ has 3 fields/],
    ['an unknown shift', { COVER: ['0,X,4,100,1'] }, /cover of X on day 0 names an unknown shift X/],
    ['a day outside the horizon', { COVER: ['14,E,4,100,1'] }, /lies outside the horizon of 14 days/],
    ['an unknown employee', { DAYS_OFF: ['Z,3'] }, /names an unknown employee Z/],
    ['a repeated employee', { STAFF: [sections.STAFF[0], sections.STAFF[0]] }, /repeats the employee A/],
    [
      'a minimum above the maximum',
      { STAFF: ['A,E=14,100,200,5,2,2,1'], DAYS_OFF: [], SHIFT_ON_REQUESTS: [], SHIFT_OFF_REQUESTS: [] },
      /employee A must work more minutes/,
    ],
    ['two requirements for one shift', { COVER: ['0,E,4,100,1', '0,E,2,100,1'] }, /is given twice/],
    ['no horizon', { HORIZON: [] }, /horizon must be from 1/],
    [
      'nobody',
      { STAFF: [], DAYS_OFF: [], SHIFT_ON_REQUESTS: [], SHIFT_OFF_REQUESTS: [] },
      /employees must not be empty/,
    ],
  ])('refuses %s and says where', (_, changes, message) => {
    expect(() => parseRosterInstance(write(changes))).toThrow(InvalidInput);
    expect(() => parseRosterInstance(write(changes))).toThrow(message);
  });

  it('refuses text that is no instance', () => {
    expect(() => parseRosterInstance('hello')).toThrow(/line 1 stands before the first section/);
    expect(() => parseRosterInstance('SECTION_MOON\n1')).toThrow(/unknown section MOON/);
  });
});
