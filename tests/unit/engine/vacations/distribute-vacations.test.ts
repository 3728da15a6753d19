import { describe, expect, it } from 'vitest';
import { type DistributionPerson, distributeVacations } from '~/engine/vacations';
import { day, sampleInput, samplePerson, samplePool, sampleRules } from './sample-scheme';

const wish = (
  id: string,
  first: string,
  last: string,
  rank = 1,
  priority: 'fixed' | 'priority' | 'non_priority' = 'non_priority',
) => ({
  id,
  rank,
  first: day(first),
  last: day(last),
  priority,
});

const outcomes = (result: ReturnType<typeof distributeVacations>) =>
  Object.fromEntries(result.proposals.filter(({ wishId }) => wishId).map(({ wishId, outcome }) => [wishId, outcome]));

describe('distributeVacations', () => {
  it('gives what is wished where there is room', () => {
    const people = [samplePerson('a', { wishes: [wish('a1', '2027-06-01', '2027-06-14')] })];
    const result = distributeVacations(sampleInput(people));
    expect(result.proposals).toEqual([
      {
        personId: 'a',
        outcome: 'granted',
        wishId: 'a1',
        blockId: null,
        range: { first: day('2027-06-01'), last: day('2027-06-14') },
        priority: 'non_priority',
        days: 14,
        reason: null,
      },
    ]);
  });

  it('lets the senior first where two want the same, and moves the other within the days of the scheme', () => {
    const people = [
      samplePerson('junior', { hiredOn: day('2024-01-01'), wishes: [wish('j', '2027-06-08', '2027-06-21')] }),
      samplePerson('senior', { hiredOn: day('2012-01-01'), wishes: [wish('s', '2027-06-01', '2027-06-14')] }),
    ];
    const result = distributeVacations(sampleInput(people));
    expect(outcomes(result)).toEqual({ s: 'granted', j: 'moved' });
    expect(result.proposals.find(({ wishId }) => wishId === 'j')?.range?.first).toBe(day('2027-06-15'));
  });

  it('lets who had nothing last year before the senior', () => {
    const people = [
      samplePerson('senior', {
        shareBefore: 1,
        hiredOn: day('2012-01-01'),
        wishes: [wish('s', '2027-06-01', '2027-06-14')],
      }),
      samplePerson('other', {
        shareBefore: 0,
        hiredOn: day('2020-01-01'),
        wishes: [wish('o', '2027-06-01', '2027-06-14')],
      }),
    ];
    expect(outcomes(distributeVacations(sampleInput(people)))).toEqual({ o: 'granted', s: 'refused' });
  });

  it('gives everybody a first wish before anybody a second', () => {
    const people = [
      samplePerson('a', {
        hiredOn: day('2012-01-01'),
        wishes: [wish('a1', '2027-03-01', '2027-03-14'), wish('a2', '2027-07-01', '2027-07-14', 2)],
      }),
      samplePerson('b', { wishes: [wish('b1', '2027-07-01', '2027-07-14')] }),
    ];
    expect(outcomes(distributeVacations(sampleInput(people)))).toEqual({ a1: 'granted', b1: 'granted', a2: 'refused' });
  });

  it('says who had no room, and why', () => {
    const rules = sampleRules({ maxShiftDays: 0 });
    const people = [
      samplePerson('a', { hiredOn: day('2012-01-01'), wishes: [wish('a', '2027-06-01', '2027-06-14')] }),
      samplePerson('b', { rules, wishes: [wish('b', '2027-06-10', '2027-06-23')] }),
    ];
    const refused = distributeVacations(sampleInput(people)).proposals.find(({ outcome }) => outcome === 'refused');
    expect(refused).toMatchObject({
      personId: 'b',
      reason: { rule: 'limit', figures: { id: 'pool-0', day: day('2027-06-10'), away: 1, capacity: 1 } },
    });
  });

  it('moves an existing block without priority for a wish with priority, never a fixed one', () => {
    const block = (priority: 'fixed' | 'non_priority') => ({
      id: 'old',
      first: day('2027-06-10'),
      last: day('2027-06-23'),
      priority,
      costsDays: true,
    });
    const run = (priority: 'fixed' | 'non_priority', movesExisting: boolean) => {
      const people = [
        samplePerson('a', { blocks: [block(priority)] }),
        samplePerson('b', {
          rules: sampleRules({ maxShiftDays: 5 }),
          wishes: [wish('b', '2027-06-01', '2027-06-14', 1, 'priority')],
        }),
      ];
      return distributeVacations(sampleInput(people, { options: { fillsRest: false, movesExisting } }));
    };
    const moved = run('non_priority', true);
    expect(outcomes(moved)).toEqual({ b: 'granted' });
    expect(moved.proposals.find(({ outcome }) => outcome === 'shifted')).toMatchObject({
      blockId: 'old',
      range: { first: day('2027-06-15'), last: day('2027-06-28') },
    });
    expect(outcomes(run('non_priority', false))).toEqual({ b: 'moved' });
    expect(run('fixed', true).proposals.filter(({ outcome }) => outcome === 'shifted')).toEqual([]);
  });

  it('fills what is left by the scheme, away from the peak of demand and evenly', () => {
    const demand = new Float64Array(365).fill(1);
    demand.fill(9, 150, 240);
    const people = Array.from(
      { length: 6 },
      (_, index): DistributionPerson =>
        samplePerson(`p${index}`, { demand: 0, rules: sampleRules({ blocks: [14, 14] }) }),
    );
    const result = distributeVacations(
      sampleInput(people, {
        demands: [demand],
        pools: [samplePool(1, people)],
        options: { fillsRest: true, movesExisting: false },
      }),
    );
    expect(result.summary).toMatchObject({ filled: 12, unplaced: 0 });
    const start = day('2027-01-01');
    const inPeak = result.proposals.filter(
      ({ range }) => range && range.last - start >= 150 && range.first - start < 240,
    );
    expect(inPeak).toEqual([]);
  });

  it('says for how many days there was no room at all', () => {
    const people = ['a', 'b', 'c'].map((id) => samplePerson(id));
    const pool = { ...samplePool(0, people) };
    const result = distributeVacations(
      sampleInput(people, { pools: [pool], options: { fillsRest: true, movesExisting: false } }),
    );
    expect(result.proposals.map(({ outcome, days }) => [outcome, days])).toEqual([
      ['unplaced', 28],
      ['unplaced', 28],
      ['unplaced', 28],
    ]);
  });
});
