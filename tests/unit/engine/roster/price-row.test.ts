import { describe, expect, it } from 'vitest';
import { createRandom } from '~/engine/random';
import { type RosterInstance, validateRoster } from '~/engine/roster';
import { isRowLawful } from '~/engine/roster/model/is-row-lawful';
import { buildRosterProblem, type RosterProblem } from '~/engine/roster/model/roster-problem';
import { PersonPricer } from '~/engine/roster/pricing/person-pricer';
import { PricingScratch } from '~/engine/roster/pricing/pricing-scratch';
import { windowEdges } from '~/engine/roster/pricing/window-edges';
import { createRandomInstance } from './random-roster';

const scratch = new PricingScratch();

/** All rows of a single person, lawful by the independent validator. */
function enumerateLawfulRows(instance: RosterInstance): Int8Array[] {
  const { dayCount } = instance;
  const rows: Int8Array[] = [];
  const row = new Int8Array(dayCount);
  const extend = (day: number): void => {
    if (day === dayCount) {
      const assignments = [...row].flatMap((value, at) =>
        value > 0 ? [{ employeeId: 'P0', day: at, shiftId: `S${value - 1}` }] : [],
      );
      if (validateRoster(instance, assignments).length === 0) rows.push(row.slice());
      return;
    }
    for (let value = 0; value <= instance.shifts.length; value++) {
      row[day] = value;
      extend(day + 1);
    }
  };
  extend(0);
  return rows;
}

function priceOf(problem: RosterProblem, row: Int8Array, prices: Float64Array, first: number, end: number): number {
  let cost = 0;
  for (let day = first; day < end; day++) {
    cost += problem.requestCost[day * problem.width + row[day]];
    if (row[day] > 0) cost -= prices[day * problem.width + row[day]];
  }
  return cost;
}

const shapes = [
  { dayCount: 7, employeeCount: 1, shiftCount: 3, windows: [[0, 7]] },
  {
    dayCount: 9,
    employeeCount: 1,
    shiftCount: 2,
    windows: [
      [0, 9],
      [0, 7],
      [7, 9],
    ],
  },
  {
    dayCount: 14,
    employeeCount: 1,
    shiftCount: 1,
    windows: [
      [0, 14],
      [0, 7],
      [7, 14],
    ],
  },
];

describe('pricing of one row', () => {
  it.each(shapes)('finds the best of all lawful rows over $dayCount days and $shiftCount types', (shape) => {
    let compared = 0;
    for (let seed = 1; seed <= 14; seed++) {
      const instance = createRandomInstance(seed, shape);
      const problem = buildRosterProblem(instance);
      const random = createRandom(`prices ${seed}`);
      const prices = Float64Array.from(
        { length: problem.dayCount * problem.width },
        () => Math.round(random.next() * 200 - 60) / 7,
      );
      const rows = enumerateLawfulRows(instance);
      const outside = rows.length > 0 ? random.pick(rows) : new Int8Array(problem.dayCount);
      for (const [first, end] of shape.windows) {
        const isWhole = end - first === problem.dayCount;
        if (rows.length === 0 && !isWhole) continue;
        const open = rows.filter((row) =>
          row.every((value, day) => (day >= first && day < end) || value === outside[day]),
        );
        const best = Math.min(...open.map((row) => priceOf(problem, row, prices, first, end)));
        const pricer = new PersonPricer(problem, scratch, 0, windowEdges(problem, outside, 0, first, end));
        const found = pricer.price(prices, 30);
        if (open.length === 0) {
          expect(found).toBeNull();
          continue;
        }
        expect(found!.reducedCost).toBeCloseTo(best, 6);
        expect(found!.bound).toBeLessThanOrEqual(best + 1e-6);
        const row = outside.slice();
        row.set(found!.values, first);
        expect(isRowLawful(problem, 0, row, 0)).toBe(true);
        expect(priceOf(problem, row, prices, first, end)).toBeCloseTo(best, 6);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(6);
  });

  it('answers that there is none where the rules leave no row', () => {
    const instance = createRandomInstance(1, { dayCount: 14, employeeCount: 1, shiftCount: 2 });
    instance.employees[0].minTotalMinutes = 14 * 600;
    instance.employees[0].maxTotalMinutes = 14 * 600;
    const problem = buildRosterProblem(instance);
    const pricer = new PersonPricer(problem, scratch, 0, windowEdges(problem, new Int8Array(14), 0, 0, 14));
    expect(pricer.price(new Float64Array(problem.dayCount * problem.width), 30)).toBeNull();
  });

  it('stays lawful and at least as good as its guide when it searches near a given row', () => {
    let followed = 0;
    for (let seed = 100; seed < 130; seed++) {
      const instance = createRandomInstance(seed, { dayCount: 35, employeeCount: 1, shiftCount: 3 });
      const problem = buildRosterProblem(instance);
      const random = createRandom(seed);
      const drawPrices = () =>
        Float64Array.from({ length: problem.dayCount * problem.width }, () => random.next() * 20 - 5);
      const pricer = () => new PersonPricer(problem, scratch, 0, windowEdges(problem, new Int8Array(35), 0, 0, 35));
      const guide = pricer().price(drawPrices(), 30)?.values;
      if (!guide) continue;
      const prices = drawPrices();
      const guided = pricer();
      guided.follow(guide);
      const found = guided.price(prices, 30);
      const best = pricer().price(prices, 30)!;
      expect(found).not.toBeNull();
      expect(isRowLawful(problem, 0, found!.values, 0)).toBe(true);
      expect(found!.reducedCost).toBeLessThanOrEqual(priceOf(problem, guide, prices, 0, 35) + 1e-6);
      expect(found!.reducedCost).toBeGreaterThanOrEqual(best.bound - 1e-6);
      followed++;
    }
    expect(followed).toBeGreaterThan(10);
  });

  it('refuses a window that cuts a weekend', () => {
    const problem = buildRosterProblem(createRandomInstance(1, { dayCount: 14, employeeCount: 1, shiftCount: 1 }));
    expect(() => windowEdges(problem, new Int8Array(14), 0, 3, 14)).toThrow(RangeError);
  });
});
