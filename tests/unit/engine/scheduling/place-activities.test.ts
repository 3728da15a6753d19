import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidInput } from '~/engine/errors';
import {
  type Activity,
  type GeneratedShift,
  generateSchedule,
  placeActivities,
  recomputeCoverage,
  validateActivities,
  validateSchedule,
} from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';
import { employee, smallProblem } from './small-problem';

const meeting = (changes: Partial<Activity> = {}): Activity => ({
  id: 'meeting',
  participation: 'group',
  minutes: 60,
  dates: ['2026-01-05'],
  fromMinute: 480,
  toMinute: 960,
  participantIds: ['e0', 'e1'],
  minParticipants: 2,
  maxParticipants: 2,
  ...changes,
});

describe('placeActivities', () => {
  /** Two people from 8 to 16; demand of two agents, but none from 11 to 12 and one from 14 to 16. */
  const demand = Float64Array.from({ length: 24 }, (_, hour) =>
    hour < 8 || hour >= 16 || hour === 11 ? 0 : hour >= 14 ? 1 : 2,
  );
  const base = smallProblem({ employees: [employee('e0'), employee('e1')] }, 1);
  const problem = { ...base, groups: [{ ...base.groups[0], demand }] };
  let shifts: GeneratedShift[] = [];
  beforeAll(async () => {
    const templates = [{ ...base.templates[0], startFromMinute: 480, startToMinute: 480 }];
    shifts = (await generateSchedule({ ...problem, templates }, { seed: 1, timeBudgetMs: 9000, iterations: 500 }))
      .shifts;
  });

  it('a group meets when nobody is missed', () => {
    const result = placeActivities(problem, shifts, [meeting()]);
    expect(result.placed.map(({ startMs }) => new Date(startMs).getUTCHours())).toEqual([11, 11]);
    expect(result.costIncrease).toBeLessThan(0);
    expect(recomputeCoverage(problem, result.shifts).shortPercent).toBe(0);
  });

  it('a group meets within the hours of everybody who comes, each by an own clock', () => {
    const [first, second] = problem.employees;
    const apart = { ...problem, employees: [first, { ...second, zone: 'Asia/Dubai' }] };
    // 8 to 12 by either clock: 8 to 12 there is 4 to 8 here: the two have no time in common
    const hours = { fromMinute: 480, toMinute: 720 };
    const { notPlaced } = placeActivities(apart, shifts, [meeting(hours)]);
    expect(notPlaced).toMatchObject([{ reason: expect.stringContaining('of at least 2') }]);
    const { placed } = placeActivities(apart, shifts, [meeting({ fromMinute: 480, toMinute: 780 })]);
    expect(placed.map(({ startMs }) => new Date(startMs).getUTCHours())).toEqual([8, 8]);
  });

  it('people with an own time go one at a time when asked', () => {
    const talk = meeting({ id: 'talk', participation: 'individual', maxSimultaneous: 1, fromMinute: 720 });
    const { placed } = placeActivities(problem, shifts, [talk]);
    expect(placed.map(({ startMs }) => new Date(startMs).getUTCHours()).sort()).toEqual([14, 15]);
  });

  it('does not take place below its minimum, and says how many could come', () => {
    const apart = shifts.map((shift, i) =>
      i === 0 ? { ...shift, work: shift.work.map((part) => ({ ...part, endMs: part.startMs + 3_600_000 })) } : shift,
    );
    const result = placeActivities(problem, apart, [meeting({ fromMinute: 600 })]);
    expect(result.placed).toEqual([]);
    expect(result.notPlaced).toEqual([{ activityId: 'meeting', reason: '1 of at least 2 participants can come' }]);
    expect(result.shifts).toEqual(apart);
  });

  it('refuses limits that contradict each other and people it does not know', () => {
    expect(() => placeActivities(problem, shifts, [meeting({ minParticipants: 3 })])).toThrow(InvalidInput);
    expect(() => placeActivities(problem, shifts, [meeting({ participantIds: ['e9'] })])).toThrow(
      'names no employee: e9',
    );
    expect(() => placeActivities(problem, shifts, [meeting({ toMinute: 500 })])).toThrow('toMinute');
  });
});

describe('placeActivities on a centre', () => {
  it('keeps limits, pauses and shifts whatever is asked', async () => {
    const problem = createSampleCentre({ employees: 30, weeks: 1, seed: 2, groups: 2 });
    const options = { seed: 1, timeBudgetMs: 20_000, iterations: 3000, withoutBound: true };
    const { shifts } = await generateSchedule(problem, options);
    const activity = fc.record({
      participation: fc.constantFrom('group' as const, 'individual' as const),
      minutes: fc.constantFrom(15, 30, 60, 120),
      dates: fc.constantFrom(['2026-01-06'], ['2026-01-07', '2026-01-08']),
      people: fc.integer({ min: 1, max: 12 }),
      first: fc.integer({ min: 0, max: 18 }),
      minParticipants: fc.integer({ min: 0, max: 3 }),
      more: fc.integer({ min: 0, max: 6 }),
      maxSimultaneous: fc.constantFrom(undefined, 1, 2),
    });
    fc.assert(
      fc.property(fc.array(activity, { minLength: 1, maxLength: 4 }), (asked) => {
        const activities = asked.map(({ people, first, more, ...item }, i) => ({
          ...item,
          dates: [...item.dates],
          id: `a${i}`,
          fromMinute: 540,
          toMinute: 1020,
          participantIds: Array.from({ length: people }, (_, k) => `e${first + k}`),
          maxParticipants: Math.max(1, item.minParticipants + more),
        }));
        const result = placeActivities(problem, shifts, activities);
        expect(validateActivities(result.shifts, activities, result.placed)).toEqual([]);
        expect(validateSchedule(problem, result.shifts)).toEqual(validateSchedule(problem, shifts));
        for (const { id } of activities) {
          const isPlaced = result.placed.some(({ activityId }) => activityId === id);
          expect(isPlaced).toBe(!result.notPlaced.some(({ activityId }) => activityId === id));
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
