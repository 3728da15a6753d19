import { describe, expect, it } from 'vitest';
import type { Employee } from '~/engine/scheduling';
import { limitOvertime } from '~/models/limit-overtime';
import { contract, employee } from '../engine/scheduling/small-problem';

const schedule = { startDate: '2026-06-01', endDate: '2026-06-28' };
const person = (changes: Partial<Employee> = {}, terms = {}) =>
  employee('e', {
    contract: contract({ weeklyMinMinutes: 2280, weeklyTargetMinutes: 2400, weeklyMaxMinutes: 2880, ...terms }),
    ...changes,
  });
const bound = (entry: Employee, limitMinutes: number, usedMinutes: number) =>
  limitOvertime([entry], { limitMinutes, usedMinutes }, schedule)[0].contract;

describe('overtime of a year', () => {
  it('bounds the hours of a schedule by the norm of its days and what is left', () => {
    expect(bound(person(), 7200, 6000).periodMaxMinutes).toBe(4 * 2400 + 1200);
    expect(bound(person(), 7200, 9000).periodMaxMinutes).toBe(4 * 2400);
  });

  it('counts absences as worked and days outside of the employment not at all', () => {
    const absences = [{ date: '2026-06-01' }, { date: '2026-06-06' }, { date: '2026-06-08', creditMinutes: 0 }];
    expect(bound(person({ absences }), 600, 600).periodMaxMinutes).toBe(4 * 2400 - 480);
    expect(bound(person({ employedTo: '2026-06-14' }), 600, 600).periodMaxMinutes).toBe(2 * 2400);
  });

  it('leaves contracts alone that cannot pass it, and bounds that are tighter', () => {
    expect(bound(person(), 7200, 0)).toEqual(person().contract);
    expect(bound(person({}, { periodMaxMinutes: 5000 }), 7200, 6000).periodMaxMinutes).toBe(5000);
  });
});
