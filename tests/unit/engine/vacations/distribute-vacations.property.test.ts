import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countLeaveDays,
  type DistributionInput,
  type DistributionPerson,
  distributeVacations,
  findShortage,
  type Proposal,
  type YearlyPeriod,
} from '~/engine/vacations';
import { gapBetween, occurrencesOf } from '~/engine/vacations/block-rules';
import { LeaveBoard } from '~/engine/vacations/leave-board';
import { day, sampleInput, samplePerson, samplePool, sampleRules } from './sample-scheme';

const start = day('2027-01-01');

const rulesArbitrary = fc
  .record({
    minGapDays: fc.constantFrom(0, 30),
    maxShiftDays: fc.integer({ min: 0, max: 10 }),
    advanceDays: fc.constantFrom(0, 14),
    maxBlocks: fc.integer({ min: 1, max: 4 }),
    blocks: fc.constantFrom<number[]>([], [14, 14], [14, 7, 7]),
    blackouts: fc.constantFrom<YearlyPeriod[]>([], [{ from: '12-15', to: '01-10' }]),
    dayKind: fc.constantFrom('calendar' as const, 'working' as const),
  })
  .map(sampleRules);

const wishArbitrary = fc.record({
  at: fc.integer({ min: 0, max: 340 }),
  length: fc.constantFrom(7, 10, 14, 28),
  priority: fc.constantFrom('fixed' as const, 'priority' as const, 'non_priority' as const),
});

const personArbitrary = fc.record({
  rules: rulesArbitrary,
  hiredOn: fc.integer({ min: day('2015-01-01'), max: day('2027-03-01') }),
  wishes: fc.array(wishArbitrary, { maxLength: 3 }),
  existing: fc.option(
    fc.record({
      at: fc.integer({ min: 30, max: 330 }),
      priority: fc.constantFrom('fixed' as const, 'non_priority' as const),
    }),
  ),
  absence: fc.option(fc.integer({ min: 0, max: 360 })),
  shareBefore: fc.constantFrom(0, 0.5, 1),
});

const problemArbitrary = fc
  .record({
    people: fc.array(personArbitrary, { minLength: 1, maxLength: 7 }),
    capacity: fc.integer({ min: 0, max: 3 }),
    fillsRest: fc.boolean(),
    keepsBalance: fc.constant(true),
    peakWeight: fc.constantFrom(0, 1, 3),
    order: fc.constantFrom('seniority' as const, 'fairness' as const),
    movesExisting: fc.boolean(),
  })
  .map(({ people, capacity, ...options }) => () => {
    const persons = people.map(
      (drawn, index): DistributionPerson =>
        samplePerson(`p${index}`, {
          rules: drawn.rules,
          hiredOn: drawn.hiredOn,
          shareBefore: drawn.shareBefore,
          blocks: drawn.existing
            ? [
                {
                  id: `old${index}`,
                  first: start + drawn.existing.at,
                  last: start + drawn.existing.at + 13,
                  priority: drawn.existing.priority,
                  costsDays: true,
                },
              ]
            : [],
          absences: drawn.absence === null ? [] : [{ first: start + drawn.absence, last: start + drawn.absence }],
          wishes: drawn.wishes.map((wish, order) => ({
            id: `p${index}w${order}`,
            rank: order + 1,
            first: start + wish.at,
            last: start + wish.at + wish.length - 1,
            priority: wish.priority,
          })),
        }),
    );
    return sampleInput(persons, { pools: [samplePool(capacity, persons)], options });
  });

/** The year after a distribution: blocks by person, as the proposals leave them. */
function outcomeOf(input: DistributionInput, proposals: readonly Proposal[]) {
  return input.people.map((person) => {
    const own = proposals.filter(({ personId }) => personId === person.id);
    const placed = own.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'unplaced');
    const shifted = new Set(placed.flatMap(({ blockId }) => blockId ?? []));
    const kept = person.blocks.filter(({ id }) => !shifted.has(id));
    return { person, placed, all: [...kept, ...placed.flatMap(({ range }) => range ?? [])] };
  });
}

describe('every distribution', () => {
  it('keeps the limits, the schemes and the balances, moves only what may move, and tells a true reason', () => {
    fc.assert(
      fc.property(problemArbitrary, (build) => {
        const input = build();
        const before = build();
        const { proposals } = distributeVacations(input);
        const after = outcomeOf(before, proposals);
        checkLimit(
          before,
          after.map(({ all }) => all),
        );
        for (const { person, placed, all } of after) {
          checkPerson(before, person, placed, all);
          const answered = proposals.filter(({ wishId }) => wishId?.startsWith(`${person.id}w`));
          expect(answered.map(({ wishId }) => wishId).sort()).toEqual(person.wishes.map(({ id }) => id).sort());
        }
        checkRefusals(
          before,
          after.map(({ all }) => all),
          proposals,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(problemArbitrary, (build) => {
        expect(distributeVacations(build())).toEqual(distributeVacations(build()));
      }),
      { numRuns: 50 },
    );
  });
});

type Range = { first: number; last: number };

/** No day holds more than the limit, unless it held them before. */
function checkLimit(input: DistributionInput, blocks: readonly Range[][]): void {
  const [pool] = input.pools;
  const away = new Int32Array(pool.away.length);
  for (const block of blocks.flat())
    for (let at = Math.max(block.first, pool.first); at <= Math.min(block.last, pool.last); at++)
      away[at - pool.first] += 1;
  for (const [index, count] of away.entries())
    expect(count).toBeLessThanOrEqual(Math.max(pool.capacity, pool.away[index]));
}

function checkPerson(
  input: DistributionInput,
  person: DistributionPerson,
  placed: readonly Proposal[],
  all: readonly Range[],
): void {
  const { rules } = person;
  const cost = (range: Range) => countLeaveDays(input.calendar, rules.dayKind, range.first, range.last);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) expect(gapBetween(one, other)).toBeGreaterThanOrEqual(0);
  }
  for (const { range, outcome, wishId, blockId } of placed) {
    if (!range) throw new Error('A placed block has its days.');
    expect(range.first).toBeGreaterThanOrEqual(person.hiredOn);
    for (const period of rules.blackouts) expect(occurrencesOf(period, range)).toEqual([]);
    for (const absence of person.absences) expect(gapBetween(range, absence)).toBeGreaterThanOrEqual(0);
    for (const other of all)
      if (other !== range) expect(gapBetween(range, other)).toBeGreaterThanOrEqual(rules.minGapDays);
    if (rules.blocks.length) expect(rules.blocks).toContain(cost(range));
    const home = person.wishes.find(({ id }) => id === wishId) ?? person.blocks.find(({ id }) => id === blockId);
    if (outcome === 'granted') expect(range.first).toBe(home?.first);
    if (outcome === 'moved' || outcome === 'shifted') {
      expect(home?.priority).not.toBe('fixed');
      expect(Math.abs(range.first - (home?.first ?? 0))).toBeLessThanOrEqual(rules.maxShiftDays);
    }
  }
  if (placed.length > 0 && person.blocks.length === 0)
    expect(
      findShortage(
        person.account,
        all.map((range) => ({ day: range.first, days: cost(range) })),
      ),
    ).toBeNull();
}

/** A refused wish cannot be given in the year as it came out either. */
function checkRefusals(input: DistributionInput, blocks: readonly Range[][], proposals: readonly Proposal[]): void {
  const people = input.people.map((person, index) => ({
    ...person,
    blocks: blocks[index].map((range, order) => ({
      ...range,
      id: `b${order}`,
      priority: 'fixed' as const,
      costsDays: true,
    })),
  }));
  const pools = input.pools.map((pool, index) => samplePool(pool.capacity, people, index));
  const board = new LeaveBoard({ ...input, people, pools });
  for (const { outcome, personId, range, reason } of proposals) {
    if (outcome !== 'refused' || !range) continue;
    const index = people.findIndex(({ id }) => id === personId);
    expect(board.judge(index, range)).not.toBeNull();
    expect(reason).not.toBeNull();
  }
}
