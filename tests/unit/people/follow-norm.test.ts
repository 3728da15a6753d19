import { describe, expect, it } from 'vitest';
import type { Contract, Employee } from '~/engine/scheduling';
import { followNorm } from '~/models/follow-norm';

const entry = (changes: Partial<Contract> = {}) =>
  ({
    id: 'a',
    skills: [],
    contract: { weeklyMinMinutes: 2280, weeklyTargetMinutes: 2400, weeklyMaxMinutes: 2520, ...changes },
  }) as unknown as Employee;
const schedule = { days: 28, mostWeeklyMinutes: 2880 };
const hoursOf = ({ contract }: Employee) => [
  contract.weeklyMinMinutes,
  contract.weeklyTargetMinutes,
  contract.weeklyMaxMinutes,
  contract.periodMaxMinutes,
];

describe('followNorm', () => {
  it('leaves people without given hours as they are', () => {
    expect(followNorm([entry()], undefined, schedule)).toEqual([entry()]);
  });

  it('moves the target by the share of the norm and keeps the tolerance', () => {
    const [less] = followNorm([entry()], { share: 0.75, remainingMinutes: null }, schedule);
    expect(hoursOf(less)).toEqual([1680, 1800, 1920, undefined]);
    const [more] = followNorm([entry()], { share: 1.1, remainingMinutes: null }, schedule);
    expect(hoursOf(more)).toEqual([2520, 2640, 2760, undefined]);
  });

  it('never exceeds what a week may hold', () => {
    const [most] = followNorm([entry()], { share: 2, remainingMinutes: null }, schedule);
    expect(hoursOf(most)).toEqual([2760, 2880, 2880, undefined]);
  });

  it('bounds the whole schedule by what is left, and asks no more of its weeks', () => {
    const [left] = followNorm([entry()], { share: 1, remainingMinutes: 6000 }, schedule);
    expect(hoursOf(left)).toEqual([1620, 2400, 2520, 6480]);
    const [none] = followNorm([entry()], { share: 1, remainingMinutes: -900 }, schedule);
    expect(hoursOf(none)).toEqual([0, 2400, 2520, 0]);
  });

  it('does not give what is left to each part of a changing contract', () => {
    const parts = followNorm([entry(), entry()], { share: 1, remainingMinutes: 6000 }, schedule);
    expect(parts.map(({ contract }) => contract.periodMaxMinutes)).toEqual([undefined, undefined]);
  });
});
