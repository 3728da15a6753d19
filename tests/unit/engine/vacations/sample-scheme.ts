import { dateToEpochDay } from '~/engine/time/local-date';
import {
  buildLeaveCalendar,
  type DistributionInput,
  type DistributionPerson,
  type DistributionPool,
  firstDayOfYear,
  type LeaveAccount,
  prepareAccount,
  type VacationRules,
} from '~/engine/vacations';

export const day = dateToEpochDay;

/** The usual scheme: 28 calendar days, earned by the month, one block of 14. */
export const sampleRules = (changes: Partial<VacationRules> = {}): VacationRules => ({
  daysPerYear: 28,
  additionalDays: 0,
  accrual: 'monthly',
  yearKind: 'working',
  dayKind: 'calendar',
  advanceDays: 0,
  carryOver: true,
  expiryMonths: null,
  blocks: [],
  minBlockDays: 7,
  maxBlockDays: 28,
  maxBlocks: 4,
  longBlockDays: 14,
  minGapDays: 0,
  maxShiftDays: 7,
  noticeDays: 0,
  summerEveryYears: 0,
  blackouts: [],
  ...changes,
});

export const sampleAccount = (changes: Partial<LeaveAccount> & { rules?: VacationRules } = {}): LeaveAccount => {
  const { rules = sampleRules(), ...rest } = changes;
  const hiredOn = rest.hiredOn ?? day('2020-01-01');
  return { hiredOn, leftOn: null, schemes: [{ rules, from: hiredOn, until: null }], entries: [], unpaid: [], ...rest };
};

/** New Year's holidays of 2027 and the 9th of May. */
export const sampleCalendar = () =>
  buildLeaveCalendar({ first: day('2025-01-01'), last: day('2029-12-31') }, [
    ...Array.from({ length: 8 }, (_, index) => ({ day: day('2027-01-01') + index, type: 'holiday' })),
    { day: day('2027-05-09'), type: 'holiday' },
  ]);

export const samplePerson = (id: string, changes: Partial<DistributionPerson> = {}): DistributionPerson => {
  const rules = changes.rules ?? sampleRules();
  const hiredOn = changes.hiredOn ?? day('2020-01-01');
  return {
    id,
    hiredOn,
    leftOn: null,
    rules,
    account: prepareAccount(
      {
        hiredOn,
        leftOn: null,
        schemes: [{ rules, from: hiredOn, until: null }],
        entries: [{ day: day('2026-12-31'), days: 28, kind: 'opening' }],
        unpaid: [],
      },
      day('2028-12-31'),
    ),
    blocks: [],
    absences: [],
    wishes: [],
    pools: [0],
    demand: null,
    shareBefore: 0,
    ...changes,
  };
};

/** A pool over 2027 that already counts the blocks of its people. */
export const samplePool = (capacity: number, people: readonly DistributionPerson[], index = 0): DistributionPool => {
  const first = day('2027-01-01');
  const last = day('2028-03-31');
  const away = new Int32Array(last - first + 1);
  for (const person of people) {
    if (!person.pools.includes(index)) continue;
    for (const block of person.blocks)
      for (let at = Math.max(block.first, first); at <= Math.min(block.last, last); at++) away[at - first] += 1;
  }
  return { id: `pool-${index}`, first, last, capacity, size: Math.max(1, people.length), away };
};

export const sampleOptions = (changes: Partial<DistributionInput['options']> = {}): DistributionInput['options'] => ({
  fillsRest: false,
  movesExisting: false,
  keepsBalance: true,
  peakWeight: 1,
  order: 'seniority',
  ...changes,
});

export const sampleInput = (
  people: DistributionPerson[],
  changes: Partial<DistributionInput> = {},
): DistributionInput => ({
  year: 2027,
  today: firstDayOfYear(2027) - 60,
  calendar: sampleCalendar(),
  people,
  pools: [samplePool(1, people)],
  demands: [],
  options: sampleOptions(),
  ...changes,
});
