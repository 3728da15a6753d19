import { describe, expect, it } from 'vitest';
import { type DistributionPerson, distributeVacations, prepareAccount } from '~/engine/vacations';
import { day, sampleInput, sampleOptions, samplePerson, samplePool, sampleRules } from './sample-scheme';

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
        basis: { rule: 'turn', figures: { place: 1, of: 1, since: day('2020-01-01'), rivals: 0 } },
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

  it('lets the senior first, or who had nothing last year where fairness is asked for', () => {
    const people = () => [
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
    const run = (order: 'seniority' | 'fairness') =>
      distributeVacations(sampleInput(people(), { options: sampleOptions({ order }) }));
    expect(outcomes(run('fairness'))).toEqual({ o: 'granted', s: 'refused' });
    const bySeniority = run('seniority');
    expect(outcomes(bySeniority)).toEqual({ s: 'granted', o: 'refused' });
    expect(bySeniority.proposals.find(({ wishId }) => wishId === 'o')?.basis).toEqual({
      rule: 'turn',
      figures: { place: 2, of: 2, since: day('2020-01-01'), rivals: 1 },
    });
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
      return distributeVacations(sampleInput(people, { options: sampleOptions({ movesExisting }) }));
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
        demands: [{ byDay: demand, source: 'requirement' }],
        pools: [samplePool(1, people)],
        options: sampleOptions({ fillsRest: true }),
      }),
    );
    expect(result.summary).toMatchObject({ filled: 12, unplaced: 0 });
    const start = day('2027-01-01');
    const inPeak = result.proposals.filter(
      ({ range }) => range && range.last - start >= 150 && range.first - start < 240,
    );
    expect(inPeak).toEqual([]);
    for (const { basis } of result.proposals)
      expect(basis).toMatchObject({ rule: 'quiet', figures: { demand: 100, lowest: 100 } });
  });

  it('minds a peak as much as it is told to, and says how busy the weeks are that it chose', () => {
    const byDay = new Float64Array(365).fill(0.9);
    byDay.fill(1.4, 0, 60);
    const rules = sampleRules({ blocks: [14, 14] });
    const busy = {
      id: 'old',
      first: day('2027-03-15'),
      last: day('2027-12-20'),
      priority: 'fixed' as const,
      costsDays: false,
    };
    const run = (peakWeight: number) => {
      // why: nearly everybody else is away outside the peak, so that evenness alone prefers the peak
      const people = [samplePerson('a', { demand: 0, rules })];
      const pool = samplePool(Number.POSITIVE_INFINITY, [samplePerson('b', { blocks: [busy] }), ...people]);
      const result = distributeVacations(
        sampleInput(people, {
          pools: [{ ...pool, size: 10 }],
          demands: [{ byDay, source: 'forecast' }],
          options: sampleOptions({ fillsRest: true, peakWeight }),
        }),
      );
      return result.proposals.map(({ basis }) => basis?.figures.demand);
    };
    expect(run(0)).toContain(140);
    for (const demand of run(10)) expect(demand).toBeLessThan(95);
  });

  it('gives days that are not earned only where the balance is not kept', () => {
    const run = (keepsBalance: boolean) => {
      const account = prepareAccount(
        { hiredOn: day('2027-01-01'), leftOn: null, schemes: [], entries: [], unpaid: [] },
        day('2028-12-31'),
      );
      const people = [samplePerson('a', { account, wishes: [wish('a', '2027-06-01', '2027-06-14')] })];
      return outcomes(distributeVacations(sampleInput(people, { options: sampleOptions({ keepsBalance }) })));
    };
    expect(run(true)).toEqual({ a: 'refused' });
    expect(run(false)).toEqual({ a: 'granted' });
  });

  it('names for whom a block has made room, and which limit moved a wish', () => {
    const old = { id: 'old', first: day('2027-06-10'), last: day('2027-06-23'), priority: 'non_priority' as const };
    const people = [
      samplePerson('a', { blocks: [{ ...old, costsDays: true }] }),
      samplePerson('b', { wishes: [wish('b', '2027-06-01', '2027-06-14', 1, 'priority')] }),
      samplePerson('c', { wishes: [wish('c', '2027-05-30', '2027-06-12')], rules: sampleRules({ maxShiftDays: 20 }) }),
    ];
    const { proposals } = distributeVacations(sampleInput(people, { options: sampleOptions({ movesExisting: true }) }));
    expect(proposals.find(({ outcome }) => outcome === 'shifted')?.basis).toEqual({
      rule: 'room',
      figures: { for: 'b' },
    });
    expect(proposals.find(({ wishId }) => wishId === 'c')).toMatchObject({
      outcome: 'moved',
      reason: { rule: 'limit' },
    });
  });

  it('says for how many days there was no room at all', () => {
    const people = ['a', 'b', 'c'].map((id) => samplePerson(id));
    const pool = { ...samplePool(0, people) };
    const result = distributeVacations(
      sampleInput(people, { pools: [pool], options: sampleOptions({ fillsRest: true }) }),
    );
    expect(result.proposals.map(({ outcome, days }) => [outcome, days])).toEqual([
      ['unplaced', 28],
      ['unplaced', 28],
      ['unplaced', 28],
    ]);
  });
});
